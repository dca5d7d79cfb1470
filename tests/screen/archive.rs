//! An archive for the dashboard.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::path::PathBuf;

use chrono::DateTime;
use mujaz::archive::{Archive, Incoming, Moment, Packer, Parcel, Purpose};
use mujaz::extract;
use mujaz::intake::{self, Document, Given};
use mujaz::lexicon::Lexicon;
use mujaz::tui::app::App;
use mujaz::tui::shelf::Shelf;
use tempfile::TempDir;

use super::support::{Screen, settings};

/// A report as it comes in.
pub struct Report {
    day: String,
    outlet: String,
    text: String,
    url: Option<String>,
}

impl Report {
    pub fn of(day: &str, outlet: &str, text: &str) -> Self {
        Self { day: day.into(), outlet: outlet.into(), text: text.into(), url: None }
    }

    pub fn at(self, url: &str) -> Self {
        Self { url: Some(url.into()), ..self }
    }

    fn packed(&self) -> Parcel {
        let outlet = Some(self.outlet.clone());
        let given = Given { date: self.day.parse().ok(), outlet, url: self.url.clone(), ..Given::default() };
        let (Document::Report(article), _) = intake::read(self.text.as_bytes(), &given, "test").unwrap() else {
            panic!()
        };
        let briefing = extract::briefing(vec![article], Lexicon::in_force());
        let received = DateTime::parse_from_rfc3339("2021-06-04T08:00:00+02:00").unwrap();
        let bytes = self.text.as_bytes();
        let incoming = Incoming { bytes, source: "test", is_whole: true, received, briefing: &briefing };
        Packer::new().unwrap().pack(&incoming).unwrap().unwrap()
    }
}

/// An archive in a folder of its own.
pub struct Kept {
    pub folder: TempDir,
}

impl Kept {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("archive.db")
    }

    pub fn keep(&self, reports: impl IntoIterator<Item = Report>) {
        let parcels: Vec<Parcel> = reports.into_iter().map(|report| report.packed()).collect();
        Archive::open(&self.path(), Purpose::Keep).unwrap().keep(&parcels).unwrap();
    }

    pub fn archive(&self) -> Archive {
        Archive::open(&self.path(), Purpose::Look).unwrap()
    }

    /// The dashboard on its latest day, for a user who looked last at that moment.
    pub fn screen(&self, looked: Option<Moment>, width: u16, height: u16) -> Screen {
        let mut shelf = Shelf::new(Some(self.path()), looked);
        let day = shelf.latest().unwrap().unwrap();
        let day = shelf.day(day).unwrap();
        Screen::of(App::on(day, shelf, settings("en", "mono")), width, height)
    }
}

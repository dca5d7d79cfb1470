//! A day in the formats of other programs, each opened by a reader of that format that mujaz did not write.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without may end it")]

#[path = "export/csv.rs"]
mod csv;
#[path = "export/geojson.rs"]
mod geojson;
#[path = "export/hostile.rs"]
mod hostile;
#[path = "export/html.rs"]
mod html;
#[path = "export/labels.rs"]
mod labels;
#[path = "export/markdown.rs"]
mod markdown;
#[path = "export/page.rs"]
mod page;

use mujaz::briefing::PositionStatus;
use mujaz::config::Lang;
use mujaz::digest::Digest;
use mujaz::lexicon::Lexicon;
use mujaz::lexicon::gazetteer::Gazetteer;
use mujaz::{export, extract, intake};

/// The sample, each thing once.
fn sample() -> Digest {
    Digest::of(extract::briefing(intake::sample(), Lexicon::bundled()))
}

/// The sample, its first event told by a second report as well, as a merged day has it; every field that a record may have is
/// there in some record, and two reports disagree on who holds a place.
fn merged() -> Digest {
    let mut day = extract::briefing(intake::sample(), Lexicon::bundled());
    let name = day.statements[0].speaker[0].clone();
    let place = day.frontline[0].place.clone();
    day.statements[0].via = Some(name.clone());
    day.statements[0].addressee = Some(name.clone());
    day.movements[0].reported_by = Some(name.clone());
    day.movements[0].from = Some(place);
    day.movements[0].purpose = Some("للتشاور".into());
    day.frontline[0].claimed_by = Some(name);
    let first = day.events[0].evidence[0].article.clone();
    let own = day.events[0].evidence[0].clone();
    let other = day.events.iter().flat_map(|event| &event.evidence).find(|one| one.article != first).unwrap().clone();
    day.events[0].evidence.push(other.clone());
    let (mut held, mut lost) = (day.frontline[0].clone(), day.frontline[0].clone());
    (held.id, held.status, held.evidence) = ("held".into(), PositionStatus::Controls, vec![own]);
    (lost.id, lost.status, lost.evidence) = ("lost".into(), PositionStatus::Lost, vec![other]);
    day.frontline.extend([held, lost]);
    Digest::of(day)
}

fn gazetteer() -> &'static Gazetteer {
    &Lexicon::bundled().gazetteer
}

/// What a format writes.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn csv(day: &Digest) -> String {
    written(|out| export::csv::write(day, gazetteer(), false, out))
}

fn geojson(day: &Digest) -> String {
    written(|out| export::geojson::write(day, gazetteer(), out))
}

fn markdown(day: &Digest, lang: Lang) -> String {
    written(|out| export::markdown::write(day, gazetteer(), lang, out))
}

fn html(day: &Digest, lang: Lang) -> String {
    written(|out| export::html::write(day, gazetteer(), lang, out))
}

/// How many lines the day has.
fn records(day: &Digest) -> usize {
    let day = &day.briefing;
    day.events.len() + day.statements.len() + day.movements.len() + day.frontline.len()
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let all = || {
        let day = merged();
        let text = [Lang::En, Lang::Ar].map(|lang| [markdown(&day, lang), html(&day, lang)].concat());
        [csv(&day), geojson(&day), text.concat()]
    };
    assert_eq!(all(), all());
}

#[test]
fn a_day_without_reports_is_whole_in_every_format() {
    let day = Digest::default();
    assert_eq!(csv(&day).lines().count(), 1);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&geojson(&day)).unwrap()["features"], serde_json::json!([]));
    assert!(markdown(&day, Lang::En).starts_with("# Briefing: date unknown\n"));
    assert!(page::Page::read(&html(&day, Lang::Ar)).text().contains("التاريخ مجهول"));
}

//! A day of several reports: what is one, from how many sources, and where they disagree.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use mujaz::briefing::{Briefing, Kind, Record};
use mujaz::digest::{Digest, Dispute};
use mujaz::extract;
use mujaz::intake::{self, Document, Given};
use mujaz::lexicon::Lexicon;

fn day(reports: &[(&str, &str)]) -> Briefing {
    let article = |(outlet, text): &(&str, &str)| {
        let date = "2020-06-04".parse().ok();
        let given = Given { date, outlet: Some((*outlet).to_owned()), ..Given::default() };
        let (Document::Report(article), _) = intake::read(text.as_bytes(), &given, "test").unwrap() else { panic!() };
        article
    };
    extract::briefing(reports.iter().map(article).collect(), Lexicon::bundled())
}

fn digest(reports: &[(&str, &str)]) -> Digest {
    Digest::of(day(reports))
}

const ONE: &str = "زيارة\nوصل رئيس حكومة الوفاق فايز السراج إلى أنقرة يوم الخميس.";
const OTHER: &str = "السراج في تركيا\nوصل فايز السراج مساء الخميس إلى أنقرة على رأس وفد.";

#[test]
fn what_two_outlets_tell_is_one_line_with_the_sentences_of_both() {
    let digest = digest(&[("النورس", ONE), ("الشرفة", OTHER)]);
    let movements = &digest.briefing.movements;
    assert_eq!(movements.len(), 1, "{movements:#?}");
    let line = digest.line(&movements[0].id).unwrap();
    assert_eq!((line.members.len(), line.sources), (2, 2));
    let articles: Vec<&str> = movements[0].evidence.iter().map(|evidence| evidence.article.as_str()).collect();
    assert_eq!(articles, digest.briefing.articles.iter().map(|article| article.id.as_str()).collect::<Vec<_>>());
    let why = line.members[1].likeness.unwrap();
    assert!(why.actors && why.place, "{why:?}");
}

#[test]
fn what_one_outlet_tells_twice_and_what_an_agency_gave_to_two_is_one_source() {
    let sources = |reports: &[(&str, &str)]| {
        let digest = digest(reports);
        let first = digest.briefing.movements.first().map(|movement| digest.sources(Record::Movement(movement)));
        first.unwrap()
    };
    assert_eq!(sources(&[("النورس", ONE), ("النورس", OTHER)]), 1);
    assert_eq!(sources(&[("النورس", ONE), ("الشرفة", ONE)]), 1, "a copy");
    let by = |text: &str| format!("{text}\nالمصدر: رويترز");
    assert_eq!(sources(&[("النورس", &by(ONE)), ("الشرفة", &by(OTHER))]), 1, "one agency");
    assert_eq!(sources(&[("النورس", ONE), ("الشرفة", OTHER)]), 2);
}

#[test]
fn other_people_other_places_and_two_records_of_one_report_stay_apart() {
    for (one, other) in
        [(ONE, "موجز\nوصل خليفة حفتر إلى أنقرة يوم الخميس."), (ONE, "موجز\nوصل فايز السراج إلى القاهرة يوم الخميس.")]
    {
        assert_eq!(digest(&[("النورس", one), ("الشرفة", other)]).briefing.movements.len(), 2, "{other}");
    }
    let twice = "موجز\nوصل فايز السراج إلى أنقرة الأربعاء.\nوعاد فايز السراج إلى أنقرة الخميس.";
    let digest = digest(&[("النورس", twice)]);
    assert!(digest.merged().next().is_none());
}

#[test]
fn denied_and_told_is_a_dispute_that_names_both() {
    let denied = "نفي\nنفت الحكومة وصول فايز السراج إلى أنقرة.";
    let digest = digest(&[("النورس", ONE), ("الشرفة", denied)]);
    let disputed = digest.briefing.movements.iter().filter_map(|movement| digest.line(&movement.id));
    let disputes: Vec<&Dispute> = disputed.flat_map(|line| &line.disputes).collect();
    assert!(matches!(disputes.as_slice(), [Dispute::Standing(told)] if told.len() == 2), "{disputes:?}");
}

#[test]
fn who_holds_a_place_in_two_reports_is_a_dispute_and_in_one_it_is_a_story() {
    let (one, other) = ("تسيطر قوات الوفاق على ترهونة.", "تسيطر قوات حفتر على ترهونة.");
    let rivals = |reports: &[(&str, &str)]| {
        let digest = digest(reports);
        let all = digest.briefing.frontline.iter().filter_map(|position| digest.line(&position.id));
        all.flat_map(|line| line.disputes.clone()).filter(|dispute| matches!(dispute, Dispute::Rival(_))).count()
    };
    let (first, second) = (format!("موجز\n{one}"), format!("خبر\n{other}"));
    assert_eq!(rivals(&[("النورس", &first), ("الشرفة", &second)]), 2);
    assert_eq!(rivals(&[("النورس", &format!("موجز\n{one}\n{other}"))]), 0);
}

#[test]
fn the_same_reports_give_the_same_lines_and_every_sentence_is_kept() {
    let reports = intake::sample();
    let briefing = extract::briefing(reports, Lexicon::bundled());
    let (one, other) = (Digest::of(briefing.clone()), Digest::of(briefing.clone()));
    assert_eq!(one.briefing, other.briefing);
    let evidence = |briefing: &Briefing| {
        let all = Kind::ALL.into_iter().flat_map(|kind| Record::all(briefing, kind));
        let mut evidence: Vec<_> = all.flat_map(|record| record.evidence().iter().cloned()).collect();
        evidence.sort();
        evidence
    };
    assert_eq!(evidence(&one.briefing), evidence(&briefing));
    assert!(one.merged().count() > 3, "the sample tells some things twice");
}

//! What mujaz reads in the bundled sample: who went where, who holds what, who said what, and that nothing is made up.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use mujaz::briefing::{Briefing, Evidence, Name};
use mujaz::lexicon::Lexicon;
use mujaz::{extract, intake};

fn sample() -> Briefing {
    extract::briefing(intake::sample(), Lexicon::bundled())
}

fn id(name: &Name) -> &str {
    name.id.as_deref().unwrap_or(&name.ar)
}

fn ids(names: &[Name]) -> String {
    names.iter().map(id).collect::<Vec<_>>().join(" + ")
}

/// The name that a value has in JSON.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Each line stands among those of the briefing.
fn assert_all(lines: &[String], wanted: &[&str]) {
    let missing: Vec<&&str> = wanted.iter().filter(|wanted| !lines.iter().any(|line| line == *wanted)).collect();
    assert!(missing.is_empty(), "missing {missing:#?} in {lines:#?}");
}

fn movements(briefing: &Briefing) -> Vec<String> {
    let line = |movement: &mujaz::briefing::Movement| {
        let whither = movement.to.as_ref().map(|to| format!(" to {}", id(to))).unwrap_or_default();
        let with = if movement.with.is_empty() { String::new() } else { format!(" with {}", ids(&movement.with)) };
        format!("{}: {}{whither}{with}, {}", id(&movement.actor), word(movement.kind), word(movement.status))
    };
    briefing.movements.iter().map(line).collect()
}

#[test]
fn journeys_and_meetings_are_done_planned_or_unconfirmed_as_the_reports_say() {
    let found = movements(&sample());
    assert_all(
        &found,
        &[
            "ly-khalifa-haftar: travel to eg-cairo, unconfirmed",
            "ly-fayez-al-sarraj: travel to tr, done",
            "ly-fayez-al-sarraj: meeting with tr-recep-tayyip-erdogan, planned",
            "ly-ahmed-maiteeq: travel to ru-moscow, done",
        ],
    );
    for untold in [
        "ly-khalifa-haftar: travel to eg-cairo, done",
        "ly-fayez-al-sarraj: meeting with tr-recep-tayyip-erdogan, done",
    ] {
        assert!(!found.iter().any(|line| line == untold), "{untold} in {found:#?}");
    }
}

#[test]
fn the_frontline_has_places_holders_and_what_becomes_of_them() {
    let briefing = sample();
    let line = |position: &mujaz::briefing::Position| {
        format!("{}: {}, {}", id(&position.place), ids(&position.holder), word(position.status))
    };
    let found: Vec<String> = briefing.frontline.iter().map(line).collect();
    assert_all(
        &found,
        &[
            "ly-tripoli-international-airport: ly-gna-forces, controls",
            "ly-tripoli-international-airport: ly-haftars-forces, lost",
            "ly-tarhuna: ly-haftars-forces, controls",
            "ly-tarhuna: ly-haftars-forces, lost",
            "ly-tarhuna: ly-gna-forces, controls",
            "ly-al-shaafin: ly-gna-forces + ly-haftars-forces, contested",
            "ly-al-qarabulli: ly-gna-forces + ly-haftars-forces, contested",
            "ly-al-quwayaa: ly-gna-forces + ly-haftars-forces, contested",
            "ly-qasr-bin-ghashir: ly-gna-forces, advancing",
            "ly-sirte: ly-gna-forces, advancing",
        ],
    );
}

#[test]
fn what_a_side_says_of_itself_is_marked_as_its_claim() {
    let briefing = sample();
    let ghashir = briefing.frontline.iter().filter(|position| id(&position.place) == "ly-qasr-bin-ghashir");
    let told: Vec<(String, Option<&str>)> =
        ghashir.map(|position| (word(position.realis), position.claimed_by.as_ref().map(id))).collect();
    assert!(
        !told.is_empty() && told.iter().all(|one| *one == ("claimed".to_owned(), Some("ly-gna-forces"))),
        "{told:?}"
    );
}

#[test]
fn statements_have_their_speaker_with_office_and_act() {
    let briefing = sample();
    let line = |statement: &mujaz::briefing::Statement| {
        let speaker = statement.speaker.first().unwrap();
        let role = speaker.role.as_ref().map(|role| format!(" ({})", role.ar)).unwrap_or_default();
        let channel = statement.channel.as_ref().map(|channel| format!(" by {}", channel.en)).unwrap_or_default();
        format!("{}{role} {}{channel}", id(speaker), word(statement.act))
    };
    let found: Vec<String> = briefing.statements.iter().map(line).collect();
    let spoken = |speaker: &str, role: &str, act: &str| {
        let is_it = |line: &&String| line.starts_with(speaker) && line.contains(role) && line.contains(act);
        assert!(found.iter().any(|line| is_it(&line)), "no {speaker} ({role}) {act} in {found:#?}");
    };
    spoken("ly-mohamed-gnounou", "المتحدث باسم قوات الحكومة", ") announce by a statement");
    spoken("ly-salah-al-namroush", "وكيل وزارة الدفاع", ") demand");
    spoken("ru-sergey-lavrov", "وزير الخارجية الروسي", ") say");
    spoken("tr-mevlut-cavusoglu", "وزير الخارجية التركي", ") say");
    spoken("eg-abdel-fattah-al-sisi", "الرئيس المصري", ") announce");
    spoken("int-united-nations", "", " say");
}

#[test]
fn today_is_the_day_of_publication_and_is_counted_from_it() {
    let briefing = sample();
    let is_it = |movement: &&mujaz::briefing::Movement| {
        id(&movement.actor) == "ly-fayez-al-sarraj" && movement.to.as_ref().is_some_and(|to| id(to) == "tr")
    };
    let when = briefing.movements.iter().find(is_it).unwrap().when;
    assert_eq!(
        (when.date.unwrap().to_string(), word(when.date_basis.unwrap())),
        ("2020-06-04".into(), "relative".into())
    );
}

#[test]
fn every_record_has_evidence_and_every_quote_stands_where_it_says() {
    let briefing = sample();
    let all: Vec<&[Evidence]> = (briefing.events.iter().map(|r| r.evidence.as_slice()))
        .chain(briefing.statements.iter().map(|r| r.evidence.as_slice()))
        .chain(briefing.movements.iter().map(|r| r.evidence.as_slice()))
        .chain(briefing.frontline.iter().map(|r| r.evidence.as_slice()))
        .collect();
    assert!(all.len() > 50 && all.iter().all(|evidence| !evidence.is_empty()));
    for evidence in all.into_iter().flatten() {
        let article = briefing.articles.iter().find(|article| article.id == evidence.article).unwrap();
        let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.number == evidence.paragraph).unwrap();
        let bytes = evidence.start as usize..evidence.end as usize;
        assert_eq!(paragraph.text.get(bytes), Some(evidence.quote.as_str()));
        assert!(!evidence.quote.trim_end_matches('.').contains(". "), "more than a sentence: {}", evidence.quote);
    }
}

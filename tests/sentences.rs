//! What single sentences of the usual kinds become.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "sentences/happenings.rs"]
mod happenings;
#[path = "sentences/journeys.rs"]
mod journeys;
#[path = "sentences/positions.rs"]
mod positions;
#[path = "sentences/speakers.rs"]
mod speakers;
#[path = "sentences/voices.rs"]
mod voices;

use mujaz::briefing::{Article, Briefing, MovementStatus, Paragraph, PositionStatus, Realis};
use mujaz::extract;
use mujaz::lexicon::Lexicon;

/// What is read in an article, a line of the text a paragraph.
fn read(text: &str) -> Briefing {
    let paragraph = |(number, text): (u32, &str)| Paragraph { number, text: text.to_owned() };
    let paragraphs = (1..).zip(text.lines()).map(paragraph).collect();
    let article = Article {
        id: "a".to_owned(),
        title: None,
        outlet: None,
        url: None,
        published: Some("2020-06-04".parse().unwrap()),
        language: "ar".to_owned(),
        paragraphs,
    };
    extract::briefing(vec![article], Lexicon::bundled())
}

#[test]
fn a_journey_has_its_purpose() {
    let briefing = read("وصل الرئيس المصري عبد الفتاح السيسي إلى باريس أمس لإجراء محادثات مع نظيره الفرنسي.");
    let journey = briefing.movements.first().unwrap();
    assert_eq!(journey.to.as_ref().unwrap().en, "Paris");
    assert_eq!(journey.status, MovementStatus::Done);
    assert_eq!(journey.purpose.as_deref(), Some("لإجراء محادثات مع نظيره الفرنسي"));
    assert_eq!(journey.when.date.unwrap().to_string(), "2020-06-03");
}

#[test]
fn a_demand_is_put_to_somebody_and_its_words_begin_behind_whom() {
    let briefing = read("ودعا وزير الخارجية الروسي سيرغي لافروف تركيا إلى وقف القتال.");
    let demand = briefing.statements.first().unwrap();
    assert_eq!(demand.speaker.first().unwrap().en, "Sergey Lavrov");
    assert_eq!(demand.addressee.as_ref().unwrap().en, "Turkey");
    assert_eq!(demand.content, "إلى وقف القتال.");
}

#[test]
fn what_is_to_come_is_planned_and_what_is_not_confirmed_is_not_done() {
    for (text, status) in [
        ("من المقرر أن يصل فايز السراج إلى أنقرة غدا.", MovementStatus::Planned),
        ("ولم تؤكد السلطات المصرية زيارة خليفة حفتر إلى القاهرة.", MovementStatus::Unconfirmed),
    ] {
        let briefing = read(text);
        assert_eq!(briefing.movements.first().map(|m| m.status), Some(status), "{text}");
    }
}

#[test]
fn the_driven_out_lose_and_the_subject_before_its_verb_acts() {
    let briefing = read("قوات الوفاق طردت قوات حفتر من مدينة غريان.");
    let lost = briefing.frontline.iter().find(|p| p.status == PositionStatus::Lost).unwrap();
    assert_eq!(lost.place.en, "Gharyan");
    assert_eq!(lost.holder.first().unwrap().side.as_deref(), Some("ly-lna"));
}

#[test]
fn what_a_side_announces_is_its_claim_and_what_lasts_is_no_event() {
    let announced = read("جاءت الأنباء في يوم أعلنت فيه قوات الوفاق السيطرة على غريان بالكامل.");
    let taken = announced.frontline.first().unwrap();
    assert_eq!((taken.status, taken.realis), (PositionStatus::Controls, Realis::Claimed));
    let lasting = read("وتسيطر قوات حفتر حتى الآن على مدينة ترهونة.");
    assert_eq!(lasting.frontline.first().unwrap().place.en, "Tarhuna");
    assert!(lasting.events.is_empty(), "nothing happened: {:?}", lasting.events);
}

#[test]
fn what_was_read_before_changes_nothing() {
    let texts = [
        "وصل الرئيس المصري عبد الفتاح السيسي إلى باريس أمس لإجراء محادثات مع نظيره الفرنسي.",
        "ودعا وزير الخارجية الروسي سيرغي لافروف تركيا إلى وقف القتال.",
        "قوات الوفاق طردت قوات حفتر من مدينة غريان.",
    ];
    let mut extractor = extract::Extractor::new(Lexicon::bundled());
    for text in texts.iter().chain(&texts) {
        let alone = read(text);
        assert_eq!(extractor.briefing(alone.articles.clone()), alone, "{text}");
    }
}

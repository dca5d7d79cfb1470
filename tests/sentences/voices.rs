//! Who speaks, by a few sentences.

use mujaz::briefing::Act;

use super::read;

/// The speakers of a text, each with what the verb does.
fn voices(text: &str) -> Vec<(String, Act)> {
    let speaker = |s: &mujaz::briefing::Statement| s.speaker.first().map(|n| n.ar.clone()).unwrap_or_default();
    read(text).statements.iter().map(|s| (speaker(s), s.act)).collect()
}

fn assert_voice(text: &str, speaker: &str, act: Act) {
    let found = voices(text);
    assert!(found.contains(&(speaker.to_owned(), act)), "{speaker} {act:?}: {found:?}\n{text}");
}

#[test]
fn a_verb_of_reporting_may_follow_time_and_place() {
    for text in [
        "وفي وقت سابق قالت وزارة الدفاع التركية إن العملية انتهت.",
        "وفي أنقرة قالت وزارة الدفاع التركية إن العملية انتهت.",
        "انتهت المعركة، في حين قالت وزارة الدفاع التركية إن العملية مستمرة.",
    ] {
        assert_voice(text, "وزارة الدفاع التركية", Act::Say);
    }
}

#[test]
fn the_ministry_is_the_one_last_spoken_of() {
    let text = "قال المتحدث باسم الخارجية التركية إن الحدود مفتوحة. وأعلنت الوزارة أن المعبر مغلق.";
    assert_voice(text, "الخارجية التركية", Act::Announce);
}

#[test]
fn who_is_called_on_does_not_call() {
    let text = "قالت وزارة الخارجية الجزائرية إن الوضع خطير. ودعت جميع الأطراف الليبية إلى ضبط النفس.";
    let found = voices(text);
    assert!(found.iter().all(|(speaker, _)| !speaker.contains("الأطراف")), "{found:?}");
    assert!(voices("وزع أمس بيان يطالب السلطات المصرية بالتحقيق.").is_empty());
}

#[test]
fn a_relative_clause_behind_the_speaker_ends_nothing() {
    assert_voice("وقال مجلس الشورى الذي يقع مقره في بنغازي إن القتال توقف.", "مجلس الشورى", Act::Say);
}

#[test]
fn an_office_ends_where_another_phrase_begins() {
    assert_voice("دعا وزير الخارجية التونسي المجتمع الدولي إلى التدخل.", "وزير الخارجية التونسي", Act::Demand);
    assert_voice("قال وزير الخارجية الياباني الأربعاء إن المحادثات بدأت.", "وزير الخارجية الياباني", Act::Say);
}

#[test]
fn a_statement_stands_for_who_issued_it() {
    let text = "قالت نقابة الأطباء في بيان إن المستشفيات ممتلئة. ونفى وزير الصحة ذلك. وحذر البيان من نفاد الأدوية.";
    let said = read(text).statements.into_iter().find(|s| s.speaker[0].ar == "نقابة الأطباء").expect("what it said");
    assert_eq!(said.evidence.len(), 2, "{:?}", said.evidence);
}

#[test]
fn who_asks_not_to_be_named_demands_nothing() {
    let text = "وقال مسؤول أمني طلب عدم ذكر اسمه إن المعبر أغلق.";
    assert!(voices(text).iter().all(|(_, act)| *act != Act::Demand), "{:?}", voices(text));
}

#[test]
fn what_is_said_ends_where_the_speaker_adds_more() {
    let briefing = read("قال وزير الصحة التونسي إن الوضع صعب، وأضاف أن المساعدات في الطريق.");
    let first = briefing.statements.first().expect("a statement");
    assert!(!first.content.contains("وأضاف"), "{}", first.content);
}

#[test]
fn an_office_ends_before_the_topic_of_a_talk() {
    let text = "ناقش وزير الخارجية القطري مع نظيره التركي الأوضاع في غزة، وقال إن الوضع خطير.";
    assert_voice(text, "وزير الخارجية القطري", Act::Say);
    let met = read(text).movements.iter().flat_map(|m| m.with.clone()).map(|w| w.ar).collect::<Vec<_>>();
    assert!(met.iter().all(|name| !name.contains("الأوضاع")), "{met:?}");
}

#[test]
fn rights_groups_accuse_and_are_not_called_on() {
    assert_voice("وتتهم منظمات حقوقية الحكومة بتعذيب السجناء.", "منظمات حقوقية", Act::Accuse);
}

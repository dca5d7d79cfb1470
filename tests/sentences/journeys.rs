//! Who went where and who met whom, by single sentences.

use mujaz::briefing::{Movement, MovementKind, MovementStatus};

use super::read;

/// The movements of a sentence: who, where to, and the first met.
fn moves(text: &str) -> Vec<(String, String, String)> {
    let name = |m: &Movement| {
        let to = m.to.as_ref().map(|to| to.ar.clone()).unwrap_or_default();
        (m.actor.ar.clone(), to, m.with.first().map(|with| with.ar.clone()).unwrap_or_default())
    };
    read(text).movements.iter().map(name).collect()
}

fn assert_move(text: &str, who: &str, to: &str, with: &str) {
    let found = moves(text);
    let told = |(w, t, m): &(String, String, String)| w == who && t == to && m == with;
    assert!(found.iter().any(told), "{who} {to} {with}: {found:?}\n{text}");
}

#[test]
fn who_leaves_for_somewhere_has_both_ends() {
    let briefing = read("غادر وزير الخارجية المصري باريس إلى القاهرة أمس.");
    let journey = briefing.movements.first().expect("a journey");
    assert_eq!(journey.kind, MovementKind::Travel);
    assert_eq!(journey.to.as_ref().map(|to| to.en.as_str()), Some("Cairo"));
    assert_eq!(journey.from.as_ref().map(|from| from.en.as_str()), Some("Paris"));
    assert_eq!(journey.status, MovementStatus::Done);
}

#[test]
fn each_of_several_destinations_is_a_journey() {
    let text = "زار وزير الخارجية الألماني القاهرة والرياض هذا الأسبوع.";
    assert_move(text, "وزير الخارجية الألماني", "القاهرة", "");
    assert_move(text, "وزير الخارجية الألماني", "الرياض", "");
}

#[test]
fn a_meeting_is_told_by_its_joint_parties() {
    let (russian, turkish) = ("وزير الخارجية الروسي", "وزير الدفاع التركي");
    for text in [
        "التقى وزير الخارجية الروسي ووزير الدفاع التركي صباح اليوم.",
        "وفي اتصال هاتفي أمس، اتفق وزير الخارجية الروسي ووزير الدفاع التركي على الهدنة.",
        "عقد أمس اجتماع ضم وزير الخارجية الروسي ووزير الدفاع التركي.",
        "وعقد وزير الخارجية الروسي مؤتمرا صحفيا مشتركا مع وزير الدفاع التركي.",
    ] {
        assert_move(text, russian, "", turkish);
    }
}

#[test]
fn who_is_summoned_met_who_summons() {
    assert_move("استدعت وزارة الخارجية التركية السفير الألماني أمس.", "السفير الألماني", "", "وزارة الخارجية التركية");
}

#[test]
fn what_is_only_wanted_or_in_general_is_no_journey() {
    for text in [
        "طلبت الوزارة من مواطنيها الراغبين في زيارة تونس تأجيل السفر.",
        "قال وزير الداخلية التونسي إن العودة إلى الحياة العادية في تونس قريبة.",
        "رفض الرئيس المصري السماح للمنظمة بزيارة مصر.",
    ] {
        assert_eq!(moves(text), Vec::new(), "{text}");
    }
}

#[test]
fn a_meeting_is_held_where_its_words_say() {
    let text = "التقى وزير الخارجية الروسي نظيره التركي في القاهرة، وبحثا الوضع في سوريا.";
    assert_move(text, "وزير الخارجية الروسي", "القاهرة", "نظيره التركي");
    assert!(moves(text).iter().all(|(_, to, _)| to != "سوريا"), "{:?}", moves(text));
}

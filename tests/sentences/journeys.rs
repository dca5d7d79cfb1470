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

#[test]
fn a_journey_is_told_by_its_stations_its_road_and_where_somebody_will_be() {
    let german = "وزير الخارجية الألماني";
    assert_move("اختتم وزير الخارجية الألماني جولة شملت قطر والكويت.", german, "قطر", "");
    assert_move("اختتم وزير الخارجية الألماني جولة شملت قطر والكويت.", german, "الكويت", "");
    assert_move("توقف وزير الخارجية الألماني في أثينا في طريقه إلى القاهرة.", german, "القاهرة", "");
    assert_move("أكد المكتب أن وزير الخارجية الألماني سيكون في الدوحة الأسبوع المقبل.", german, "الدوحة", "");
    assert_move("زار وفد برلماني ألماني تونس أمس.", "وفد برلماني ألماني", "تونس", "");
    assert_move("أقلت طائرة عسكرية وفدا من حركة فتح إلى القاهرة.", "وفدا من حركة فتح", "القاهرة", "");
}

#[test]
fn a_visit_called_off_is_none_and_one_before_which_something_is_said_is_planned() {
    assert_eq!(moves("ألغى وزير الخارجية الألماني زيارته إلى القاهرة."), Vec::new());
    let planned = read("قالت برلين ذلك قبل يومين من زيارة وزير الخارجية الألماني إلى القاهرة.");
    assert_eq!(planned.movements.first().map(|m| m.status), Some(MovementStatus::Planned));
    let sunday = read("يتوجه وزير الخارجية الألماني الأحد إلى القاهرة.");
    assert_eq!(sunday.movements.first().map(|m| m.status), Some(MovementStatus::Planned));
}

#[test]
fn nobody_visits_his_own_country_and_nothing_that_flies_is_a_visitor() {
    for text in [
        "قال الرئيس الجزائري خلال زيارة إلى الجزائر إن الأمن مستتب.",
        "طورت كوريا الشمالية صواريخ بعيدة تصل إلى الولايات المتحدة.",
        "شارك وزير الداخلية التونسي في المسيرة التي جابت شوارع طرابلس.",
    ] {
        assert_eq!(moves(text), Vec::new(), "{text}");
    }
}

#[test]
fn whom_a_guest_meets_is_on_his_journey() {
    let text = "وصل وزير الخارجية الألماني إلى القاهرة أمس. والتقى وزير الخارجية الألماني نظيره المصري سامح شكري.";
    let met = |m: &Movement| m.with.iter().any(|w| w.ar.contains("سامح شكري"));
    let briefing = read(text);
    let journey = briefing.movements.iter().find(|m| m.to.is_some()).expect("a journey");
    assert!(met(journey), "{:?}", moves(text));
}

#[test]
fn who_phones_stood_before_nobody() {
    for text in [
        "أجرى وزير الخارجية الروسي اتصالا هاتفيا بنظيره التركي.",
        "بحث وزير الخارجية الروسي في مكالمة هاتفية مع نظيره التركي الوضع في سوريا.",
    ] {
        let briefing = read(text);
        let gist = &briefing.movements.first().expect("a call").gist;
        assert!(gist.en.ends_with("on the phone") && gist.ar.contains("اتصالا"), "{gist:?}");
    }
}

//! Who holds, takes, attacks or leaves which place, by single sentences.

use mujaz::briefing::{Position, PositionStatus, Realis};

use super::read;

/// The places of the positions of a sentence, each with its status and its first holder.
fn positions(text: &str) -> Vec<(String, PositionStatus, String)> {
    let holder = |p: &Position| p.holder.first().map(|h| h.ar.clone()).unwrap_or_default();
    read(text).frontline.iter().map(|p| (p.place.ar.clone(), p.status, holder(p))).collect()
}

fn assert_position(text: &str, place: &str, status: PositionStatus, holder: &str) {
    let found = positions(text);
    let told = |(p, s, h): &(String, PositionStatus, String)| p == place && *s == status && h == holder;
    assert!(found.iter().any(told), "{place} {status:?} {holder}: {found:?}\n{text}");
}

#[test]
fn what_is_fought_for_is_not_yet_taken() {
    let (army, town) = ("الجيش الليبي", "ترهونة");
    for text in [
        "بدأ الجيش الليبي عملية استعادة ترهونة صباح أمس.",
        "شن الجيش الليبي هجوما واسعا للسيطرة على ترهونة.",
        "يحاول الجيش الليبي السيطرة على ترهونة.",
    ] {
        assert_position(text, town, PositionStatus::Advancing, army);
        assert!(positions(text).iter().all(|(_, status, _)| *status != PositionStatus::Controls), "{text}");
    }
    assert_position("تمكن الجيش الليبي أمس من السيطرة على ترهونة.", town, PositionStatus::Controls, army);
    for text in ["فشل الجيش الليبي في السيطرة على ترهونة.", "استعادة ترهونة ستكون ضربة كبيرة."]
    {
        assert_eq!(positions(text), Vec::new(), "{text}");
    }
}

#[test]
fn getting_ready_is_not_retaking() {
    let of = |text| positions(text).iter().any(|(_, status, _)| *status == PositionStatus::Controls);
    assert!(!of("الجيش الليبي يستعد لمواجهة جديدة في سرت."));
    assert!(of("استعاد الجيش الليبي سرت."));
}

#[test]
fn a_list_of_places_is_taken_whole() {
    let text = "دارت اشتباكات في منطقتي عين زارة ووادي الربيع وفي بلدات العزيزية والسواني وسوق الخميس.";
    let found: Vec<String> = positions(text).into_iter().map(|(place, ..)| place).collect();
    for place in ["عين زارة", "وادي الربيع", "العزيزية", "السواني", "سوق الخميس"]
    {
        assert!(found.iter().any(|p| p == place), "{place}: {found:?}");
    }
    let quoted = positions("دارت معارك في جبهتي «الفرضة وحريب».");
    assert_eq!(quoted.iter().map(|(p, ..)| p.as_str()).collect::<Vec<_>>(), ["الفرضة", "حريب"]);
}

#[test]
fn a_site_may_be_named_by_ordinary_words() {
    for (site, text) in [
        ("محطة الوقود", "سيطر الجيش الليبي على محطة الوقود في غريان."),
        ("الميناء التجاري", "سيطر الجيش الليبي على الميناء التجاري."),
        ("معسكر قوات الأمن", "سيطر الجيش الليبي على معسكر قوات الأمن."),
    ] {
        assert_position(text, site, PositionStatus::Controls, "الجيش الليبي");
    }
}

#[test]
fn a_pronoun_stands_for_the_place_it_is_said_of() {
    let houthi = "الحوثيون";
    assert_position(
        "أغلقت السلطات مطار صنعاء الذي يسيطر عليه الحوثيون.",
        "مطار صنعاء",
        PositionStatus::Controls,
        houthi,
    );
    assert_position(
        "زار الوفد مدينة عدن بعد أن استعادتها قوات الجيش اليمني.",
        "مدينة عدن",
        PositionStatus::Controls,
        "قوات الجيش اليمني",
    );
    assert_position(
        "وصلت شحنة إلى ميناء الحديدة الخاضع لسيطرة الحوثيين.",
        "ميناء الحديدة",
        PositionStatus::Controls,
        "الحوثيين",
    );
}

#[test]
fn a_clash_is_between_two_sides_and_an_adjective_names_one() {
    let clash = read("اندلعت اشتباكات في سرت بين الجيش الليبي وتنظيم داعش.");
    let holders: Vec<&str> = clash.frontline.first().unwrap().holder.iter().map(|h| h.ar.as_str()).collect();
    assert_eq!(holders, ["الجيش الليبي", "تنظيم داعش"]);
    let raids = "أعلنت إسرائيل حالة الطوارئ. وأصابت الغارات الإسرائيلية على خان يونس عشرات المنازل.";
    assert_position(raids, "خان يونس", PositionStatus::Attacked, "إسرائيل");
}

#[test]
fn a_town_that_sees_fighting_is_its_scene() {
    let places = |text| positions(text).into_iter().map(|(p, s, _)| (p, s)).collect::<Vec<_>>();
    assert_eq!(places("شهدت مدينة الزاوية اشتباكات عنيفة."), [("الزاوية".to_owned(), PositionStatus::Contested)]);
}

#[test]
fn where_an_attack_comes_from_and_what_stands_in_another_clause_is_not_attacked() {
    let found = positions("نفذ سلاح الجو غارات على غريان انطلاقا من قاعدة الوطية بينما كانت سرت هادئة.");
    assert!(found.iter().all(|(place, ..)| place == "غريان"), "{found:?}");
}

#[test]
fn denial_reaches_no_further_than_what_is_denied() {
    let text = "ونفى المتحدث باسم الجيش الليبي مقتل القائد الميداني خلال اشتباكات في سرت.";
    let clash = read(text).frontline.into_iter().find(|p| p.status == PositionStatus::Contested).unwrap();
    assert_ne!(clash.realis, Realis::Denied);
    let held = read("لا يزال تنظيم داعش يسيطر على سرت.");
    assert_eq!(held.frontline.first().unwrap().realis, Realis::Asserted);
}

#[test]
fn the_day_of_a_sentence_is_the_day_of_its_positions() {
    let taken = read("صباح أمس، وبعد معارك دامت أياما، وبحسب سكان، سيطر الجيش الليبي على غريان.");
    let position = taken.frontline.iter().find(|p| p.status == PositionStatus::Controls).unwrap();
    assert_eq!(position.when.date.unwrap().to_string(), "2020-06-03");
}

#[test]
fn a_persons_arrival_is_no_advance() {
    for text in ["أنباء عن وصول الرئيس المصري إلى باريس.", "وصل وزير الدفاع التركي إلى طرابلس أمس."]
    {
        assert_eq!(positions(text), Vec::new(), "{text}");
    }
}

#[test]
fn a_noun_with_a_pronoun_tells_whose_control_it_is() {
    assert_position(
        "أعلنت قوات الدعم السريع سيطرتها على مدينة الفاشر.",
        "مدينة الفاشر",
        PositionStatus::Controls,
        "قوات الدعم السريع",
    );
}

#[test]
fn the_hour_of_a_day_is_no_bombing() {
    let text = "شنت القوات الروسية هجوما على كييف وخاركيف فجر الأحد.";
    for town in ["كييف", "خاركيف"] {
        assert_position(text, town, PositionStatus::Attacked, "القوات الروسية");
    }
}

#[test]
fn an_ordinary_word_names_a_quarter() {
    assert_position("سيطر الجيش الليبي على حي السلام.", "السلام", PositionStatus::Controls, "الجيش الليبي");
}

#[test]
fn a_siege_that_is_lifted_is_none() {
    let text = "تمكن الجيش السوداني من فك الحصار عن مدينة الأبيض.";
    assert_position(text, "مدينة الأبيض", PositionStatus::Controls, "الجيش السوداني");
}

#[test]
fn who_made_an_attack_stands_behind_the_verb_that_says_so() {
    let text = "قتل جنديان في هجوم شنه تنظيم داعش على مواقع للجيش في مدينة سرت.";
    assert_position(text, "سرت", PositionStatus::Attacked, "تنظيم داعش");
    let text = "خلفت اشتباكات شهدتها مدينة سرت بين قوات حكومة الوفاق وتنظيم داعش قتلى.";
    assert_position(text, "سرت", PositionStatus::Contested, "قوات حكومة الوفاق");
}

#[test]
fn the_attacked_place_and_who_attacks_it() {
    for (text, place, status, side) in [
        ("تعرض مطار أربيل لهجوم بصواريخ.", "Erbil International Airport", PositionStatus::Attacked, None),
        ("تخضع مدينة سرت لسيطرة قوات الوفاق.", "Sirte", PositionStatus::Controls, Some("GNA forces")),
        ("تراجعت القوات التركية من نقطة مورك.", "Morek", PositionStatus::Lost, Some("Turkish Army")),
        (
            "شنت طائرات إسرائيلية غارات على مواقع لحزب الله في جنوب لبنان.",
            "southern Lebanon",
            PositionStatus::Attacked,
            Some("Israeli aircraft"),
        ),
    ] {
        let briefing = read(text);
        let position = briefing.frontline.first().unwrap();
        let holders: Vec<&str> = position.holder.iter().map(|name| name.en.as_str()).collect();
        assert_eq!((position.place.en.as_str(), position.status), (place, status), "{text}");
        assert_eq!(holders, side.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn who_repels_an_attack_has_not_attacked() {
    let briefing = read("صدت القوات الأوكرانية هجوما روسيا على باخموت.");
    let attacked = briefing.frontline.iter().find(|p| p.status == PositionStatus::Attacked).unwrap();
    assert_eq!(attacked.holder.first().unwrap().en, "Russia");
}

#[test]
fn neither_a_lost_war_nor_goods_that_are_taken_are_a_place() {
    for text in ["روسيا تخسر الحرب في أوكرانيا.", "استولى المتمردون على كميات من الأسلحة في مدينة غوما."]
    {
        let held = |p: &&mujaz::briefing::Position| matches!(p.status, PositionStatus::Lost | PositionStatus::Controls);
        assert!(!read(text).frontline.iter().any(|p| held(&p)), "{text}");
    }
}

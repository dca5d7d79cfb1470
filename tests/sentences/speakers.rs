//! Who is heard to speak: whom a verb can have for its subject, where a name begins and ends, and who stands for whom.

use super::read;

fn speakers(text: &str) -> Vec<String> {
    read(text).statements.iter().flat_map(|s| s.speaker.iter().map(|name| name.ar.clone())).collect()
}

#[test]
fn the_verb_shows_who_cannot_be_its_subject() {
    for (text, wanted) in [
        // A masculine verb is no town's.
        ("قال سامح شكري إن الحل قريب.\nودعا أنقرة إلى سحب قواتها.", &["سامح شكري", "سامح شكري"][..]),
        ("ندد مجلس الأمن بالهجوم ودعا جميع الأطراف إلى ضبط النفس.", &["مجلس الأمن"]),
        ("أصدر مجلس الأمن بيانا اتهم فيه الجيش السوداني بقصف المدنيين.", &["مجلس الأمن"]),
        // Such a thing confirms, and nobody says so.
        ("قال سامح شكري إن المباحثات طويلة، ما يؤكد أهمية الصبر.", &["سامح شكري"]),
        ("طالب أهالي الضحايا الحكومة بفتح تحقيق.", &["أهالي الضحايا"]),
    ] {
        assert_eq!(speakers(text), wanted, "{text}");
    }
}

#[test]
fn a_name_ends_where_another_phrase_begins() {
    for (text, wanted) in [
        ("وروى القادمون الجدد حكايات كثيرة عن الحصار.", "القادمون الجدد"),
        ("قال شهود عيان لرويترز إنهم سمعوا دوي انفجارات.", "شهود عيان"),
        ("اتهم المتحدث باسم الخارجية الإيرانية \"مجموعات مسلحة\" بخرق الهدنة.", "المتحدث باسم الخارجية الإيرانية"),
        ("قالت منظمة الأمم المتحدة للطفولة \"اليونيسف\" إن الوضع صعب.", "منظمة الأمم المتحدة للطفولة"),
        ("قال عيد عماش المتحدث باسم مجلس محافظة الأنبار إن المدارس أغلقت.", "عيد عماش"),
        ("وقال متحدث باسم الانفصاليين، فلاديسلاف دينيجو، إن المباحثات فشلت.", "فلاديسلاف دينيجو"),
    ] {
        assert_eq!(speakers(text), [wanted], "{text}");
    }
}

#[test]
fn how_one_is_addressed_is_no_office_and_alone_a_pronoun() {
    let briefing =
        read("أوضح معالي وزير الخارجية الأستاذ عادل الجبير أن اللقاء كان مثمرا.\nوأضاف معاليه أن التعاون مستمر.");
    let roles: Vec<_> =
        briefing.statements.iter().flat_map(|s| &s.speaker).map(|n| n.role.clone().unwrap().ar).collect();
    assert_eq!(roles, ["وزير الخارجية", "وزير الخارجية"]);
}

#[test]
fn a_family_name_wins_over_the_country_that_is_written_alike() {
    let text = "قال المبعوث الأميركي لإيران روبرت مالي إن الاتفاق بعيد.\nوأوضح مالي أن المحادثات توقفت.";
    assert_eq!(speakers(text), ["روبرت مالي", "روبرت مالي"]);
}

#[test]
fn the_envoy_of_the_united_nations_is_who_was_named_with_an_office_of_theirs() {
    let text = "قال رئيس بعثة الأمم المتحدة في السودان فولكر بيرتس إن الوضع صعب.\nوقال المبعوث الأممي إن الوقت ضيق.";
    assert_eq!(speakers(text), ["فولكر بيرتس", "فولكر بيرتس"]);
}

#[test]
fn what_is_said_begins_at_its_conjunction() {
    for (text, content) in [
        ("نفى المتحدث باسم التحالف الذي تقوده واشنطن شن أي غارات قرب الحدود.", "شن أي غارات قرب الحدود."),
        ("أوضحت ميشيل باشليه في مؤتمر صحفي بجنيف أن العنف يتزايد.", "العنف يتزايد."),
        ("أعلنت أنقرة في يوليو أنها سمحت باستخدام القاعدة.", "سمحت باستخدام القاعدة."),
    ] {
        assert_eq!(read(text).statements.first().map(|s| s.content.as_str()), Some(content), "{text}");
    }
}

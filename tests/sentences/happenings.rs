//! What a sentence tells as a happening, and what it only mentions.

use mujaz::briefing::EventType;

use super::read;

fn types(text: &str) -> Vec<EventType> {
    read(text).events.iter().map(|e| e.kind).collect()
}

#[test]
fn fixed_phrases_tell_nothing_of_what_their_words_tell() {
    for (text, kind) in [
        ("دعا وزير الخارجية الروسي سيرغي لافروف تركيا إلى ضبط النفس.", EventType::Seizure),
        ("قال وزير الخارجية الروسي سيرغي لافروف خلال مؤتمر صحفي إن بلاده مستعدة.", EventType::Talks),
        ("قال الرئيس الأمريكي دونالد ترامب إن الحرب الباردة انتهت.", EventType::Attack),
    ] {
        assert!(!types(text).contains(&kind), "{kind:?}: {text}");
    }
}

#[test]
fn what_only_looks_like_a_verb_tells_nothing() {
    for (text, kind) in [
        ("قتل ما لا يقل عن ستة جنود من الجيش الليبي في سرت.", EventType::Politics),
        ("اعتقلت الشرطة رجلا يدعى سالم في مدينة سرت.", EventType::Demand),
        ("سجلت وزارة الصحة الليبية عشر حالات في سرت.", EventType::Retreat),
    ] {
        assert!(!types(text).contains(&kind), "{kind:?}: {text}");
    }
}

fn gist(text: &str) -> Vec<String> {
    read(text).events.into_iter().map(|e| e.gist.en).collect()
}

#[test]
fn who_acts_is_told_apart_from_whom_it_struck() {
    for (text, wanted) in [
        ("أدى انفجار عبوة ناسفة إلى مقتل أربعة جنود عراقيين في محافظة ديالى.", "Attack in Diyala"),
        (
            "استشهد 86 فلسطينيا في غارات شنتها القوات الإسرائيلية على قطاع غزة.",
            "Attack in the Gaza Strip involving Israeli Army",
        ),
        ("أرسلت روسيا تعزيزات عسكرية إلى قاعدة حميميم.", "Russia sends reinforcements to Hmeimim airbase"),
        ("أطلق مسلحون النار على دورية في سيناء.", "Attack in Sinai involving gunmen"),
        ("استولى مقاتلو المعارضة على كميات من الأسلحة في ريف إدلب.", "Syrian armed opposition seizes arms or goods"),
    ] {
        assert_eq!(gist(text).first().map(String::as_str), Some(wanted), "{text}");
    }
}

#[test]
fn a_demand_is_its_speakers_alone() {
    let briefing = read("دعا سامح شكري المجتمع الدولي إلى وقف القتال.");
    let actors: Vec<_> = briefing.events.iter().flat_map(|e| &e.actors).map(|name| name.ar.as_str()).collect();
    assert_eq!(actors, ["سامح شكري"]);
}

#[test]
fn what_left_nobody_hurt_took_place_and_any_raid_has_not() {
    use mujaz::briefing::Realis;
    let realis = |text: &str| read(text).events.first().map(|e| e.realis);
    assert_eq!(realis("استهدفت قذائف مستشفى في مدينة تعز، ولم يخلف القصف أي إصابات."), Some(Realis::Asserted));
    assert_ne!(realis("قالت دمشق إنها ستعتبر أي هجوم على مدينة حلب عدوانا."), Some(Realis::Asserted));
}

#[test]
fn a_noun_is_read_in_the_indefinite_accusative_and_in_the_dual() {
    for text in ["عقد قادة الفصائل اجتماعا في القاهرة.", "عقد قادة الفصائل اجتماعين في القاهرة."]
    {
        assert_eq!(types(text), [EventType::Talks], "{text}");
    }
}

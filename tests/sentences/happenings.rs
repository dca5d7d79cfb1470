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

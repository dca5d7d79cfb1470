//! The finite forms of a verb, unvocalised, from its perfect and imperfect (third person masculine singular).
//!
//! Only the third person is made: reports speak of others. The passive shares its letters with the active but in hollow
//! and final-weak verbs, whose passives (قيل, دُعي) a table lists as entries of their own.

use serde::{Deserialize, Serialize};

/// Tense as the letters show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tense {
    /// قال
    Perfect,
    /// يقول
    Imperfect,
    /// يقل, after لم
    Jussive,
}

/// Gender and number as the letters show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Agreement {
    /// Third person masculine singular; also before any subject that follows.
    Masculine,
    /// Third person feminine singular; also for bodies and broken plurals.
    Feminine,
    /// Two.
    Dual,
    /// Masculine plural, so people.
    Plural,
}

/// Calls `out` with every form.
pub fn forms(perfect: &str, imperfect: &str, out: &mut impl FnMut(String, Tense, Agreement)) {
    if !perfect.is_empty() {
        perfect_forms(perfect, out);
    }
    if !imperfect.is_empty() {
        imperfect_forms(imperfect, out);
    }
}

fn perfect_forms(perfect: &str, out: &mut impl FnMut(String, Tense, Agreement)) {
    let mut letters = perfect.chars();
    let last = letters.next_back().unwrap_or_default();
    let short = letters.as_str();
    let form = |stem: &str, ending: &str| format!("{stem}{ending}");
    let (feminine, dual, plural) = match last {
        'ى' => (form(short, "ت"), form(short, "يا"), form(short, "وا")),
        'ا' => (form(short, "ت"), form(short, "وا"), form(short, "وا")),
        'ي' => (form(perfect, "ت"), form(perfect, "ا"), form(short, "وا")),
        _ => (form(perfect, "ت"), form(perfect, "ا"), form(perfect, "وا")),
    };
    out(form(&feminine, "ا"), Tense::Perfect, Agreement::Dual);
    out(feminine, Tense::Perfect, Agreement::Feminine);
    out(dual, Tense::Perfect, Agreement::Dual);
    out(plural, Tense::Perfect, Agreement::Plural);
    out(perfect.to_owned(), Tense::Perfect, Agreement::Masculine);
}

fn imperfect_forms(imperfect: &str, out: &mut impl FnMut(String, Tense, Agreement)) {
    let Some(rest) = imperfect.strip_prefix('ي') else { return };
    let stem: Vec<char> = rest.chars().collect();
    let weak = |c: Option<&char>| matches!(c, Some('و' | 'ي' | 'ى' | 'ا'));
    let bare: String = if weak(stem.last()) { stem.iter().take(stem.len() - 1).collect() } else { rest.to_owned() };
    let dual = if stem.last() == Some(&'ى') { format!("{bare}ي") } else { rest.to_owned() };
    for (prefix, agreement) in [('ي', Agreement::Masculine), ('ت', Agreement::Feminine)] {
        out(format!("{prefix}{rest}"), Tense::Imperfect, agreement);
        out(format!("{prefix}{dual}ان"), Tense::Imperfect, Agreement::Dual);
        if weak(stem.last()) && stem.len() > 1 {
            out(format!("{prefix}{bare}"), Tense::Jussive, agreement);
        } else if stem.len() > 2 && weak(stem.get(stem.len() - 2)) {
            let hollow: String = stem.iter().take(stem.len() - 2).chain(stem.last()).collect();
            out(format!("{prefix}{hollow}"), Tense::Jussive, agreement);
        }
    }
    out(format!("ي{bare}ون"), Tense::Imperfect, Agreement::Plural);
    out(format!("ي{bare}وا"), Tense::Jussive, Agreement::Plural);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(perfect: &str, imperfect: &str) -> Vec<String> {
        let mut found = Vec::new();
        forms(perfect, imperfect, &mut |form, _, _| found.push(form));
        found
    }

    #[test]
    fn sound_hollow_and_weak_verbs_inflect() {
        for (perfect, imperfect, expected) in [
            ("أعلن", "يعلن", &["أعلنت", "أعلنوا", "يعلنون", "تعلن", "يعلنوا"][..]),
            ("قال", "يقول", &["قالت", "قالا", "تقول", "يقل", "تقل", "يقولون"]),
            ("دعا", "يدعو", &["دعت", "دعوا", "يدع", "يدعون"]),
            ("التقى", "يلتقي", &["التقت", "التقيا", "التقوا", "يلتق", "يلتقون", "يلتقيان"]),
            ("بقي", "يبقى", &["بقيت", "بقوا", "يبقيان", "يبقون"]),
        ] {
            let found = all(perfect, imperfect);
            for form in expected {
                assert!(found.iter().any(|f| f == form), "{form} of {perfect}: {found:?}");
            }
        }
    }
}

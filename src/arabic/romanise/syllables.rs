//! Sounds to a spelling: short vowels between consonants, by the usual shapes of words.

use super::letters::{Sound, sounds};

/// The word in lower-case Latin letters; digits and Latin letters stay. One that had an article is no foreign name.
pub(super) fn spell(word: &str, articled: bool) -> String {
    if !word.chars().any(crate::arabic::letters::is_arabic_letter) {
        return word.to_owned();
    }
    let foreign = !articled && is_foreign(word);
    let mut sounds = sounds(word, foreign);
    let diminutive = shape(&mut sounds, foreign);
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < sounds.len() {
        let run = sounds.iter().skip(at).take_while(|s| !s.vowel).count();
        let run_of = sounds.get(at..at + run).unwrap_or_default();
        let place = Place {
            before: at.checked_sub(1).and_then(|b| sounds.get(b)).copied(),
            opening: at == 1,
            vowel_follows: at + run < sounds.len(),
        };
        if foreign {
            foreign_run(run_of, &place, &mut out);
        } else {
            arabic_run(run_of, &place, diminutive, &mut out);
        }
        at += run;
        if let Some(vowel) = sounds.get(at) {
            out.push_str(vowel.latin);
            at += 1;
        }
    }
    if foreign { foreign_ending(out) } else { out }
}

/// Where a run of consonants stands.
struct Place {
    /// The written vowel before it.
    before: Option<Sound>,
    /// That vowel opens the word.
    opening: bool,
    vowel_follows: bool,
}

/// Rewrites vowels in shapes that are known: زيد, زيدان, دليمي. Tells whether the word is of the last shape.
fn shape(sounds: &mut [Sound], foreign: bool) -> bool {
    if foreign {
        return false;
    }
    // A mark before a written vowel: حُمَيد.
    for at in 1..sounds.len() {
        let open = sounds.get(at - 1).is_some_and(|s| !s.vowel && s.mark == Some("a"));
        if let Some(sound) = sounds.get_mut(at).filter(|s| open && s.vowel) {
            sound.latin = match sound.letter {
                'ي' => "ai",
                'و' => "aw",
                _ => sound.latin,
            };
        }
    }
    match sounds {
        [first, yeh, last] if !first.vowel && yeh.letter == 'ي' && !last.vowel => yeh.latin = "ai",
        [first, yeh, middle, alef, noon]
            if !first.vowel && yeh.letter == 'ي' && !middle.vowel && alef.letter == 'ا' && noon.letter == 'ن' =>
        {
            yeh.latin = "ai";
        }
        [first, second, yeh, third, ending]
            if !first.vowel
                && !second.vowel
                && second.letter != 'ئ'
                && yeh.vowel
                && yeh.letter == 'ي'
                && !third.vowel
                && ending.letter == 'ي' =>
        {
            yeh.latin = "ai";
            return true;
        }
        _ => {}
    }
    false
}

fn arabic_run(run: &[Sound], place: &Place, diminutive: bool, out: &mut String) {
    let last = run.len().saturating_sub(1);
    let initial = place.before.is_none();
    for (at, sound) in run.iter().enumerate() {
        out.push_str(sound.latin);
        if sound.double && sound.latin.len() == 1 {
            out.push_str(sound.latin);
        }
        if at == last {
            continue;
        }
        let Some(next) = run.get(at + 1) else { continue };
        let vowel = match sound.mark {
            Some(mark) => mark,
            None if gap(run, at, place) => quality(run, at, place, initial && diminutive),
            None => "",
        };
        out.push_str(vowel);
        // An ayn that closes a syllable lengthens it: سعد Saad.
        let closes = next.letter == 'ع' && at + 1 < last && !gap(run, at + 1, place);
        if vowel == "a" && closes {
            out.push('a');
        }
    }
}

/// Whether a short vowel stands behind `run[at]`, which is not its last.
fn gap(run: &[Sound], at: usize, place: &Place) -> bool {
    let n = run.len();
    match (place.before, place.vowel_follows) {
        (None, true) => at.is_multiple_of(2),
        (None, false) => match n {
            3 => at == 0 || !closes_syllable(run),
            4 => at != 1,
            _ => at == 0 || at >= 2,
        },
        (Some(_), true) if n == 2 => !place.opening,
        (Some(_), true) => !at.is_multiple_of(2),
        (Some(_), false) if n == 2 => true,
        (Some(_), false) => at == n - 2,
    }
}

/// Whether the middle one of three consonants takes no vowel: سعد, قصر.
fn closes_syllable(run: &[Sound]) -> bool {
    let letter = |at: usize| run.get(at).map_or(' ', |s| s.letter);
    matches!(letter(1), 'ع' | 'ح' | 'ه') || (letter(2) == 'ر' && matches!(letter(1), 'ص' | 'ب' | 'د' | 'خ' | 'ك' | 'ق'))
}

/// Which short vowel stands behind `run[at]`.
fn quality(run: &[Sound], at: usize, place: &Place, diminutive: bool) -> &'static str {
    if run.get(at + 1).is_some_and(|s| s.letter == 'ؤ') || diminutive {
        return "u";
    }
    if run.get(at + 1).is_some_and(|s| s.letter == 'و') {
        return "a";
    }
    match place.before {
        Some(vowel) if !place.opening => match vowel.letter {
            'ا' | 'آ' => "i",
            'و' => "u",
            _ => "a",
        },
        // Participles: منذر, منتصر.
        None if run.first().is_some_and(|s| s.letter == 'م') && !place.vowel_follows && run.len() >= 4 => match at {
            0 => "u",
            at if at == run.len() - 2 => "i",
            _ => "a",
        },
        _ => "a",
    }
}

/// A foreign name has no letter that only Arabic has, several written vowels or a foreign ending.
fn is_foreign(word: &str) -> bool {
    if word.contains(['پ', 'چ', 'ژ', 'گ', 'ڤ']) {
        return true;
    }
    if word.contains(['ع', 'ح', 'ص', 'ض', 'ط', 'ظ', 'ق', 'ث', 'ذ', 'ء', 'ئ', 'ؤ', 'ة', 'ى']) {
        return false;
    }
    let bare = word.strip_suffix('ي').unwrap_or(word);
    let vowels = bare.chars().filter(|c| matches!(c, 'ا' | 'و' | 'ي' | 'آ')).count();
    let letters = word.chars().filter(|c| crate::arabic::letters::is_arabic_letter(*c)).count();
    let ending = ["وف", "يف", "سون", "سكي", "نغ", "نج", "نك", "رغ", "مب", "نت", "لد", "يتش", "كن", "كس"];
    letters >= 5 && (word.starts_with("تش") || vowels >= 2 || ending.iter().any(|e| word.ends_with(e)))
}

fn foreign_run(run: &[Sound], place: &Place, out: &mut String) {
    let last = run.len().saturating_sub(1);
    for (at, sound) in run.iter().enumerate() {
        // تش is one sound, ch.
        if sound.letter == 'ت' && run.get(at + 1).is_some_and(|s| s.letter == 'ش') {
            continue;
        }
        let ch = sound.letter == 'ش' && at > 0 && run.get(at - 1).is_some_and(|s| s.letter == 'ت');
        out.push_str(if ch { "ch" } else { sound.latin });
        let Some(next) = run.get(at + 1) else { continue };
        let liquid = |s: &Sound| matches!(s.letter, 'ر' | 'ل');
        let sonorant = |s: &Sound| matches!(s.letter, 'ر' | 'ل' | 'ن' | 'م');
        let vowel = if let Some(mark) = sound.mark {
            mark
        } else if place.before.is_none() {
            let onset = liquid(next) && !sonorant(sound) || sound.letter == 'س' && !liquid(next);
            if onset { "" } else { "a" }
        } else if !place.vowel_follows && at + 1 == last && sonorant(next) && !sonorant(sound) {
            "e"
        } else {
            ""
        };
        out.push_str(vowel);
    }
}

/// لافروف is Lavrov, ميدفيديف Medvedev.
fn foreign_ending(mut latin: String) -> String {
    for (heard, written) in [("of", "ov"), ("if", "ev")] {
        if latin.ends_with(heard) {
            latin.truncate(latin.len() - heard.len());
            latin.push_str(written);
            break;
        }
    }
    latin
}

//! The names of months, weekdays, parts of the day and ordinals, folded.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// Whether a date may begin with this word: a quick no for nearly all words.
pub(super) fn may_begin(word: &str) -> bool {
    if word.ends_with(|c: char| c.is_ascii_digit()) || word.starts_with("لل") || word.starts_with("ولل") {
        return true;
    }
    let bare = detached(word);
    match bare.strip_prefix("ال") {
        // The first letters of weekdays, ordinals, اليوم, الليلة, الأمس, الغد and البارحة.
        Some(rest) => rest.starts_with(['ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'ر', 'س', 'ع', 'غ', 'ل', 'ي']),
        None => {
            part_of_day(word) || matches!(bare, "امس" | "بالامس" | "اول" | "اولي" | "غد" | "غدا" | "بعد" | "هذا" | "قبل")
        }
    }
}

/// A Gregorian month of one word, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "يناير" | "جانفي" => 1,
        "فبراير" | "فيفري" | "شباط" => 2,
        "مارس" | "اذار" => 3,
        "ابريل" | "افريل" | "نيسان" => 4,
        "مايو" | "ماي" | "ايار" | "مايس" => 5,
        "يونيو" | "يونيه" | "جوان" | "حزيران" => 6,
        "يوليو" | "يوليوز" | "يوليه" | "جويليه" | "تموز" => 7,
        "اغسطس" | "اوت" | "غشت" | "اب" => 8,
        "سبتمبر" | "شتنبر" | "ايلول" => 9,
        "اكتوبر" => 10,
        "نوفمبر" | "نونبر" => 11,
        "ديسمبر" | "دجنبر" => 12,
        _ => return None,
    })
}

/// A Gregorian month of two words, 1 to 12.
pub(super) fn double_month(first: &str, second: &str) -> Option<u32> {
    let number = match second {
        "الاول" | "اول" => 1,
        "الثاني" | "ثاني" | "الثان" => 2,
        _ => return None,
    };
    match (first, number) {
        ("تشرين", 1) => Some(10),
        ("تشرين", _) => Some(11),
        ("كانون", 1) => Some(12),
        ("كانون", _) => Some(1),
        _ => None,
    }
}

/// A weekday with its article; أحد and جمعة without it are other words.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = match word.strip_prefix("لل").or_else(|| word.strip_prefix("ولل")) {
        Some(bare) => bare,
        None => detached(word).strip_prefix("ال")?,
    };
    Some(match word {
        "احد" => Sun,
        "اثنين" => Mon,
        "ثلاثاء" | "ثلثاء" => Tue,
        "اربعاء" => Wed,
        "خميس" => Thu,
        "جمعه" => Fri,
        "سبت" => Sat,
        _ => return None,
    })
}

/// Words behind which a weekday's name is another name (سوق الخميس, صلاة الجمعة), a habit (أيام الجمعة) or another day (عشية).
pub(super) fn hides_weekday(before: &str) -> bool {
    matches!(
        detached(before),
        "سوق"
            | "صلاه"
            | "خطبه"
            | "امام"
            | "خطيب"
            | "مسجد"
            | "جامع"
            | "وادي"
            | "قريه"
            | "بلده"
            | "مدينه"
            | "حي"
            | "منطقه"
            | "كل"
            | "ايام"
            | "عشيه"
            | "غداه"
            | "كلا"
            | "كلتا"
            | "هذين"
            | "بين"
    ) || matches!(before, "بسوق" | "لصلاه" | "بصلاه")
}

/// A part of the day that may stand before a day's name.
pub(super) fn part_of_day(word: &str) -> bool {
    matches!(detached(word), "صباح" | "مساء" | "فجر" | "ظهر" | "عصر" | "ليل" | "ليله" | "نهار" | "يوم" | "ضحي")
        || matches!(word, "بيوم" | "ليوم" | "لليل")
}

/// Words behind which "اليوم" is not the day of publication: the second day, the same day, the National Day.
pub(super) fn other_day(after: &str) -> bool {
    matches!(
        after,
        "التالي"
            | "الموالي"
            | "نفسه"
            | "ذاته"
            | "عينه"
            | "السابق"
            | "الماضي"
            | "المقبل"
            | "الاخير"
            | "الواحد"
            | "المذكور"
            | "العالمي"
            | "الوطني"
            | "الدولي"
            | "المشهود"
            | "الموعود"
    ) || ordinal(after).is_some()
}

/// An ordinal from first to twentieth or "thirtieth", with the article.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    Some(match detached(word) {
        "الاول" => 1,
        "العشرين" | "العشرون" => 20,
        "الثلاثين" | "الثلاثون" => 30,
        other => return unit(other.strip_prefix("ال")?).filter(|n| *n > 1),
    })
}

/// Unit of a compound ordinal: الحادي عشر, الثاني والعشرين.
pub(super) fn unit(word: &str) -> Option<u32> {
    Some(match word {
        "حادي" | "واحد" => 1,
        "ثاني" => 2,
        "ثالث" => 3,
        "رابع" => 4,
        "خامس" => 5,
        "سادس" => 6,
        "سابع" => 7,
        "ثامن" => 8,
        "تاسع" => 9,
        "عاشر" => 10,
        _ => return None,
    })
}

/// A cardinal from three to ten, as it counts days.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    Some(match word {
        "ثلاثه" => 3,
        "اربعه" => 4,
        "خمسه" => 5,
        "سته" => 6,
        "سبعه" => 7,
        "ثمانيه" => 8,
        "تسعه" => 9,
        "عشره" => 10,
        _ => return None,
    })
}

/// The word without an attached و or ف.
pub(super) fn detached(word: &str) -> &str {
    match word.strip_prefix('و').or_else(|| word.strip_prefix('ف')) {
        Some(rest) if rest.chars().nth(2).is_some() && !matches!(word, "فجر") => rest,
        _ => word,
    }
}

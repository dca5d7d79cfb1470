use chrono::Datelike;
use proptest::prelude::*;

use super::*;

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// The days in a text published on Thursday 4 June 2020.
fn days(text: &str) -> Vec<String> {
    dates_in(text, Some(day("2020-06-04"))).into_iter().map(|f| f.day.to_string()).collect()
}

#[track_caller]
fn one(text: &str, expected: &str) {
    assert_eq!(days(text), [expected], "{text}");
}

#[track_caller]
fn none(text: &str) {
    assert_eq!(days(text), [""; 0], "{text}");
}

#[test]
fn full_dates_in_every_month_system() {
    for (text, expected) in [
        ("عقدت الجلسة في 4 يونيو 2020 بطرابلس", "2020-06-04"),
        ("نشر في 4 يونيو/حزيران 2020", "2020-06-04"),
        ("نشر في ٤ حزيران (يونيو) ٢٠٢٠م", "2020-06-04"),
        ("الخميس ۴ جوان 2020", "2020-06-04"),
        ("في الثاني من كانون الثاني/يناير 2019", "2019-01-02"),
        ("يوم 31 كانون الأول عام 2018", "2018-12-31"),
        ("في الحادي والعشرين من تشرين الأول 2015", "2015-10-21"),
        ("في الخامس عشر من شهر أوت 2021", "2021-08-15"),
        ("24-ديسمبر-1951", "1951-12-24"),
        ("بتاريخ 04/06/2020", "2020-06-04"),
        ("بتاريخ ٢٠٢٠/٦/٤", "2020-06-04"),
        ("2020-06-04 10:15", "2020-06-04"),
        ("4.6.2020", "2020-06-04"),
        ("06/24/2020", "2020-06-24"),
        ("25 شوال 1436 هـ الموافق 10 أغسطس 2015", "2015-08-10"),
    ] {
        assert_eq!(full_date(text), Some(day(expected)), "{text}");
    }
}

#[test]
fn what_is_no_full_date() {
    for text in [
        "25/10/1436",
        "25 شوال 1436",
        "يونيو 2020",
        "31 فبراير 2020",
        "1.5 مليون",
        "192.168.10.1",
        "قتل 30 عام 2014",
        "أمس الأربعاء",
        "",
        "/ - /",
    ] {
        assert_eq!(full_date(text), None, "{text}");
    }
}

#[test]
fn the_first_full_date_counts() {
    assert_eq!(full_date("بدأت أمس، بعد هدنة 3 مارس 2020 واتفاق 5 مايو 2019"), Some(day("2020-03-03")));
}

#[test]
fn days_around_publication() {
    one("سيطرت عليه أمس الأربعاء", "2020-06-03");
    one("قالت اليوم الخميس إنها", "2020-06-04");
    one("صباح اليوم (الخميس)", "2020-06-04");
    one("وصل أمس", "2020-06-03");
    one("مساء أول من أمس", "2020-06-02");
    one("أمس الأول", "2020-06-02");
    one("يغادر غدًا الجمعة", "2020-06-05");
    one("يعود بعد غد", "2020-06-06");
    one("انتهت قبل يومين", "2020-06-02");
    one("قبل ثلاثة أيام", "2020-06-01");
    one("قبل أسبوع", "2020-05-28");
    one("غارات الليلة الماضية", "2020-06-03");
}

#[test]
fn a_weekday_wins_over_a_count_that_disagrees() {
    one("اليوم الأربعاء", "2020-06-03");
    one("أمس الاثنين", "2020-06-01");
    one("غدا الأحد", "2020-06-07");
}

#[test]
fn weekdays_before_and_after() {
    one("أعلنت الاثنين الماضي", "2020-06-01");
    one("فجر الثلاثاء", "2020-06-02");
    one("يوم الخميس", "2020-06-04");
    one("الخميس الماضي", "2020-05-28");
    one("الخميس المقبل", "2020-06-11");
    one("يوم الاثنين القادم", "2020-06-08");
    one("السبت قبل الماضي", "2020-05-23");
    one("مؤتمر مقرر للأحد", "2020-05-31");
    assert_eq!(days("ليل الثلاثاء الأربعاء"), ["2020-06-02", "2020-06-03"]);
}

#[test]
fn a_bare_weekday_of_a_plan_is_the_next() {
    let published = day("2020-06-04");
    let found = dates_in("يصل الأحد", Some(published));
    assert!(found[0].weekday_only);
    assert_eq!(found[0].upcoming(published), day("2020-06-07"));
    let found = dates_in("وصل الأحد الماضي", Some(published));
    assert_eq!((found[0].weekday_only, found[0].upcoming(published)), (false, day("2020-05-31")));
}

#[test]
fn the_year_left_out_is_the_nearest() {
    one("في 4 أبريل/نيسان", "2020-04-04");
    one("منذ 25 ديسمبر", "2019-12-25");
    one("في 1 تموز", "2020-07-01");
    one("في الرابع من يونيو", "2020-06-04");
    one("في 9 مارس الجاري", "2020-03-09");
    one("في 10 يوليو الماضي", "2019-07-10");
    one("في 10 مايو المقبل", "2021-05-10");
    one("12 مارس من العام الماضي", "2019-03-12");
    one("الـ15 من الشهر الجاري", "2020-06-15");
    one("السبت الموافق 9 الجاري", "2020-06-09");
    one("30 من الشهر الماضي", "2020-05-30");
    assert_eq!(days("بين 3 و5 يونيو"), ["2020-06-03", "2020-06-05"]);
}

#[test]
fn a_weekday_beside_a_day_chooses_the_year() {
    let found = dates_in("الأحد 1 ديسمبر", Some(day("2020-05-20")));
    assert_eq!(found[0].day, day("2019-12-01"));
    assert_eq!(found[0].day.weekday(), chrono::Weekday::Sun);
}

#[test]
fn what_fixes_no_day_gives_none() {
    none("الأسبوع الماضي");
    none("الشهر الماضي وعام 2014");
    none("منذ أبريل/نيسان 2019");
    none("قال أحد الشهود");
    none("مارس الضغط على 4 دول");
    none("سوق الخميس امسيحل");
    none("بعد صلاة الجمعة");
    none("في اليوم التالي");
    none("وفي نفس اليوم");
    none("قبل يومين فقط من زيارته");
    none("لليوم الثاني");
    none("في اليوم الوطني");
    none("صحيفة المصري اليوم");
    none("قبل يومين من الانتخابات");
    none("من قبل 5 أيام");
    none("5 أب عن جد");
}

#[test]
fn bytes_and_basis_are_those_of_the_expression() {
    let text = "توجه إلى موسكو مساء أمس (الأربعاء) ثم عاد في 4 يونيو 2020.";
    let found = dates_in(text, Some(day("2020-06-04")));
    let quotes: Vec<&str> = found.iter().map(|f| text.get(f.bytes.clone()).unwrap()).collect();
    assert_eq!(quotes, ["مساء أمس (الأربعاء)", "4 يونيو 2020"]);
    assert_eq!((found[0].basis, found[1].basis), (DateBasis::Relative, DateBasis::Stated));
}

#[test]
fn without_a_day_of_publication_only_full_dates_stand() {
    let found = dates_in("أمس، والخميس، و4 يونيو، ثم 5 يونيو 2020", None);
    assert_eq!(found.iter().map(|f| f.day).collect::<Vec<_>>(), [day("2020-06-05")]);
}

proptest! {
    /// No text makes it panic, and what it finds stands in the text.
    #[test]
    fn any_text_is_read(text in r"(?:[0-9٠-٩/ .()\-]|أمس|اليوم|الخميس|يونيو|كانون|الثاني|الـ|من|قبل|الماضي|\PC){0,24}") {
        for published in [None, NaiveDate::from_ymd_opt(2020, 2, 29), Some(NaiveDate::MIN), Some(NaiveDate::MAX)] {
            for found in dates_in(&text, published) {
                prop_assert!(text.get(found.bytes).is_some_and(|quote| !quote.is_empty()));
            }
        }
    }
}

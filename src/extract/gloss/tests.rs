use proptest::prelude::*;

use super::*;
use crate::lexicon::tables::{Layout, Tables};

/// The bundled glossary with a gazetteer of a few rows.
fn lexicon() -> Lexicon {
    let mut tables = Tables::default();
    for (file, text) in [
        (
            "countries.tsv",
            "id\tar\taliases\ten\tadjective\tpeople\tadjective_en\tcapital\nly\tليبيا\t-\tLibya\tليبي\t-\tLibyan\tly-tripoli\n",
        ),
        ("people.tsv", "id\tar\taliases\ten\tcountry\tside\nly-h\tخليفة حفتر\tحفتر\tKhalifa Haftar\tly\t-\n"),
        (
            "organisations.tsv",
            "id\tar\taliases\ten\tkind\tcountry\tside\nint-un\tالأمم المتحدة\t-\tUnited Nations\torganisation\t-\t-\n",
        ),
    ] {
        tables.read(Layout::of(file).unwrap(), file, text).unwrap();
    }
    let mut lexicon = tables.compile();
    lexicon.glossary = Lexicon::bundled().glossary.clone();
    lexicon
}

#[track_caller]
fn all(pairs: &[(&str, &str)]) {
    let lexicon = lexicon();
    let wrong: Vec<_> =
        pairs.iter().map(|(ar, en)| (*ar, english(ar, &lexicon), *en)).filter(|(_, found, en)| found != en).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn ministers_and_ministries() {
    all(&[
        ("وزير الخارجية", "Foreign Minister"),
        ("وزير الدفاع", "Defence Minister"),
        ("وزير التربية والتعليم", "Education and Education Minister"),
        ("وزراء الخارجية", "Foreign Ministers"),
        ("وزارة الخارجية", "Ministry of Foreign Affairs"),
        ("المتحدث باسم وزارة الدفاع", "spokesman for the Ministry of Defence"),
        ("نائب وزير الخارجية", "deputy Foreign Minister"),
        ("وكيل وزارة الدفاع", "undersecretary of the Ministry of Defence"),
    ]);
}

#[test]
fn sources_have_their_article() {
    all(&[
        ("مصدر عسكري", "a military source"),
        ("مصادر طبية", "medical sources"),
        ("مسؤول أمني رفيع المستوى", "a senior security official"),
        ("شهود عيان", "eyewitnesses"),
        ("مصدر في وزارة الصحة", "a source in the Ministry of Health"),
        ("مسؤولون حكوميون", "government officials"),
    ]);
}

#[test]
fn adjectives_find_their_noun() {
    all(&[
        ("وزير الخارجية الليبي", "Libyan Foreign Minister"),
        ("وزارة الدفاع الليبية", "Libyan Ministry of Defence"),
        ("قائد القوات البحرية الليبي", "Libyan commander of the navy"),
        ("رئيس الحكومة الليبية السابق", "former head of the Libyan government"),
        ("قائد الحرس الرئاسي", "commander of the presidential guard"),
        ("القوى السياسية والاجتماعية", "political and social forces"),
    ]);
}

#[test]
fn chains_of_bodies() {
    all(&[
        ("نائب رئيس حكومة الوفاق الوطني", "deputy head of the Government of National Accord"),
        ("قائد قوات الدعم السريع", "commander of the Rapid Support Forces"),
        ("مدير جهاز المخابرات", "director of the intelligence agency"),
        ("رئيس لجنة العلاقات الخارجية", "head of the foreign relations committee"),
        ("رئيس ليبيا", "president of Libya"),
        ("قوات خليفة حفتر", "Khalifa Haftar's forces"),
        ("كتيبة مسلحة", "an armed battalion"),
    ]);
}

#[test]
fn what_is_not_known_is_romanised() {
    all(&[
        ("قائد لواء الصمود", "commander of the al-Samud brigade"),
        ("صحيفة المصباح", "al-Masbah newspaper"),
        ("", ""),
    ]);
}

#[test]
fn participles_and_prepositions() {
    all(&[
        ("المتحدث باسم قوات الحكومة العقيد", "spokesman for the government forces, colonel"),
        ("قوات موالية للحكومة", "forces loyal to the government"),
        ("حكومة معترف بها دوليا", "an internationally recognised government"),
        ("الأمين العام للأمم المتحدة", "secretary-general of the United Nations"),
        ("مبعوث الرئيس إلى ليبيا", "envoy of the president to Libya"),
        ("نظيره الليبي", "his Libyan counterpart"),
    ]);
}

#[test]
fn a_person_is_romanised_and_a_place_read() {
    let lexicon = lexicon();
    assert_eq!(Memory::new(&lexicon).named("عمر القائد", NameKind::Person), "Amar al-Qaid");
    assert_eq!(Memory::new(&lexicon).named("مطار السدرة", NameKind::Place), "al-Sadra airport");
}

proptest! {
    /// No order of words makes it panic.
    #[test]
    fn any_order_of_words_is_read(words in prop::collection::vec(r"(?:و|ل|ب|ال)?(?:وزير|الخارجية|نائب|رئيس|قوات|تابعة|باسم|ليبي|مصدر|12|\PC{0,3})", 0..9)) {
        static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(lexicon);
        english(&words.join(" "), &LEXICON);
    }
}

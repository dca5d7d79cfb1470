use super::*;

#[track_caller]
fn all(pairs: &[(&str, &str)]) {
    let lexicon = Lexicon::bundled();
    let wrong: Vec<_> =
        pairs.iter().map(|(ar, en)| (*ar, english(ar, lexicon), *en)).filter(|(_, found, en)| found != en).collect();
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
        ("قائد لواء الصمود", "commander of al-Samud major general"),
        ("صحيفة المصباح", "al-Misbah newspaper"),
        ("", ""),
    ]);
}

#[test]
fn participles_and_prepositions() {
    all(&[
        ("قوات موالية للحكومة", "forces loyal to the government"),
        ("حكومة معترف بها دوليا", "an internationally recognised government"),
        ("مبعوث الرئيس إلى ليبيا", "envoy of the president to Libya"),
        ("نظيره الليبي", "his Libyan counterpart"),
    ]);
}

//! The same report in the forms in which reports come about: what is read does not depend on them.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use mujaz::arabic::letters;
use mujaz::briefing::Briefing;
use mujaz::extract;
use mujaz::intake::{self, Document, Given};
use mujaz::lexicon::Lexicon;

const REPORT: &str = "وصل الرئيس المصري عبد الفتاح السيسي إلى باريس أمس.\n\
    وأعلنت قوات الوفاق السيطرة على مدينة غريان، وقالت إنها \"تلاحق من بقي من المسلحين في محيط المدينة\".\n\
    وأكد مصدر أمني أن الاشتباكات انتهت.\n\
    ويقول وزير الخارجية التركي مولود جاويش أوغلو إن الاتفاق قائم.\n\
    ودعا وزير الخارجية الروسي سيرغي لافروف تركيا إلى وقف القتال.\n\
    وأضاف لافروف أن الحوار مستمر.\n";

fn read(bytes: &[u8]) -> Briefing {
    let given = Given { date: "2020-06-04".parse().ok(), ..Given::default() };
    match intake::read(bytes, &given, "report").unwrap().0 {
        Document::Report(article) => extract::briefing(vec![article], Lexicon::bundled()),
        Document::Briefings(_) => panic!("a report is no briefing"),
    }
}

/// Every record in a line, without where it stands; marks are as they are matched.
fn records(briefing: &Briefing) -> Vec<String> {
    let name = |ar: &str| letters::folded(ar);
    let mut out = Vec::new();
    for e in &briefing.events {
        out.push(format!("event {:?} {:?}", e.kind, e.realis));
    }
    for s in &briefing.statements {
        let words = letters::folded(&s.content).replace(char::is_whitespace, "");
        out.push(format!("statement {} {:?} {:?} {words}", name(&s.speaker[0].ar), s.act, s.mode));
    }
    for m in &briefing.movements {
        out.push(format!("movement {} {:?}", name(&m.actor.ar), m.to.as_ref().map(|to| name(&to.ar))));
    }
    for p in &briefing.frontline {
        out.push(format!("position {} {:?} {:?}", name(&p.place.ar), p.status, p.holder.first().map(|h| name(&h.ar))));
    }
    out.sort();
    out
}

#[track_caller]
fn same(form: &[u8]) {
    let plain = records(&read(REPORT.as_bytes()));
    assert!(plain.len() >= 9, "{plain:#?}");
    assert_eq!(records(&read(form)), plain);
}

/// The text with a vowel mark on every letter inside a word, one of these in turn.
fn marked(text: &str, marks: &[char]) -> String {
    let mut out = String::new();
    let mut turn = marks.iter().cycle();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        out.push(c);
        let inside =
            letters::is_arabic_letter(c) && letters.peek().is_some_and(|next| letters::is_arabic_letter(*next));
        out.extend(turn.next().filter(|_| inside));
    }
    out
}

#[test]
fn with_vowel_marks() {
    for marks in [&['\u{64e}'][..], &['\u{650}'], &['\u{652}', '\u{64e}']] {
        same(marked(REPORT, marks).as_bytes());
    }
}

#[test]
fn the_marks_of_a_passive_leave_nobody_who_speaks() {
    for (text, speaks) in [
        ("يُعلن الوزير فايز السراج أن الاتفاق قائم.", false),
        ("يُعْلِنُ الوزير فايز السراج أن الاتفاق قائم.", true),
        ("يُعْلَنُ الوزير فايز السراج أن الاتفاق قائم.", false),
        ("قُاِل الوزير فايز السراج إن الاتفاق قائم.", true),
        ("ويُتَوَقَّعُ أن يصل فايز السراج إلى أنقرة.", false),
    ] {
        assert_eq!(!read(text.as_bytes()).statements.is_empty(), speaks, "{text}");
    }
}

#[test]
fn with_persian_letters() {
    same(REPORT.replace('ي', "ی").replace('ك', "ک").as_bytes());
}

#[test]
fn with_character_references() {
    let letter = |c: char| if c == 'ر' { "&#1585;".to_owned() } else { c.to_string() };
    same(REPORT.replace('"', "&quot;").chars().map(letter).collect::<String>().as_bytes());
}

#[test]
fn in_windows_1256() {
    let (bytes, _, broken) = encoding_rs::WINDOWS_1256.encode(REPORT);
    assert!(!broken);
    same(&bytes);
}

#[test]
fn in_one_line() {
    let line = REPORT.replace('\n', " ");
    same(line.as_bytes());
    let briefing = read(line.as_bytes());
    let text = &briefing.articles[0].paragraphs[0].text;
    for e in briefing.statements.iter().flat_map(|s| &s.evidence) {
        assert_eq!(text.get(e.start as usize..e.end as usize), Some(e.quote.as_str()), "offsets are the line's");
    }
}

#[test]
fn a_quotation_is_not_parted() {
    let quoted = "قال فايز السراج \"انتهى القتال في المدينة ومحيطها أمس. عاد الناس. فتحت الطرق. بدأ العمل\". وأضاف أن الحوار مستمر. وصل الوفد. بدأ اللقاء.";
    let briefing = read(quoted.as_bytes());
    assert_eq!(briefing.statements.len(), 2, "{:#?}", briefing.statements);
}

#[test]
fn a_headline_alone_is_read() {
    let briefing = read("قوات الوفاق تسيطر على مدينة غريان".as_bytes());
    assert_eq!(briefing.frontline[0].place.en, "Gharyan");
    let briefing = read("السيسي يصل إلى باريس".as_bytes());
    assert_eq!(briefing.movements[0].to.as_ref().unwrap().en, "Paris");
    assert_eq!(briefing.events.len(), 1);
}

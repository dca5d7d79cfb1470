//! A briefing with records: read, held against itself, cleaned, joined, printed.

use mujaz::briefing::{
    Act, Article, Bilingual, Briefing, Codes, DateBasis, Event, EventType, Evidence, Mode, Movement, MovementKind,
    MovementStatus, Name, NameKind, Paragraph, Position, PositionStatus, Realis, Statement, When,
};

use crate::{Folder, Run, mujaz};

const TEXT: &str = "وصل الوفد إلى المدينة، وقال المتحدث إن المطار آمن.";

fn name(ar: &str, kind: NameKind) -> Name {
    Name { id: None, ar: ar.to_owned(), en: "x".to_owned(), kind, role: None, side: None }
}

fn evidence(article: &str, quote: &str) -> Vec<Evidence> {
    let start = TEXT.find(quote).unwrap() as u32;
    let end = start + quote.len() as u32;
    vec![Evidence { article: article.to_owned(), paragraph: 1, start, end, quote: quote.to_owned() }]
}

fn gist(en: &str) -> Bilingual {
    Bilingual { ar: format!("خلاصة {en}"), en: en.to_owned() }
}

/// One article and one record of each kind.
fn briefing(article: &str) -> Briefing {
    let when = When { date: "2020-06-03".parse().ok(), date_basis: Some(DateBasis::Relative) };
    let defaulted = When { date: "2020-06-04".parse().ok(), date_basis: Some(DateBasis::Published) };
    let place = name("المطار", NameKind::Place);
    Briefing {
        date: "2020-06-04".parse().ok(),
        articles: vec![Article {
            id: article.to_owned(),
            title: None,
            outlet: Some("وكالة".to_owned()),
            url: None,
            published: "2020-06-04".parse().ok(),
            language: "ar".to_owned(),
            paragraphs: vec![Paragraph { number: 1, text: TEXT.to_owned() }],
        }],
        events: vec![Event {
            id: "e".to_owned(),
            kind: EventType::Travel,
            gist: gist("event"),
            actors: vec![name("الوفد", NameKind::Group)],
            place: None,
            when,
            realis: Realis::Unconfirmed,
            codes: Codes::default(),
            evidence: evidence(article, "وصل الوفد"),
        }],
        statements: vec![Statement {
            id: "s".to_owned(),
            speaker: vec![name("المتحدث", NameKind::Office)],
            act: Act::Say,
            mode: Mode::Indirect,
            channel: None,
            via: None,
            addressee: None,
            content: "إن المطار آمن".to_owned(),
            gist: gist("statement"),
            when: defaulted,
            evidence: evidence(article, "وقال المتحدث إن المطار آمن"),
        }],
        movements: vec![Movement {
            id: "m".to_owned(),
            kind: MovementKind::Travel,
            actor: name("الوفد", NameKind::Group),
            to: Some(name("المدينة", NameKind::Place)),
            from: None,
            with: Vec::new(),
            purpose: None,
            status: MovementStatus::Planned,
            reported_by: None,
            gist: gist("movement"),
            when: When::default(),
            codes: Codes::default(),
            evidence: evidence(article, "وصل الوفد إلى المدينة"),
        }],
        frontline: vec![Position {
            id: "p".to_owned(),
            place,
            status: PositionStatus::Controls,
            holder: Vec::new(),
            claimed_by: None,
            gist: gist("position"),
            when,
            realis: Realis::Claimed,
            codes: Codes::default(),
            evidence: evidence(article, "المطار آمن"),
        }],
        ..Briefing::default()
    }
}

fn parse(briefing: &Briefing, format: &str) -> Run {
    let folder = Folder::new();
    let file = folder.file("day.json", serde_json::to_string(briefing).unwrap());
    mujaz(&["parse", &file, "--format", format])
}

#[test]
fn a_briefing_comes_out_as_it_went_in() {
    let run = parse(&briefing("a"), "json");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(serde_json::from_str::<Briefing>(&run.out).unwrap(), briefing("a"));
}

#[test]
fn text_marks_what_is_no_plain_fact_and_names_its_source() {
    let out = parse(&briefing("a"), "text").out;
    for line in [
        "Thu 4 Jun 2020 · 1 report",
        "Headlines 1",
        "  travel: event (unconfirmed) · Wed 3 Jun 2020 · وكالة ¶ 1",
        "  says: statement · وكالة ¶ 1",
        "      إن المطار آمن",
        "  planned: movement · وكالة ¶ 1",
        "  holds: position (claimed) · Wed 3 Jun 2020 · وكالة ¶ 1",
    ] {
        assert!(out.lines().any(|printed| printed == line), "{line:?} is not in\n{out}");
    }
    let folder = Folder::new();
    let file = folder.file("day.json", serde_json::to_string(&briefing("a")).unwrap());
    let arabic = mujaz(&["--lang", "ar", "parse", &file, "--format", "text"]).out;
    assert!(arabic.contains("  مقرر: خلاصة movement · وكالة ¶ 1"), "{arabic}");
}

#[test]
fn a_briefing_that_contradicts_itself_is_refused_with_the_field() {
    type Break = fn(&mut Briefing);
    let cases: [(Break, &str); 9] = [
        (|b| b.events[0].evidence[0].start += 2, "events[0].evidence[0].quote: not the bytes"),
        (|b| b.events[0].evidence[0].start += 1, "events[0].evidence[0].quote: not the bytes"),
        (|b| b.statements[0].evidence[0].end = 9999, "statements[0].evidence[0].quote: not the bytes"),
        (|b| b.movements[0].evidence[0].paragraph = 0, "movements[0].evidence[0].paragraph: "),
        (|b| b.frontline[0].evidence[0].article = "z".to_owned(), "frontline[0].evidence[0].article: no article"),
        (|b| b.frontline[0].evidence.clear(), "frontline[0].evidence: a record without evidence"),
        (|b| b.articles[0].paragraphs[0].number = 2, "articles[0].paragraphs[0].number: 2 where 1 is due"),
        (|b| b.articles[0].url = Some("file:///x".to_owned()), "articles[0].url: "),
        (|b| b.articles.push(b.articles[0].clone()), "articles[1].id: "),
    ];
    for (break_it, message) in cases {
        let mut broken = briefing("a");
        break_it(&mut broken);
        parse(&broken, "json").assert_failed(1, &["day.json: ", message]);
    }
}

#[test]
fn a_hostile_briefing_is_cleaned_and_its_evidence_follows() {
    let mut hostile = briefing("a");
    let junk = "\u{1b}[31m\u{202e}";
    hostile.articles[0].paragraphs[0].text.insert_str(0, junk);
    hostile.articles[0].outlet = Some(format!("{junk}وكالة"));
    hostile.events[0].gist.en.push_str(junk);
    hostile.statements[0].content.push_str(junk);
    for record in [&mut hostile.events[0].evidence, &mut hostile.statements[0].evidence] {
        record[0].start += junk.len() as u32;
        record[0].end += junk.len() as u32;
    }
    for record in [&mut hostile.movements[0].evidence, &mut hostile.frontline[0].evidence] {
        record[0].start += junk.len() as u32;
        record[0].end += junk.len() as u32;
    }
    let run = parse(&hostile, "json");
    assert_eq!(run.status, 0);
    assert!(run.err.contains("left out of this briefing"), "{}", run.err);
    assert_eq!(serde_json::from_str::<Briefing>(&run.out).unwrap(), briefing("a"));
}

#[test]
fn briefings_are_joined_and_parted_by_article() {
    let folder = Folder::new();
    let one = folder.file("1.json", serde_json::to_string(&briefing("a")).unwrap());
    let two = folder.file("2.json", serde_json::to_string(&briefing("b")).unwrap());
    let both = mujaz(&["parse", &one, &two, &one]);
    assert!(both.status == 0 && both.err.contains("a report that was read before"), "{}", both.err);
    let joined: Briefing = serde_json::from_str(&both.out).unwrap();
    assert_eq!((joined.articles.len(), joined.events.len(), joined.frontline.len()), (2, 2, 2));

    let file = folder.file("both.json", &both.out);
    let lines = mujaz(&["parse", &file, "--format", "jsonl"]).out;
    let parted: Vec<Briefing> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(parted, [briefing("a"), briefing("b")]);
}

//! Any bytes through the whole parse: no panic, the same briefing every time, each quotation where its evidence says, and a JSON
//! that is read back as it was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mujaz::briefing::{Briefing, Evidence};
use mujaz::intake::{self, Document, Given};
use mujaz::{extract, lexicon::Lexicon};

fuzz_target!(|bytes: &[u8]| {
    let Ok((Document::Report(article), _)) = intake::read(bytes, &Given::default(), "input") else { return };
    let briefing = extract::briefing(vec![article.clone()], Lexicon::bundled());
    let json = serde_json::to_vec(&briefing).expect("a briefing can be written");
    let again = extract::briefing(vec![article], Lexicon::bundled());
    assert_eq!(json, serde_json::to_vec(&again).expect("a briefing can be written"));
    evidence(&briefing).for_each(|evidence| quoted(evidence, &briefing));
    match intake::read(&json, &Given::default(), "input") {
        Ok((Document::Briefings(read), _)) => assert_eq!(read, [briefing]),
        other => panic!("a briefing's own JSON is not read: {other:?}"),
    }
});

fn evidence(briefing: &Briefing) -> impl Iterator<Item = &Evidence> {
    let events = briefing.events.iter().flat_map(|record| &record.evidence);
    let statements = briefing.statements.iter().flat_map(|record| &record.evidence);
    let movements = briefing.movements.iter().flat_map(|record| &record.evidence);
    let positions = briefing.frontline.iter().flat_map(|record| &record.evidence);
    events.chain(statements).chain(movements).chain(positions)
}

fn quoted(evidence: &Evidence, briefing: &Briefing) {
    let article = briefing.articles.iter().find(|article| article.id == evidence.article).expect("its report");
    let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.number == evidence.paragraph);
    let text = &paragraph.expect("its paragraph").text;
    assert_eq!(text.get(evidence.start as usize..evidence.end as usize), Some(evidence.quote.as_str()));
}

//! Hits as JSON, the format `mujaz.search/1` that README documents.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::archive::search::{Hit, Order, Page};
use crate::briefing::Record;

/// The name and version of the format.
const SCHEMA: &str = "mujaz.search/1";

/// Writes all hits as one object.
pub(super) fn write(page: &Page, query: &str, order: Order, out: &mut impl Write) -> io::Result<()> {
    let hits = page.hits.iter().map(hit).collect::<io::Result<Vec<_>>>()?;
    let order = match order {
        Order::Time => "time",
        Order::Rank => "rank",
    };
    let next = page.next.map(|place| place.to_string());
    let all = json!({ "schema": SCHEMA, "query": query, "order": order, "hits": hits, "next": next });
    serde_json::to_writer_pretty(&mut *out, &all).map_err(io::Error::from)?;
    writeln!(out)
}

/// Writes each hit as an object on a line of its own.
pub(super) fn write_lines(page: &Page, out: &mut impl Write) -> io::Result<()> {
    for one in &page.hits {
        serde_json::to_writer(&mut *out, &hit(one)?).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    Ok(())
}

fn hit(hit: &Hit) -> io::Result<Value> {
    let article = hit.article();
    let passages = hit.passages.iter().map(|passage| {
        let hits = passage.hits.iter().map(|bytes| json!({ "start": bytes.start, "end": bytes.end }));
        json!({
            "paragraph": passage.paragraph,
            "start": passage.bytes.start,
            "end": passage.bytes.end,
            "quote": passage.text,
            "hits": hits.collect::<Vec<_>>(),
        })
    });
    let records = hit.records().map(record).collect::<io::Result<Vec<_>>>()?;
    Ok(json!({
        "place": hit.place.to_string(),
        "day": hit.day,
        "article": {
            "id": article.map(|article| &article.id),
            "title": article.and_then(|article| article.title.as_ref()),
            "outlet": article.and_then(|article| article.outlet.as_ref()),
            "url": article.and_then(|article| article.url.as_ref()),
            "published": article.and_then(|article| article.published),
        },
        "passages": passages.collect::<Vec<_>>(),
        "records": records,
    }))
}

fn record(record: Record<'_>) -> io::Result<Value> {
    fn value(record: &impl Serialize) -> io::Result<Value> {
        serde_json::to_value(record).map_err(io::Error::from)
    }
    let fields = match record {
        Record::Event(event) => value(event),
        Record::Statement(statement) => value(statement),
        Record::Movement(movement) => value(movement),
        Record::Position(position) => value(position),
    }?;
    Ok(json!({ "kind": record.kind().name(), "record": fields }))
}

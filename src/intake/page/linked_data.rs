//! What a page says of its article in JSON-LD (schema.org), as most publishers write it.

use serde_json::Value;

use super::super::clean;

/// What is known of the article, each as written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub title: Option<String>,
    pub date: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
}

/// So many nodes are looked at.
const MOST: usize = 10_000;

/// What the scripts of a page tell of its article; nothing where none describes one.
pub(super) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> Told {
    let values: Vec<Value> = scripts.filter_map(value).collect();
    let nodes = nodes(&values);
    let Some(article) = nodes.iter().copied().find(|node| is_article(node)) else { return Told::default() };
    let text = |key: &str| article.get(key).and_then(text_of);
    Told {
        title: text("headline").or_else(|| text("name")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        outlet: ["publisher", "sourceOrganization", "isPartOf"]
            .iter()
            .find_map(|key| name_of(article.get(key)?, &nodes)),
        url: text("url").or_else(|| article.get("mainEntityOfPage").and_then(text_of)),
    }
}

/// The JSON of a script, in a comment or not, with raw line breaks in its strings or not.
fn value(script: &str) -> Option<Value> {
    let script =
        script.trim().trim_start_matches("//").trim().trim_start_matches("<![CDATA[").trim_start_matches("<!--");
    let script = script.trim().trim_end_matches("-->").trim_end_matches("]]>").trim().trim_end_matches("//");
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&clean::line(script))).ok()
}

/// All objects, those of lists and graphs among them.
fn nodes(values: &[Value]) -> Vec<&Value> {
    let mut waiting: Vec<&Value> = values.iter().rev().collect();
    let mut nodes = Vec::new();
    while let Some(value) = waiting.pop().filter(|_| nodes.len() < MOST) {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Object(object) => {
                nodes.push(value);
                waiting.extend(["mainEntity", "@graph"].iter().filter_map(|key| object.get(*key)));
            }
            _ => {}
        }
    }
    nodes
}

fn is_article(node: &Value) -> bool {
    let is_name = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        name.ends_with("Article") || name.ends_with("BlogPosting")
    };
    match node.get("@type") {
        Some(Value::Array(names)) => names.iter().any(is_name),
        Some(name) => is_name(name),
        None => false,
    }
}

/// A text, or the id or first text of what stands for one.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Array(list) => list.first().filter(|first| !first.is_array()).and_then(text_of),
        Value::Object(object) => {
            object.get("@id").or_else(|| object.get("@value")).and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}

/// The name of an organisation, which may stand elsewhere under the same id.
fn name_of(value: &Value, nodes: &[&Value]) -> Option<String> {
    let value = if let Value::Array(list) = value { list.first()? } else { value };
    if let Value::String(name) = value {
        return Some(name.clone());
    }
    let name = |node: &Value| node.get("name").and_then(text_of);
    name(value).or_else(|| {
        let id = value.get("@id")?;
        nodes.iter().filter(|node| node.get("@id") == Some(id)).find_map(|node| name(node))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_lists_and_graphs_and_their_publishers_by_id() {
        let article = r##"{"@type": ["NewsArticle"], "headline": "عنوان", "datePublished": "2020-06-04", "publisher": {"@id": "#o"}}"##;
        let graph =
            format!(r##"{{"@graph": [{{"@id": "#o", "@type": "Organization", "name": "وكالة"}}, {article}]}}"##);
        let list = format!(r##"[{{"@type": "WebSite", "name": "x"}}, {article}, {{"@id": "#o", "name": "وكالة"}}]"##);
        for script in [graph.as_str(), &list, &format!("//<![CDATA[\n{list};\n//]]>")] {
            let told = read([script].into_iter());
            assert_eq!(told.title.as_deref(), Some("عنوان"));
            assert_eq!(told.date.as_deref(), Some("2020-06-04"));
            assert_eq!(told.outlet.as_deref(), Some("وكالة"));
        }
    }

    #[test]
    fn what_describes_no_article_or_is_broken_tells_nothing() {
        let deep = "[".repeat(100_000);
        for script in ["", "{", r#"{"@type": "WebSite", "name": "x"}"#, r#"{"@type": 5}"#, "[[[]]]", "null", &deep] {
            assert_eq!(read([script].into_iter()), Told::default());
        }
        let raw = "{\"@type\": \"Article\", \"headline\": \"سطر\nآخر\"}";
        assert_eq!(read([raw].into_iter()).title.as_deref(), Some("سطر آخر"));
    }
}

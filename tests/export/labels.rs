//! Every value of the public format has its word in both languages.

use mujaz::config::Lang;
use mujaz::locale::Locale;
use serde_json::Value;

#[test]
fn every_value_has_a_word() {
    let schema: Value = serde_json::from_str(include_str!("../../data/schema/mujaz.briefing-1.schema.json")).unwrap();
    let kinds = [
        ("EventType", "type"),
        ("Act", "act"),
        ("MovementStatus", "status"),
        ("PositionStatus", "position"),
        ("Realis", "realis"),
    ];
    for (kind, group) in kinds {
        let values: Vec<&str> = schema["$defs"][kind]["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value["const"].as_str().unwrap())
            .collect();
        assert!(values.len() > 3, "{kind}: {values:?}");
        for key in values.iter().map(|value| format!("{group}.{value}")) {
            assert!([Lang::En, Lang::Ar].iter().all(|lang| Locale::of(*lang).get(&key) != key), "{key}");
        }
    }
}

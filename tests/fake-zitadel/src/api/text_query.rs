//! Comparing texts in searches, by `TextQueryMethod` and `TextFilterMethod`.

use crate::api::message::Message;

/// What both enums have in common: how the texts are compared.
const METHODS: &[&str] = &[
    "EQUALS",
    "EQUALS_IGNORE_CASE",
    "STARTS_WITH",
    "STARTS_WITH_IGNORE_CASE",
    "CONTAINS",
    "CONTAINS_IGNORE_CASE",
    "ENDS_WITH",
    "ENDS_WITH_IGNORE_CASE",
];

/// Whether `text` compares to `wanted` as the field `method` of `query` says. An unknown method is `EQUALS`; `%` and
/// `_` stand for themselves.
pub(crate) fn fits(query: Message<'_>, text: &str, wanted: &str) -> bool {
    let name = query.text("method");
    let name = name.split_once("_METHOD_").map_or(name, |(_, method)| method);
    let by_name = METHODS.iter().find(|method| **method == name);
    let by_number = usize::try_from(query.number("method")).ok().and_then(|number| METHODS.get(number));
    let method = by_name.or(by_number).copied().unwrap_or("EQUALS");
    match method.strip_suffix("_IGNORE_CASE") {
        Some(method) => compare(method, &text.to_lowercase(), &wanted.to_lowercase()),
        None => compare(method, text, wanted),
    }
}

fn compare(method: &str, text: &str, wanted: &str) -> bool {
    match method {
        "STARTS_WITH" => text.starts_with(wanted),
        "CONTAINS" => text.contains(wanted),
        "ENDS_WITH" => text.ends_with(wanted),
        _ => text == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn wildcards_are_literal_and_an_unknown_method_is_equals() {
        let fits = |method: serde_json::Value, wanted: &str| {
            super::fits(Message::of(&json!({"method": method})), "Ada_100%", wanted)
        };
        assert!(!fits(json!("TEXT_QUERY_METHOD_FUZZY"), "ada_100%"));
        assert!(fits(json!("TEXT_QUERY_METHOD_FUZZY"), "Ada_100%"));
        assert!(!fits(json!("TEXT_QUERY_METHOD_STARTS_WITH"), "A%"));
        assert!(fits(json!("TEXT_FILTER_METHOD_ENDS_WITH_IGNORE_CASE"), "A_100%"));
        assert!(fits(json!(5), "A_1"));
    }
}

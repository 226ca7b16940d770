//! URLs with parameters added, encoded as Go's `net/url` does: sorted by name.

/// Adds parameters to the query of `url`; what stands there is kept, all of it re-encoded and sorted by name. A text
/// that is no absolute URL is taken as a path with or without query.
pub(crate) fn with_query(url: &str, parameters: &[(&str, &str)]) -> String {
    let (url, fragment) = url.split_once('#').map_or((url, None), |(url, fragment)| (url, Some(fragment)));
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut all: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .filter(|(name, _)| !parameters.iter().any(|(given, _)| given == name))
        .collect();
    all.extend(parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{path}?{}{fragment}", encode(all))
}

/// Puts parameters into the fragment of `url`.
pub(crate) fn with_fragment(url: &str, parameters: &[(&str, &str)]) -> String {
    let all = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    format!("{}#{}", url.split('#').next().unwrap_or_default(), encode(all))
}

/// Form encoding sorted by name; the star is escaped and the tilde is not.
fn encode(mut all: Vec<(String, String)>) -> String {
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(all)
        .finish()
        .replace('*', "%2A")
        .replace("%7E", "~")
}

/// Appends a path to a base address, keeping the base's query.
pub(crate) fn joined(base: &str, path: &str) -> String {
    let (base, query) = base.split_once('?').map_or((base, None), |(base, query)| (base, Some(query)));
    let joined = format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'));
    query.map_or(joined.clone(), |query| format!("{joined}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_join_an_existing_query_in_alphabetical_order() {
        assert_eq!(
            with_query("https://a.example/cb?z=1&b=2", &[("state", "a b~*"), ("code", "x")]),
            "https://a.example/cb?b=2&code=x&state=a+b~%2A&z=1"
        );
        assert_eq!(with_fragment("https://a.example/cb", &[("code", "x")]), "https://a.example/cb#code=x");
    }

    #[test]
    fn a_path_joins_a_base_with_and_without_slash() {
        assert_eq!(joined("http://a.example", "/login"), "http://a.example/login");
        assert_eq!(joined("http://a.example/ui/?x=1", "login"), "http://a.example/ui/login?x=1");
    }
}

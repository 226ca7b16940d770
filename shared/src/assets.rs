//! Our own static files, compiled in: the style that every page inlines and the script that improves it.

use aws_lc_rs::digest;
use axum::body::Body;
use axum::response::Response;
use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{HeaderValue, header};
use std::sync::LazyLock;

/// The style of all pages, exactly as it stands between the tags: without the blanks that are only for its readers.
pub(crate) static STYLE: LazyLock<String> = LazyLock::new(|| squeezed(include_str!("../assets/pages.css")));

const SCRIPT: &str = include_str!("../assets/pages.js");

/// The style's hash as a source expression of the CSP (CSP 3 section 2.3.1), with its quotation marks.
pub(crate) static STYLE_SOURCE: LazyLock<String> = LazyLock::new(|| {
    format!("'sha256-{}'", STANDARD.encode(digest::digest(&digest::SHA256, STYLE.as_bytes())))
});

/// A style without blanks where they mean nothing: behind `{`, `}`, `;`, `,` and `:`, and before `{` and `}`. Its strings hold
/// none of that.
fn squeezed(style: &str) -> String {
    let mut squeezed = String::with_capacity(style.len());
    for word in style.split_ascii_whitespace() {
        let touches = squeezed.ends_with(['{', '}', ';', ',', ':']) || word.starts_with(['{', '}']);
        if !squeezed.is_empty() && !touches {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// A changed script has another name, so that it can be kept for good.
static SCRIPT_NAME: LazyLock<String> = LazyLock::new(|| {
    let hash = digest::digest(&digest::SHA256, SCRIPT.as_bytes());
    format!("pages-{}.js", URL_SAFE_NO_PAD.encode(&hash.as_ref()[..12]))
});

/// Path of the script below `base`, for instance `/login/assets/pages-….js` for `/login`. The function that shows pages
/// answers `BASE/assets/{name}` with [`response`].
pub fn script_path(base: &str) -> String {
    format!("{}/assets/{}", base.trim_end_matches('/'), *SCRIPT_NAME)
}

/// The file with this name, to be kept for a year by anybody (RFC 8246); `None` is for the caller's 404 page.
pub fn response(name: &str) -> Option<Response> {
    if name != *SCRIPT_NAME {
        return None;
    }
    let mut response = Response::new(Body::from(SCRIPT));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_lies_under_its_hashed_name_and_under_no_other() {
        let path = script_path("/login/");
        assert_eq!(path, script_path("/login"));
        let name = path.strip_prefix("/login/assets/").unwrap();
        let response = response(name).unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        for other in ["", "pages.js", "../pages.css", "pages-AAAAAAAAAAAAAAAA.js"] {
            assert!(super::response(other).is_none(), "{other}");
        }
    }

    #[test]
    fn the_script_needs_no_trusted_types_and_no_eval() {
        for sink in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", ".src"]
        {
            assert!(!SCRIPT.contains(sink), "{sink}");
        }
    }

    #[test]
    fn the_style_names_the_sides_of_a_line_by_where_it_starts_and_ends() {
        for word in ["left", "right"] {
            assert!(!STYLE.contains(word), "{word}: text may run the other way");
        }
        // Four values name sides, too; the corners of a shadow do not matter.
        for (at, _) in STYLE.match_indices("margin:").chain(STYLE.match_indices("padding:")) {
            let values = STYLE[at..].split([':', ';', '}']).nth(1).unwrap_or_default();
            assert!(values.split(' ').count() < 4, "{values}");
        }
    }

    #[test]
    fn the_style_loads_nothing_and_cannot_end_its_element() {
        for word in ["url(", "@import", "@font-face", "<"] {
            assert!(!STYLE.contains(word), "{word}");
        }
    }
}

//! `GET /auth/client.js`: the script for the application's pages, the same for everybody.

use aws_lc_rs::digest::{SHA256, digest};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use std::sync::LazyLock;

const SCRIPT: &str = include_str!("../assets/client.js");

/// Pages name the script for good, so it has one address; a change reaches everybody within five minutes.
const HEADERS: [(HeaderName, HeaderValue); 2] = [
    (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
    (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
];

/// The entity tag (RFC 9110 section 8.8.3), with its quotation marks.
static TAG: LazyLock<String> = LazyLock::new(|| {
    let hash = digest(&SHA256, SCRIPT.as_bytes());
    let hex = hash.as_ref()[..12].iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("\"{hex}\"")
});

pub(crate) async fn get(request: HeaderMap) -> Response {
    let mut response = if is_known(&request) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(SCRIPT))
    };
    let headers = response.headers_mut();
    headers.extend(HEADERS.map(|(name, value)| (Some(name), value)));
    if let Ok(tag) = HeaderValue::from_str(&TAG) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// `If-None-Match` (RFC 9110 section 13.1.2): compared weakly, since whoever compresses on the way weakens the tag.
fn is_known(request: &HeaderMap) -> bool {
    let lines = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .any(|tag| tag == "*" || tag.trim_start_matches("W/") == *TAG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    #[test]
    fn the_script_has_less_than_3_kb_compressed() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(SCRIPT.as_bytes()).unwrap();
        let size = gzip.finish().unwrap().len();
        assert!(size < 3000, "{size} bytes");
    }

    #[test]
    fn the_script_keeps_nothing_where_others_read_it_and_makes_no_html() {
        for word in
            ["localStorage", "document.cookie", "innerHTML", "eval(", "Function(", "import ", "import("]
        {
            assert!(!SCRIPT.contains(word), "{word}");
        }
        assert!(!SCRIPT.contains("token:") && !SCRIPT.contains("Authorization"), "no token reaches it");
    }

    #[tokio::test]
    async fn who_has_the_script_already_is_not_sent_it_again() {
        let first = get(HeaderMap::new()).await;
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        assert_eq!(to_bytes(first.into_body(), 1 << 20).await.unwrap(), SCRIPT);
        for (sent, status) in [
            (tag.clone(), 304),
            (format!("W/{tag}"), 304),
            (format!("\"other, one\", W/{tag}"), 304),
            ("*".to_owned(), 304),
            (tag.trim_matches('"').to_owned(), 200),
            ("\"\"".to_owned(), 200),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, sent.parse().unwrap());
            let answer = get(headers).await;
            assert_eq!(answer.status().as_u16(), status, "{sent}");
            assert_eq!(answer.headers()[header::ETAG], tag, "{sent}");
            assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=300", "{sent}");
        }
    }
}

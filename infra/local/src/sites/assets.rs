//! Styles and scripts of the local stack's own pages, compiled in.

use super::page::status;
use axum::{Router, body::Body, extract::Path, response::Response, routing::get};
use http::{HeaderValue, StatusCode, header};

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

const FILES: [(&str, &str, &str); 5] = [
    ("site.css", CSS, include_str!("../../assets/site.css")),
    ("landing.js", JS, include_str!("../../assets/landing.js")),
    ("application.js", JS, include_str!("../../assets/application.js")),
    ("mails.js", JS, include_str!("../../assets/mails.js")),
    ("own.js", JS, include_str!("../../assets/own.js")),
];

/// `GET /assets/{name}`.
pub(super) fn router() -> Router {
    Router::new().route("/assets/{name}", get(file))
}

async fn file(Path(name): Path<String>) -> Response {
    let Some((_, media_type, text)) = FILES.iter().find(|(known, ..)| *known == name) else {
        return status(StatusCode::NOT_FOUND);
    };
    let mut response = Response::new(Body::from(*text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_make_no_html_and_evaluate_nothing() {
        for (name, _, text) in FILES {
            for sink in
                ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
            {
                assert!(!text.contains(sink), "{sink} in {name}");
            }
        }
    }

    /// People copy it, so it has to be short; and it has to be all that they need.
    #[test]
    fn the_page_of_ones_own_has_less_than_200_lines() {
        let page = include_str!("../../templates/own.html");
        let lines = page.lines().count() + include_str!("../../assets/own.js").lines().count();
        assert!(lines < 200, "{lines}");
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        for (name, _, text) in FILES {
            for word in ["url(", "@import", "@font-face", "https://"] {
                assert!(!text.contains(word), "{word} in {name}");
            }
        }
    }
}

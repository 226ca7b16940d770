//! The answers that routes have in common.

use super::{Api, problem_name};
use crate::{
    error::Kind,
    presentation::json::{Location, Problem, Screen},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// What a route is made of, as far as failures go.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// Screens.
    Pages,
    /// Data about a session.
    Data,
}

impl Side {
    /// Status and answer of each failure that a route may have.
    pub(super) fn failures(self, posts: bool, session: bool) -> Vec<(&'static str, &'static str)> {
        let mut all = vec![("431", "HeadersTooLarge"), ("500", "Unexpected")];
        if self == Self::Pages {
            all.extend([("400", "BadRequest"), ("403", "Forbidden"), ("503", "Unable"), ("422", "Wrong")]);
        } else {
            all.push(("503", "Unavailable"));
        }
        if session {
            all.push(("401", "Unauthorized"));
        }
        if posts {
            all.extend([
                ("400", "BadRequest"),
                ("403", "Forbidden"),
                ("413", "BodyTooLarge"),
                ("415", "UnsupportedMediaType"),
            ]);
        }
        all
    }
}

/// The answers by name.
pub(super) fn all(api: &mut Api) -> Value {
    let screen = api.schema::<Screen<'_>>();
    let location = api.schema::<Location<'_>>();
    let problem = api.schema::<Problem<'_>>();
    let screens = |about: &str, schema: Value| {
        json!({
            "description": about,
            "headers": answer_headers(),
            "content": {"application/json": {"schema": schema}},
        })
    };
    let mut all = Map::from_iter([
        ("Step".to_owned(), screens("The next screen, or where to go", json!({"oneOf": [screen, location]}))),
        ("Location".to_owned(), screens("Where to go", json!(location))),
        ("Wrong".to_owned(), screens("The same screen: something that was entered is wrong", json!(screen))),
    ]);
    let by_status = [
        ("BadRequest", StatusCode::BAD_REQUEST),
        ("Unauthorized", StatusCode::UNAUTHORIZED),
        ("Forbidden", StatusCode::FORBIDDEN),
        ("BodyTooLarge", StatusCode::PAYLOAD_TOO_LARGE),
        ("UnsupportedMediaType", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("HeadersTooLarge", StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE),
        ("Unexpected", StatusCode::INTERNAL_SERVER_ERROR),
        ("Unavailable", StatusCode::SERVICE_UNAVAILABLE),
    ];
    for (name, status) in by_status {
        let kinds = Kind::ALL.into_iter().filter(|kind| kind.status() == status);
        let names: Vec<_> = kinds.map(|kind| format!("`{}`", problem_name(kind))).collect();
        let mut answer = json!({
            "description": format!("It cannot go on: {}", names.join(", ")),
            "headers": answer_headers(),
            "content": {"application/problem+json": {"schema": problem}},
        });
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer["headers"]["Retry-After"] = json!({"$ref": "#/components/headers/RetryAfter"});
        }
        all.insert(name.into(), answer);
    }
    let mut unable = all["Unavailable"].clone();
    unable["description"] = json!("It cannot be done just now: the same screen to try again, or a failure");
    unable["content"]["application/json"] = json!({"schema": screen});
    all.insert("Unable".into(), unable);
    Value::Object(all)
}

/// Headers that any answer may have.
pub(super) fn answer_headers() -> Value {
    let header = |name: &str| json!({"$ref": format!("#/components/headers/{name}")});
    json!({"Content-Language": header("ContentLanguage"), "Set-Cookie": header("SetCookie")})
}

pub(super) fn headers() -> Value {
    json!({
        "ContentLanguage": {
            "description": "Language of the texts",
            "schema": {"type": "string"},
        },
        "RetryAfter": {
            "description": "Seconds after which the same may be sent again",
            "schema": {"type": "integer", "minimum": 0},
        },
        "SetCookie": {
            "description": "What the browser keeps for the next step",
            "schema": {"type": "string"},
        },
    })
}

pub(super) fn parameters() -> Value {
    json!({
        "X-CSRF": {
            "name": "X-CSRF", "in": "header", "required": true,
            "description": "Any value: a form of another site cannot set it",
            "schema": {"type": "string"}, "example": "1",
        },
        "AcceptLanguage": {
            "name": "Accept-Language", "in": "header",
            "description": "Languages of the texts, by preference",
            "schema": {"type": "string"}, "example": "de",
        },
        "flow": {
            "name": "flow", "in": "query", "required": true,
            "description": "Names the flow, as `form.flow` does",
            "schema": {"type": "string"},
        },
    })
}

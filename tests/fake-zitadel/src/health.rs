//! Health and readiness.

use http::StatusCode;

use crate::api::route::Route;
use crate::api::web::{WebReply, WebRequest};
use crate::store::Store;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::web("GET", "/debug/healthz", healthy), Route::web("GET", "/debug/ready", ready)]
}

fn healthy(_: &WebRequest, _: &mut Store) -> WebReply {
    plain("text/plain; charset=utf-8", "ok")
}

fn ready(_: &WebRequest, _: &mut Store) -> WebReply {
    plain("application/json", "\"ok\"")
}

fn plain(content_type: &str, body: &str) -> WebReply {
    WebReply {
        status: StatusCode::OK,
        headers: vec![("content-type", content_type.to_owned())],
        body: body.to_owned(),
    }
}

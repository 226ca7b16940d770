//! A small application, as a team would have it behind the functions: static pages and a script that asks who is signed
//! in and calls the API.

use super::{
    Addresses, assets,
    page::{Reach, page},
};
use askama::Template;
use axum::{Router, response::Response, routing::get};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "application.html")]
struct ApplicationPage<'a> {
    at: &'a Addresses,
    title: &'static str,
    path: &'static str,
}

pub(super) fn router(addresses: &Arc<Addresses>) -> Router {
    let show = |path, title| {
        let at = addresses.clone();
        get(move || async move { show(&at, path, title) })
    };
    Router::new()
        .route("/", show("/", "Overview"))
        .route("/reports", show("/reports", "Reports"))
        .merge(assets::router())
        .layer(shared::headers::layer())
}

fn show(at: &Addresses, path: &'static str, title: &'static str) -> Response {
    // Signing out leads to the provider, which may ask on the sign-in host before it comes back.
    let forms = [at.issuer.as_str(), &at.auth];
    page(&ApplicationPage { at, title, path }, Reach { forms: &forms, ..Reach::default() })
}

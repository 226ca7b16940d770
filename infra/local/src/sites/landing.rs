//! The public site: where people begin, and where one looks around in the local stack.

use super::{
    Addresses, assets,
    page::{Reach, page},
};
use askama::Template;
use axum::{Router, response::Response, routing::get};
use std::sync::Arc;

/// Somebody to sign in as.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) login_name: String,
    pub(super) password: String,
}

#[derive(Template)]
#[template(path = "landing.html")]
struct LandingPage<'a> {
    at: &'a Addresses,
    person: &'a Person,
    dev: String,
}

pub(super) fn router(addresses: Arc<Addresses>, person: Person) -> Router {
    let show = move || async move { show(&addresses, &person) };
    Router::new().route("/", get(show)).merge(assets::router()).layer(shared::headers::layer())
}

fn show(at: &Addresses, person: &Person) -> Response {
    let dev = format!("{}{}", at.auth, super::own_page::SWITCH);
    page(
        &LandingPage { at, person, dev },
        Reach { connect: &[&at.app, &at.auth], scripts: &[&at.app], ..Reach::default() },
    )
}

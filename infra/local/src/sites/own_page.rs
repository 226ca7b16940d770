//! A team's own sign-in page, on its own host: it calls login and signup by `fetch` and shows what they answer.
//!
//! The provider sends browsers to the sign-in host. A team that keeps its page names that page as the provider's
//! login base URI instead; here a switch decides, so that both can be tried without another setup: with it on, the
//! sign-in host sends navigations on to the same path below `/own` of the landing page's host.

use super::{
    Addresses,
    page::{Reach, page, status},
};
use askama::Template;
use axum::{Router, body::Body, response::Response, routing::get};
use http::{HeaderName, HeaderValue, Method, Request, StatusCode, header};
use shared::{
    cookies::Jar,
    presentation::{Format, Presentation},
};
use std::sync::Arc;

/// The switch, on the sign-in host: `?on=1` and `?on=0` turn it, without a query it tells how it stands. No function
/// has such a path.
pub(super) const SWITCH: &str = "/_dev/own-page";

const COOKIE: &str = "__Host-own-page";
/// Paths of the functions that a browser is sent to, by the provider or by the link in a mail.
const PAGES: [&str; 3] = ["/login", "/signup", "/signup/verify"];

#[derive(Template)]
#[template(path = "own.html")]
struct OwnPage<'a> {
    at: &'a Addresses,
}

/// `GET /own/login`, `/own/signup` and `/own/signup/verify`: one page, whose script asks which screen it is.
pub(super) fn router(addresses: &Arc<Addresses>) -> Router {
    PAGES
        .iter()
        .fold(Router::new(), |router, path| {
            let at = addresses.clone();
            let show = move || async move {
                page(&OwnPage { at: &at }, Reach { connect: &[&at.auth], ..Reach::default() })
            };
            router.route(&format!("/own{path}"), get(show))
        })
        .layer(shared::headers::layer())
}

/// What the sign-in host answers itself, for the sake of the switch.
pub(super) fn detour(at: &Addresses, request: &Request<Body>) -> Option<Response> {
    if request.method() != Method::GET {
        return None;
    }
    let on = Jar::read(request.headers()).get(COOKIE) == Some("1");
    let (path, query) = (request.uri().path(), request.uri().query());
    if path == SWITCH {
        return Some(match query {
            Some("on=1") => turn(at, true),
            Some("on=0") => turn(at, false),
            _ => tell(at, on),
        });
    }
    let navigates = Presentation::from_headers(request.headers()).format == Format::Page;
    let query = query.filter(|_| on && navigates && PAGES.contains(&path))?;
    Some(see_other(&format!("{}/own{path}?{query}", at.landing)))
}

fn turn(at: &Addresses, on: bool) -> Response {
    let mut response = see_other(&format!("{}/#sign-in-page", at.landing));
    let cookie = if on {
        "__Host-own-page=1; Path=/; Secure; HttpOnly; SameSite=Lax"
    } else {
        "__Host-own-page=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
    };
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static(cookie));
    response
}

/// For the landing page's script.
fn tell(at: &Addresses, on: bool) -> Response {
    let mut response = Response::new(Body::from(format!("{{\"on\":{on}}}")));
    let mut set = |name: HeaderName, value: &str| {
        // An origin that was parsed is a valid header value.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, "application/json");
    set(header::ACCESS_CONTROL_ALLOW_ORIGIN, &at.landing);
    set(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    set(header::VARY, "Origin");
    response
}

fn see_other(location: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(location) else {
        return status(StatusCode::BAD_REQUEST);
    };
    let mut response = status(StatusCode::SEE_OTHER);
    response.headers_mut().insert(header::LOCATION, location);
    response
}

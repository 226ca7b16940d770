//! A team's own sign-in page, on its own host: it calls login and signup by `fetch` and shows what they answer.
//!
//! The provider sends browsers to the sign-in host. A team that keeps its page names that page as the provider's
//! login base URI instead; here a switch decides, so that both can be tried without another setup: with it on, the
//! sign-in host sends navigations on to the same path below `/own` of the landing page's host. Or of its own: passkeys and
//! security keys belong to the sign-in host, and browsers let no page of another host use them.

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

/// The switch, on the sign-in host: `?on=1` and `?on=0` turn it, `?on=here` to the page on this very host; without a query it
/// tells how it stands. No function has such a path.
pub(super) const SWITCH: &str = "/_dev/own-page";

const COOKIE: &str = "__Host-own-page";
const HERE: &str = "here";

/// Whether the landing page's router answers on the sign-in host, too.
pub(super) fn is_below(path: &str) -> bool {
    path.starts_with("/own/") || path.starts_with("/assets/")
}

/// Whether a path of the functions is a screen: a browser is sent there by the provider, by a link in a mail, or by one of
/// the screens.
fn is_screen(path: &str) -> bool {
    let below =
        |page: &str| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ["/login", "/signup", "/logout", "/device"].into_iter().any(below) && !path.starts_with("/login/assets/")
}

#[derive(Template)]
#[template(path = "own.html")]
struct OwnPage<'a> {
    at: &'a Addresses,
}

/// `GET /own/login` and whatever else there is: one page, whose script asks which screen it is.
pub(super) fn router(addresses: &Arc<Addresses>) -> Router {
    let at = addresses.clone();
    let show =
        move || async move { page(&OwnPage { at: &at }, Reach { connect: &[&at.auth], ..Reach::default() }) };
    Router::new().route("/own/{*path}", get(show)).layer(shared::headers::layer())
}

/// What the sign-in host answers itself, for the sake of the switch.
pub(super) fn detour(at: &Addresses, request: &Request<Body>) -> Option<Response> {
    if request.method() != Method::GET {
        return None;
    }
    let jar = Jar::read(request.headers());
    let on = jar.get(COOKIE);
    let (path, query) = (request.uri().path(), request.uri().query());
    if path == SWITCH {
        return Some(match query {
            Some("on=1") => turn(at, Some("1")),
            Some("on=here") => turn(at, Some(HERE)),
            Some("on=0") => turn(at, None),
            _ => tell(at, on.is_some()),
        });
    }
    let navigates = Presentation::from_headers(request.headers()).format == Format::Page;
    let on = on.filter(|_| navigates && is_screen(path))?;
    let host = if on == HERE { &at.auth } else { &at.landing };
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(see_other(&format!("{host}/own{path}{query}")))
}

fn turn(at: &Addresses, on: Option<&str>) -> Response {
    let mut response = see_other(&format!("{}/#sign-in-page", at.landing));
    let cookie = match on {
        Some(HERE) => "__Host-own-page=here; Path=/; Secure; HttpOnly; SameSite=Lax",
        Some(_) => "__Host-own-page=1; Path=/; Secure; HttpOnly; SameSite=Lax",
        None => "__Host-own-page=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
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

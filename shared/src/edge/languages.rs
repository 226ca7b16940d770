//! In which languages an answer may be, and the choice among them that the pages offer.

use crate::{
    app::{Base, Reply},
    error::{Kind, RouteError},
    i18n::{
        Languages,
        choice::{self, Wish},
    },
    outcome::Outcome,
    presentation::Format,
    visit::Visit,
    zitadel::Zitadel,
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::Method;
use std::sync::Arc;

/// Notes for every handler what the instance allows. Any page's address with an empty parameter more shows the languages;
/// with one of them in it, the choice becomes a cookie, and the browser is sent to the page without the parameter.
pub(super) async fn speak(
    State((base, zitadel)): State<(Base, Arc<Zitadel>)>,
    mut request: Request,
    next: Next,
) -> Response {
    // Only where a page begins: sending a form costs calls enough.
    let begins = request.method() == Method::GET;
    let languages = if begins { zitadel.languages().await } else { zitadel.known_languages() };
    if begins && let Some(response) = choose(&base, &request, languages) {
        return response;
    }
    request.extensions_mut().insert(languages);
    next.run(request).await
}

fn choose(base: &Base, request: &Request, languages: Languages) -> Option<Response> {
    let query = request.uri().query()?;
    let wish = Wish::read(query, languages)?;
    let visit = Visit::read_in(request.headers(), query, languages);
    // Another site may link to a page, but does not decide what it is read in from now on.
    if visit.presentation.format == Format::Json || visit.is_cross_site_navigation() {
        return None;
    }
    // With the origin in front, whatever the path looks like.
    let page = format!("{}{}", base.origin, request.uri().path());
    let separator = if wish.rest.is_empty() { "" } else { "&" };
    let Some(locale) = wish.locale else {
        let address = format!("{page}?{}{separator}{}=", wish.rest, choice::PARAM);
        return Some(visit.presentation.languages(&base.pages, &address));
    };
    let query = if wish.rest.is_empty() { wish.rest } else { format!("?{}", wish.rest) };
    let reply = Reply::new(Outcome::Go(page + &query)).with([choice::cookie(locale)]);
    Some(base.respond::<Never>(&visit.presentation, Ok(reply)))
}

/// A choice does not fail.
#[derive(Debug, thiserror::Error)]
enum Never {}

impl RouteError for Never {
    fn kind(&self) -> Kind {
        match *self {}
    }
}

//! The organization's stylesheet. It is asked for beside the page, so that a page needs no call for it and a branding that
//! cannot be read is no reason to keep anybody out.

use crate::State;
use axum::{body::Body, extract::State as Part, response::Response};
use http::{HeaderName, HeaderValue, header};
use shared::{
    brand,
    cookies::flow::Flow,
    error::chain,
    visit::Visit,
    zitadel::{Branding, ZitadelError},
};
use std::{sync::Arc, time::Duration};

/// Browsers show nothing before they have it.
const PATIENCE: Duration = Duration::from_millis(1500);

/// As long as settings are kept here. Which organization's it is stands in this browser's cookie.
const HEADERS: [(HeaderName, HeaderValue); 2] = [
    (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
    (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=30")),
];

/// `GET /login/brand.css?flow=`: the look of the flow's organization, without one that of the configured.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let css = match tokio::time::timeout(PATIENCE, branding(&state, &visit)).await {
        Ok(Ok(branding)) => brand::stylesheet(&branding, state.zitadel.base()),
        Ok(Err(error)) => {
            tracing::warn!(cause = chain(&error), "the branding could not be read");
            String::new()
        }
        Err(_) => {
            tracing::warn!("the branding was not there in time");
            String::new()
        }
    };
    let mut response = Response::new(Body::from(css));
    response.headers_mut().extend(HEADERS.map(|(name, value)| (Some(name), value)));
    response
}

async fn branding(state: &State, visit: &Visit) -> Result<Arc<Branding>, ZitadelError> {
    let flow = match visit.param("flow") {
        Some(id) => Flow::open(&visit.jar, &state.base.sealer, id).await,
        None => None,
    };
    let organization = match flow.map(|flow| flow.organization).filter(|id| !id.is_empty()) {
        Some(organization) => organization,
        None => state.default_organization().await?,
    };
    state.zitadel.branding(&organization).await
}

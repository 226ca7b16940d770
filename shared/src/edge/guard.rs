//! Limits, the log line of each request, and the answer to a panic.

use super::EdgeState;
use crate::{
    app::Base,
    error::{Kind, RouteError},
    presentation::Presentation,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::HeaderMap;
use std::any::Any;
use tracing::Instrument;

/// Request headers, cookies included, in bytes of names and values.
const LONGEST_HEADERS: usize = 8 * 1024;

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("the headers have {0} bytes")]
    Headers(usize),
    #[error("a handler panicked: {0}")]
    Panic(String),
}

impl RouteError for Refused {
    fn kind(&self) -> Kind {
        match self {
            Self::Headers(_) => Kind::HeadersTooLarge,
            Self::Panic(_) => Kind::Unexpected,
        }
    }
}

/// Refuses requests with too much in their headers.
pub(super) async fn limits(State(base): EdgeState, mut request: Request, next: Next) -> Response {
    let size = size(request.headers());
    if size > LONGEST_HEADERS {
        return base.fail(
            &Presentation::of_request(request.headers(), request.extensions()),
            &Refused::Headers(size),
            Vec::new(),
        );
    }
    // How far cookies go is a setting, and so known here and not where a request is read.
    request.extensions_mut().insert(base.sealer.scope().clone());
    next.run(request).await
}

fn size(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

/// One line per request: method, route and status, no query and no header.
pub(super) async fn log(State(base): EdgeState, request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<lambda_http::Context>()
        .map_or_else(|| base.reference(), |context| context.request_id.clone());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unrouted", |path| path.as_str()).to_owned();
    let span = tracing::info_span!("request", id, %method, route);
    async {
        let response = next.run(request).await;
        tracing::info!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await
}

/// Turns a panic into the last-resort answer with a reference.
#[derive(Clone)]
pub(super) struct LastResort(pub(super) Base);

impl tower_http::catch_panic::ResponseForPanic for LastResort {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, panic: Box<dyn Any + Send + 'static>) -> Response {
        // A panic's text is written by us or by a library and holds no request, but it is cut all the same.
        let text = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no text");
        let error = Refused::Panic(text.chars().take(200).collect());
        self.0.fail(&Presentation::default(), &error, Vec::new())
    }
}

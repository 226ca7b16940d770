//! The outermost layers of every function: what holds for each request and each answer, whatever the route.

mod cors;
mod guard;

use crate::{
    app::Base,
    error::{Kind, RouteError},
    headers,
    presentation::Presentation,
};
use axum::{Router, extract::State, middleware, response::Response};
use http::HeaderMap;

/// A request that no route takes.
#[derive(Debug, thiserror::Error)]
enum Unrouted {
    #[error("no such route")]
    Path,
    #[error("the route does not take this method")]
    Method,
}

impl RouteError for Unrouted {
    fn kind(&self) -> Kind {
        match self {
            Self::Path => Kind::NotFound,
            Self::Method => Kind::MethodNotAllowed,
        }
    }
}

/// Puts a function's routes behind the layers.
pub fn edge(routes: Router, base: &Base) -> Router {
    routes
        .fallback({
            let base = base.clone();
            move |headers: HeaderMap| async move { unrouted(&base, &headers, &Unrouted::Path) }
        })
        .method_not_allowed_fallback({
            let base = base.clone();
            move |headers: HeaderMap| async move { unrouted(&base, &headers, &Unrouted::Method) }
        })
        .layer(middleware::from_fn_with_state(base.clone(), guard::limits))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(guard::LastResort(base.clone())))
        // Outside of both, so that a script of an allowed origin can read what they answer.
        .layer(middleware::from_fn_with_state(base.clone(), cors::answer))
        .layer(middleware::from_fn_with_state(base.clone(), guard::log))
        .layer(headers::layer())
}

fn unrouted(base: &Base, headers: &HeaderMap, error: &Unrouted) -> Response {
    base.fail(&Presentation::from_headers(headers), error, Vec::new())
}

/// The state of the layers.
type EdgeState = State<Base>;

//! The outermost layers of every function: what holds for each request and each answer, whatever the route.

mod cors;
mod guard;
mod languages;

use crate::{
    app::Base,
    error::{Kind, RouteError},
    headers,
    presentation::Presentation,
    zitadel::Zitadel,
};
use axum::{Router, extract::State, middleware};
use std::sync::Arc;

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
    layers(routes, base, None)
}

/// The same for a function that may ask an instance which languages it allows: its pages offer a choice of them.
pub fn edge_in_languages_of(zitadel: &Arc<Zitadel>, routes: Router, base: &Base) -> Router {
    layers(routes, base, Some(zitadel))
}

fn layers(routes: Router, base: &Base, zitadel: Option<&Arc<Zitadel>>) -> Router {
    let routes =
        routes
            .fallback({
                let base = base.clone();
                move |presentation: Presentation| async move {
                    base.fail(&presentation, &Unrouted::Path, Vec::new())
                }
            })
            .method_not_allowed_fallback({
                let base = base.clone();
                move |presentation: Presentation| async move {
                    base.fail(&presentation, &Unrouted::Method, Vec::new())
                }
            })
            .layer(middleware::from_fn_with_state(base.clone(), guard::limits))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(guard::LastResort(base.clone())))
            // Outside of both, so that a script of an allowed origin can read what they answer.
            .layer(middleware::from_fn_with_state(base.clone(), cors::answer));
    let routes = match zitadel {
        Some(zitadel) => {
            let state = (base.clone(), zitadel.clone());
            routes.layer(middleware::from_fn_with_state(state, languages::speak))
        }
        None => routes,
    };
    routes.layer(middleware::from_fn_with_state(base.clone(), guard::log)).layer(headers::layer())
}

/// The state of the layers.
type EdgeState = State<Base>;

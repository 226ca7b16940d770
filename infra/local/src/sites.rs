//! Which host answers what. On AWS these are two gateways and somebody else's servers.
//!
//! | host | what |
//! |---|---|
//! | landing page | the public site: links into the sign-in, the mails, a sign-in page of one's own |
//! | sign-in host | login and signup, nothing of ours |
//! | application's host | the sample application, the other functions below `/auth/`, the sample API behind the authorizer below `/api/` |
//! | issuer | the stand-in |

mod api;
mod application;
mod assets;
mod landing;
mod mails;
mod own_page;
mod page;

use crate::{Gateway, Stack};
use axum::{Router, body::Body, response::Response};
use fake_zitadel::FakeZitadel;
use http::{HeaderValue, Request, StatusCode, header};
use std::{fmt::Write, sync::Arc};
use tower::ServiceExt;
use url::Url;

/// Everything that answers, told apart by the `Host` header.
#[derive(Clone)]
pub struct Sites(Arc<Inner>);

struct Inner {
    stack: Stack,
    addresses: Arc<Addresses>,
    landing: Router,
    application: Router,
    gateway: Gateway,
    /// The stand-in with the host and port that it answers to.
    stand_in: Option<(String, Router)>,
}

/// Origins of the hosts, as browsers send them in `Origin`.
struct Addresses {
    landing: String,
    auth: String,
    app: String,
    issuer: String,
}

/// An address as people read it.
fn short(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

impl Sites {
    /// The sites around these functions, and the stand-in if they have one.
    pub fn new(stack: Stack, stand_in: Option<Arc<FakeZitadel>>) -> Self {
        let origin = |url: &Url| url.origin().ascii_serialization();
        let addresses = Arc::new(Addresses {
            landing: origin(&stack.landing),
            auth: origin(&stack.auth),
            app: origin(&stack.app),
            issuer: stack.fixtures.issuer.clone(),
        });
        let outbox = mails::Outbox { stand_in: stand_in.clone(), addresses: addresses.clone() };
        let person = landing::Person {
            login_name: stack.fixtures.var("aliceLoginName").to_owned(),
            password: stack.fixtures.var("alicePassword").to_owned(),
        };
        let landing = landing::router(addresses.clone(), person)
            .merge(mails::router(outbox))
            .merge(own_page::router(&addresses));
        let application = application::router(&addresses);
        let gateway = Gateway::new(stack.authorizer.clone(), api::router(&stack.fixtures));
        let stand_in = stand_in.and_then(|it| Some((authority(&it.issuer())?, it.router())));
        Self(Arc::new(Inner { stack, addresses, landing, application, gateway, stand_in }))
    }

    /// The functions and what they were given.
    pub fn stack(&self) -> &Stack {
        &self.0.stack
    }

    /// Answers a request by its host.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let Inner { stack, addresses, landing, application, gateway, stand_in } = &*self.0;
        let host = host(&request);
        let is = |origin: &str| host.is_some() && authority(origin) == host;
        if is(&addresses.auth) && own_page::is_below(request.uri().path()) {
            return send(landing, request).await;
        }
        if is(&addresses.auth) {
            return match own_page::detour(addresses, &request) {
                Some(response) => shared::headers::secure(response),
                None => stack.functions.auth(request).await,
            };
        }
        if is(&addresses.app) && Gateway::takes(request.uri().path()) {
            return shared::headers::secure(gateway.answer(request).await);
        }
        if is(&addresses.app) {
            return match stack.functions.app(request).await {
                Ok(response) => response,
                Err(request) => send(application, request).await,
            };
        }
        if is(&addresses.landing) {
            return send(landing, request).await;
        }
        match stand_in {
            Some((authority, router)) if host.as_ref() == Some(authority) => send(router, request).await,
            _ => unknown(addresses),
        }
    }
}

/// Host and port of a request, the port always there.
fn host(request: &Request<Body>) -> Option<String> {
    let named = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let named = named.or_else(|| request.uri().authority().map(http::uri::Authority::as_str))?;
    authority(&format!("http://{named}"))
}

fn authority(origin: &str) -> Option<String> {
    let url = Url::parse(origin).ok()?;
    Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
}

async fn send(router: &Router, request: Request<Body>) -> Response {
    match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// No host of ours: says which there are.
fn unknown(addresses: &Addresses) -> Response {
    let mut text = String::from("Nothing answers to this host name. These do:\n\n");
    for origin in [&addresses.landing, &addresses.auth, &addresses.app, &addresses.issuer] {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {origin}");
    }
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::NOT_FOUND;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    shared::headers::secure(response)
}

#[cfg(test)]
mod tests;

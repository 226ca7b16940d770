//! The table of routes, and how a request finds its entry.
//!
//! The REST gateway looks for the method first and for the path second, so `GET /v2/users/human` is a read of the
//! user `human` although that path also exists for `POST`. A path known only with other methods is 405.

use serde_json::Value;
use std::pin::Pin;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::web::{WebReply, WebRequest};
use crate::error::ApiError;
use crate::store::Store;

/// Outcome of a call: the body of a success, or an error.
pub(crate) type ApiResult = Result<Value, ApiError>;
/// A handler that has to wait for something, such as another server.
pub(crate) type Waiting<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What answers a route.
#[derive(Clone, Copy)]
pub(crate) enum Handler {
    /// A call of the API: authenticated, then run with the store locked.
    Rpc(fn(&Call, &mut Store) -> ApiResult),
    /// A call that waits: it locks the store itself by [`crate::App::store`], never across a wait.
    WaitingRpc(fn(Call) -> Waiting<ApiResult>),
    /// An endpoint outside the API (OpenID Connect, callbacks, health): no authentication, any body.
    Web(fn(&WebRequest, &mut Store) -> WebReply),
    /// Such an endpoint that waits.
    WaitingWeb(fn(WebRequest) -> Waiting<WebReply>),
}

/// One entry of the table.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    /// HTTP method; `ANY` takes all.
    pub(crate) method: &'static str,
    /// Path with `{name}` for a segment that becomes the field `name`.
    pub(crate) path: &'static str,
    /// `<service>/<method>` of the same call in the Connect protocol; empty if there is none.
    pub(crate) rpc: &'static str,
    /// Permission the interceptor demands on the context organization or the instance; without it 403 `AUTH-5mWD2`.
    pub(crate) permission: Option<&'static str>,
    /// HTTP status of a success.
    pub(crate) status: u16,
    /// Whether the query counts beside the body although the method is neither `GET` nor `DELETE`.
    pub(crate) reads_query: bool,
    /// Checks of the JSON parser beyond syntax: oneofs, durations, timestamps. Runs before authentication.
    pub(crate) parse: Option<fn(Message<'_>) -> Result<(), ApiError>>,
    /// Answers the call.
    pub(crate) handler: Handler,
}

impl Route {
    /// A call of the API.
    pub(crate) const fn rpc(
        method: &'static str,
        path: &'static str,
        rpc: &'static str,
        handler: fn(&Call, &mut Store) -> ApiResult,
    ) -> Self {
        Self {
            method,
            path,
            rpc,
            permission: None,
            status: 200,
            reads_query: false,
            parse: None,
            handler: Handler::Rpc(handler),
        }
    }

    /// A call of the API that has no REST path.
    pub(crate) const fn connect(rpc: &'static str, handler: fn(&Call, &mut Store) -> ApiResult) -> Self {
        Self::rpc("POST", "", rpc, handler)
    }

    /// A call of the API that waits for something.
    pub(crate) const fn waiting_rpc(
        method: &'static str,
        path: &'static str,
        rpc: &'static str,
        handler: fn(Call) -> Waiting<ApiResult>,
    ) -> Self {
        Self {
            method,
            path,
            rpc,
            permission: None,
            status: 200,
            reads_query: false,
            parse: None,
            handler: Handler::WaitingRpc(handler),
        }
    }

    /// An endpoint outside the API.
    pub(crate) const fn web(
        method: &'static str,
        path: &'static str,
        handler: fn(&WebRequest, &mut Store) -> WebReply,
    ) -> Self {
        Self {
            method,
            path,
            rpc: "",
            permission: None,
            status: 200,
            reads_query: false,
            parse: None,
            handler: Handler::Web(handler),
        }
    }

    /// An endpoint outside the API that waits for something.
    pub(crate) const fn waiting_web(
        method: &'static str,
        path: &'static str,
        handler: fn(WebRequest) -> Waiting<WebReply>,
    ) -> Self {
        Self {
            method,
            path,
            rpc: "",
            permission: None,
            status: 200,
            reads_query: false,
            parse: None,
            handler: Handler::WaitingWeb(handler),
        }
    }

    /// Demands a permission at the interceptor.
    pub(crate) const fn needs(mut self, permission: &'static str) -> Self {
        self.permission = Some(permission);
        self
    }

    /// Answers a success with 201.
    pub(crate) const fn created(mut self) -> Self {
        self.status = 201;
        self
    }

    /// Takes parameters from the query, too.
    pub(crate) const fn with_query(mut self) -> Self {
        self.reads_query = true;
        self
    }

    /// Adds checks of the parser.
    pub(crate) const fn parsed_by(mut self, parse: fn(Message<'_>) -> Result<(), ApiError>) -> Self {
        self.parse = Some(parse);
        self
    }

    /// Whether this is an endpoint outside the API.
    pub(crate) fn is_web(&self) -> bool {
        matches!(self.handler, Handler::Web(_) | Handler::WaitingWeb(_))
    }

    fn takes(&self, method: &str) -> bool {
        self.method == "ANY"
            || self.method == method
            || (method == "HEAD" && self.method == "GET" && self.is_web())
    }

    /// The parameters if `segments` fit the path.
    fn fits(&self, segments: &[String]) -> Option<Vec<(String, String)>> {
        if self.path.is_empty() {
            return None;
        }
        let pattern = self.path.trim_start_matches('/').split('/');
        if pattern.clone().count() != segments.len() {
            return None;
        }
        let mut parameters = Vec::new();
        for (wanted, given) in pattern.zip(segments) {
            match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(_) if given.is_empty() => return None,
                Some(name) => parameters.push((name.to_owned(), given.clone())),
                None if wanted == given => {}
                None => return None,
            }
        }
        Some(parameters)
    }
}

/// What a request found in the table.
pub(crate) enum Found<'a> {
    /// Its route and path parameters.
    Route(&'a Route, Vec<(String, String)>),
    /// A path that exists with other methods only.
    OtherMethod(&'a Route),
    /// Nothing.
    Nothing,
}

/// Finds the route of a REST request; of several the one with the fewest parameters.
pub(crate) fn find<'a>(routes: &'a [Route], method: &str, path: &str) -> Found<'a> {
    let segments: Vec<String> = path.trim_start_matches('/').split('/').map(decode).collect();
    let fitting = routes.iter().filter_map(|route| Some((route, route.fits(&segments)?)));
    let mut other = None;
    let mut best: Option<(&Route, Vec<(String, String)>)> = None;
    for (route, parameters) in fitting {
        if !route.takes(method) {
            other = Some(route);
        } else if best.as_ref().is_none_or(|(_, known)| parameters.len() < known.len()) {
            best = Some((route, parameters));
        }
    }
    match (best, other) {
        (Some((route, parameters)), _) => Found::Route(route, parameters),
        (None, Some(route)) => Found::OtherMethod(route),
        (None, None) => Found::Nothing,
    }
}

fn decode(segment: &str) -> String {
    // A plus sign in a path is itself, unlike in a query.
    let escaped = segment.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(escaped.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
}

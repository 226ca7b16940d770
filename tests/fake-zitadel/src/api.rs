//! The gateway: from a request to its handler and back.
//!
//! The order decides which error wins: preflight, route, host, body, authentication, permission, handler (which
//! validates first). REST, v1 and Connect share the table of [`routes`].

use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;
use time::OffsetDateTime;

use crate::error::ApiError;
use crate::{
    App, administrators, applications, auth, features, health, idp_links, idps, instances, intents, login_v1,
    machines, oidc, oidc_service, organizations, passkeys, projects, sessions, settings, users,
};

pub(crate) mod call;
pub(crate) mod cors;
pub(crate) mod message;
pub(crate) mod object;
pub(crate) mod paging;
pub(crate) mod route;
pub(crate) mod text_query;
pub(crate) mod validate;
pub(crate) mod web;

use call::Call;
use message::Message;
use route::{Found, Handler, Route};
use web::{WebReply, WebRequest};

/// All routes of the stand-in: every service adds its own.
pub(crate) fn routes() -> Vec<Route> {
    [
        administrators::routes(),
        applications::routes(),
        features::routes(),
        health::routes(),
        idp_links::routes(),
        idps::routes(),
        instances::routes(),
        intents::routes(),
        login_v1::routes(),
        machines::routes(),
        oidc::routes(),
        oidc_service::routes(),
        organizations::routes(),
        passkeys::routes(),
        projects::routes(),
        sessions::routes(),
        settings::routes(),
        users::routes(),
    ]
    .concat()
}

/// A request with its body read.
pub(crate) struct Incoming {
    /// HTTP method.
    pub(crate) method: Method,
    /// Path, still percent-encoded.
    pub(crate) path: String,
    /// Query without question mark.
    pub(crate) query: String,
    /// Header fields.
    pub(crate) headers: HeaderMap,
    /// Body.
    pub(crate) body: Vec<u8>,
    /// When it came in.
    pub(crate) arrived: OffsetDateTime,
}

/// The protocol an API call came by; it decides about the shape of errors and about caching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    RestV2,
    RestV1,
    Connect,
}

/// Answers a request.
pub(crate) async fn answer(app: &App, incoming: Incoming) -> Response {
    if incoming.method == Method::OPTIONS {
        return respond(StatusCode::NO_CONTENT, cors::preflight(&incoming.headers), Body::empty());
    }
    let headers = incoming.headers.clone();
    let routes = app.routes();
    let connect = (incoming.method == Method::POST)
        .then(|| {
            routes.iter().find(|route| !route.rpc.is_empty() && incoming.path.get(1..) == Some(route.rpc))
        })
        .flatten();
    if let Some(route) = connect {
        let result = call(app, route, Vec::new(), incoming).await;
        return api_response(Protocol::Connect, &headers, 200, result);
    }
    let protocol = if incoming.path.starts_with("/v2") { Protocol::RestV2 } else { Protocol::RestV1 };
    let result = match route::find(routes, incoming.method.as_str(), &incoming.path) {
        Found::Route(route, _) if route.is_web() => {
            return web_response(&headers, web_call(app, route, incoming).await);
        }
        Found::Route(route, parameters) => (route.status, call(app, route, parameters, incoming).await),
        Found::OtherMethod(route) if route.is_web() => {
            return web_response(&headers, WebReply::text(StatusCode::METHOD_NOT_ALLOWED, ""));
        }
        Found::OtherMethod(_) => (200, Err(ApiError::wrong_method())),
        Found::Nothing
            if incoming.path.starts_with("/oauth/v2/") || incoming.path.starts_with("/oidc/v1/") =>
        {
            return web_response(&headers, WebReply::text(StatusCode::NOT_FOUND, "404 page not found\n"));
        }
        Found::Nothing => (200, Err(ApiError::no_route())),
    };
    api_response(protocol, &headers, result.0, result.1)
}

/// Text of the answer to a host that is no instance's.
fn unknown_host(headers: &HeaderMap) -> String {
    format!(
        "unable to set instance using origin {{{} http}} (Instance not found. Make sure you got the domain right. \
         Check out https://zitadel.com/docs/apis/introduction#domains (QUERY-1kIjX))",
        instance_host(headers)
    )
}

/// The same outside the API, where the domain of the installation is told, too.
fn unknown_web_host(headers: &HeaderMap, external: &str) -> String {
    format!(
        "unable to set instance using origin &{{{}  http}} (ExternalDomain is {external}): ID=QUERY-1kIjX \
         Message=Instance not found. Make sure you got the domain right. Check out \
         https://zitadel.com/docs/apis/introduction#domains\n",
        instance_host(headers)
    )
}

/// The host that picks the instance.
fn instance_host(headers: &HeaderMap) -> &str {
    let text =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).filter(|text| !text.is_empty());
    text("x-zitadel-instance-host").or_else(|| text("host")).unwrap_or_default()
}

/// The host a request was sent to, without port.
pub(crate) fn requested_host(headers: &HeaderMap) -> &str {
    let public = headers.get("x-zitadel-public-host").and_then(|value| value.to_str().ok());
    let host = public.unwrap_or_else(|| instance_host(headers));
    host.rsplit_once(':').map_or(host, |(name, _)| name)
}

async fn web_call(app: &App, route: &Route, incoming: Incoming) -> WebReply {
    if !incoming.path.starts_with("/debug/") {
        let instance = &app.store().instance;
        if !instance.serves(instance_host(&incoming.headers)) {
            let external = instance.domains.first().map_or("", String::as_str);
            let text = unknown_web_host(&incoming.headers, external);
            return WebReply::text(StatusCode::NOT_FOUND, text).cacheable();
        }
    }
    let request = WebRequest {
        app: app.clone(),
        method: incoming.method.to_string(),
        query: incoming.query,
        headers: incoming.headers,
        body: incoming.body,
        arrived: incoming.arrived,
    };
    match route.handler {
        Handler::Web(handler) => handler(&request, &mut app.store()),
        Handler::WaitingWeb(handler) => handler(request).await,
        Handler::Rpc(_) | Handler::WaitingRpc(_) => {
            WebReply::text(StatusCode::NOT_FOUND, "404 page not found\n")
        }
    }
}

async fn call(
    app: &App,
    route: &Route,
    parameters: Vec<(String, String)>,
    incoming: Incoming,
) -> Result<Value, ApiError> {
    if !app.store().instance.serves(instance_host(&incoming.headers)) {
        return Err(ApiError::plain(crate::error::Code::NotFound, unknown_host(&incoming.headers)));
    }
    let mut request = message::parse_body(&incoming.body)?;
    let reads_query = route.reads_query || matches!(incoming.method, Method::GET | Method::DELETE);
    if reads_query || incoming.body.is_empty() {
        for (name, value) in form_urlencoded::parse(incoming.query.as_bytes()) {
            message::insert_parameter(&mut request, &name, &value);
        }
    }
    for (name, value) in parameters {
        request[name] = Value::from(value);
    }
    if let Some(parse) = route.parse {
        parse(Message::of(&request))?;
    }
    // Version 1 speaks the caller's language, once the caller is known.
    let accepted = incoming.headers.get("accept-language").and_then(|value| value.to_str().ok());
    let accepted = accepted.filter(|_| !route.path.starts_with("/v2")).unwrap_or_default().to_owned();
    let translate = |error: ApiError| error.in_language(&accepted);
    let handler = {
        let mut store = app.store();
        let caller = auth::authenticate(&store, &incoming.headers)?;
        if let Some(permission) = route.permission {
            caller.require_at_interceptor(&store, permission)?;
        }
        let call =
            Call { app: app.clone(), caller, request, headers: incoming.headers, arrived: incoming.arrived };
        match route.handler {
            Handler::Rpc(handler) => return handler(&call, &mut store).map_err(translate),
            Handler::WaitingRpc(handler) => handler(call),
            Handler::Web(_) | Handler::WaitingWeb(_) => return Err(ApiError::no_route()),
        }
    };
    handler.await.map_err(translate)
}

fn api_response(
    protocol: Protocol,
    request: &HeaderMap,
    status: u16,
    result: Result<Value, ApiError>,
) -> Response {
    let mut headers = vec![("content-type", "application/json".to_owned())];
    if protocol != Protocol::RestV2 {
        headers.push(("cache-control", "no-store".to_owned()));
    }
    headers.extend(cors::simple(request, true));
    let (status, body) = match result {
        Ok(body) => (StatusCode::from_u16(status).unwrap_or(StatusCode::OK), body),
        Err(error) => {
            if error.status() == StatusCode::UNAUTHORIZED && protocol != Protocol::Connect {
                headers.push(("www-authenticate", error.message()));
            }
            let connect = protocol == Protocol::Connect;
            (error.status(), if connect { error.connect_body() } else { error.rest_body() })
        }
    };
    respond(status, headers, Body::from(body.to_string()))
}

fn web_response(request: &HeaderMap, reply: WebReply) -> Response {
    let mut headers = reply.headers;
    headers.extend(cors::simple(request, false));
    respond(reply.status, headers, Body::from(reply.body))
}

/// Puts a response together; a header value that is none is left out.
pub(crate) fn respond(status: StatusCode, headers: Vec<(&'static str, String)>, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in headers {
        if let Ok(value) = http::HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

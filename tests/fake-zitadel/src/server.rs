//! Takes requests: reads the body, applies faults, answers, keeps the log.

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use crate::api::{self, Incoming};
use crate::faults::Fault;
use crate::requests;
use crate::{App, backchannel, control};

/// Largest body taken, in bytes.
const LIMIT: usize = 1 << 20;

/// The stand-in as an axum router.
pub(crate) fn router(app: App) -> Router {
    Router::new().nest("/_fake", control::router()).fallback(serve).with_state(app)
}

async fn serve(State(app): State<App>, request: Request) -> Response {
    let arrived = app.store().now();
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let mut headers = parts.headers;
    if let (false, Some(authority)) = (headers.contains_key("host"), parts.uri.authority())
        && let Ok(host) = authority.as_str().parse()
    {
        headers.insert("host", host);
    }
    let incoming = Incoming {
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        method: parts.method,
        headers,
        body: body.to_vec(),
        arrived,
    };
    let (method, path) = (incoming.method.to_string(), incoming.path.clone());
    let response = faulty(&app, incoming).await;
    backchannel::deliver(&app);
    let status = response.as_ref().map_or(0, |response| response.status().as_u16());
    app.log().add(requests::Request { method, path, status });
    response.unwrap_or_else(dropped)
}

/// Answers, with the fault that waits for this request; nothing if the connection is to close.
async fn faulty(app: &App, incoming: Incoming) -> Option<Response> {
    match app.faults().take(incoming.method.as_str(), &incoming.path) {
        Some(Fault::Drop) => None,
        Some(Fault::Status { status }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let headers = vec![("content-type", "text/plain; charset=utf-8".to_owned())];
            Some(api::respond(status, headers, Body::from("upstream trouble")))
        }
        Some(Fault::Nonsense) => {
            let headers = vec![("content-type", "application/json".to_owned())];
            Some(api::respond(StatusCode::OK, headers, Body::from("<!doctype html>{")))
        }
        Some(Fault::Lost) => {
            api::answer(app, incoming).await;
            None
        }
        Some(Fault::Delay { millis }) => {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            Some(api::answer(app, incoming).await)
        }
        None => Some(api::answer(app, incoming).await),
    }
}

/// A body that fails at once, so that the connection closes in the middle of the answer.
struct Broken;

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))))
    }
}

fn dropped() -> Response {
    Response::new(Body::new(Broken))
}

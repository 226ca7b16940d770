//! The provider as one process sees it: the stand-in, behind a counter of rotations that fails as planned.

use super::Seat;
use crate::{plan::Trouble, steps::Step};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use http_body::{Body as HttpBody, Frame};
use std::{
    future::pending,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

/// Longer than any caller waits.
const SILENCE: Duration = Duration::from_secs(7);

#[derive(Clone)]
struct Counter {
    stand_in: Router,
    seat: Arc<Seat>,
}

pub(super) fn router(stand_in: Router, seat: Arc<Seat>) -> Router {
    Router::new().fallback(answer).with_state(Counter { stand_in, seat })
}

async fn answer(State(counter): State<Counter>, request: Request) -> Response {
    if request.uri().path() != "/oauth/v2/token" {
        return counter.stand_in(request).await;
    }
    let begun = Instant::now();
    let (lot, process) = (counter.seat.lot.clone(), counter.seat.number);
    let life = counter.seat.life();
    counter.reached(Step::Called).await;
    let trouble = lot.trouble();
    match trouble {
        Some(Trouble::Status(status)) => {
            return (StatusCode::from_u16(status).unwrap_or_default(), "trouble").into_response();
        }
        Some(Trouble::Broken) => return broken(),
        Some(Trouble::Nonsense) => return "<!doctype html>{".into_response(),
        Some(Trouble::Silent) => {
            sleep(SILENCE).await;
            return StatusCode::GATEWAY_TIMEOUT.into_response();
        }
        Some(Trouble::Slow(time)) => sleep(time).await,
        Some(Trouble::Cut) | None => {}
    }
    let (before, after) = lot.pauses();
    sleep(before).await;
    let (token, request) = if lot.is_timed() { token(request).await } else { (None, request) };
    let response = counter.stand_in(request).await;
    let rotated = response.status() == StatusCode::OK;
    if rotated {
        lot.rotated(process, || counter.seat.life() == life);
    }
    if rotated && trouble == Some(Trouble::Cut) {
        lot.cut(process);
        return broken();
    }
    sleep(after).await;
    if rotated {
        counter.reached(Step::Answered).await;
    }
    if let Some(token) = token {
        lot.took(&token, begun.elapsed());
    }
    response
}

impl Counter {
    async fn stand_in(&self, request: Request) -> Response {
        match self.stand_in.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    /// Kills the process that asks, if that is planned; then nobody waits for the answer.
    async fn reached(&self, step: Step) {
        if self.seat.lot.dies(step) {
            self.seat.kill();
            pending::<()>().await;
        }
    }
}

/// The refresh token of a request.
async fn token(request: Request) -> (Option<String>, Request) {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.unwrap_or_default();
    let mut fields = form_urlencoded::parse(&bytes);
    let token = fields.find(|(name, _)| name == "refresh_token").map(|(_, value)| value.into_owned());
    (token, Request::from_parts(parts, Body::from(bytes)))
}

/// The connection closes in the middle of the answer.
fn broken() -> Response {
    Response::new(Body::new(Broken))
}

struct Broken;

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}

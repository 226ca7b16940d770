//! Where the processes report, and where their table is if it is not in DynamoDB.

use super::Seat;
use crate::{
    instance::{Answer, Ask},
    steps::Step,
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::post,
};
use http::StatusCode;
use shared::table::{MemoryTable, Put, Table, TableError};
use std::{future::pending, sync::Arc};

#[derive(Clone)]
struct Desk {
    seats: Arc<[Arc<Seat>]>,
    table: Arc<MemoryTable>,
}

pub(super) fn router(seats: Vec<Arc<Seat>>, table: MemoryTable) -> Router {
    Router::new()
        .route("/{seat}/ready/{port}", post(ready))
        .route("/{seat}/step/{step}", post(step))
        .route("/{seat}/table", post(table_call))
        .with_state(Desk { seats: seats.into(), table: Arc::new(table) })
}

async fn ready(State(desk): State<Desk>, Path((seat, port)): Path<(usize, u16)>) -> StatusCode {
    let Some(seat) = desk.seats.get(seat) else { return StatusCode::NOT_FOUND };
    seat.listens(port);
    StatusCode::NO_CONTENT
}

async fn step(State(desk): State<Desk>, Path((seat, step)): Path<(usize, usize)>) -> StatusCode {
    let (Some(seat), Some(step)) = (desk.seats.get(seat), Step::ALL.get(step)) else {
        return StatusCode::NOT_FOUND;
    };
    if *step == Step::SuccessorWritten {
        seat.lot.written(seat.number);
    }
    if seat.lot.dies(*step) {
        seat.kill();
        pending::<()>().await;
    }
    StatusCode::NO_CONTENT
}

async fn table_call(State(desk): State<Desk>, body: Bytes) -> Response {
    let Ok(ask) = postcard::from_bytes(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let answer = answer(&desk.table, ask).await.ok();
    match answer.and_then(|answer| postcard::to_allocvec(&answer).ok()) {
        Some(bytes) => bytes.into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn answer(table: &MemoryTable, ask: Ask) -> Result<Answer, TableError> {
    Ok(match ask {
        Ask::Get(keys) => {
            let items = table.get(&keys).await?;
            Answer::Items(items.into_iter().map(|item| item.map(Into::into)).collect())
        }
        Ask::Put(key, item, condition) => match table.put(&key, item.into(), condition.into()).await? {
            Put::Written => Answer::Written,
            Put::Refused(item) => Answer::Refused(item.map(Into::into)),
        },
        Ask::Delete(key, condition) => {
            table.delete(&key, condition.into()).await?;
            Answer::Deleted
        }
    })
}

//! Between a process and the servers it calls: counts exchanges, and holds one back so that the process can be killed
//! right there. The process knows nothing of it.

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use std::{
    future::pending,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

/// Where a process stops, by the number of the exchange, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The server has done what this exchange asks for; the process never gets the answer.
    Unanswered(usize),
    /// The process has got the answer to this exchange and done with it what it does; its next exchange is not begun.
    Answered(usize),
}

#[derive(Default)]
struct Count {
    cut: Option<Cut>,
    exchanges: usize,
}

#[derive(Default)]
struct Inner {
    count: Mutex<Count>,
    reached: Notify,
}

/// Servers behind a count, on a free port of this machine, until it is dropped.
pub struct Gate {
    inner: Arc<Inner>,
    address: SocketAddr,
    server: JoinHandle<()>,
}

impl Gate {
    /// Before these servers.
    pub async fn before(servers: Router) -> Self {
        let inner = Arc::<Inner>::default();
        let router = servers.layer(from_fn_with_state(inner.clone(), pass));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on loopback");
        let address = listener.local_addr().expect("a bound socket has an address");
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the listener stays open");
        });
        Self { inner, address, server }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Counts from nothing, and stops there, if anywhere.
    pub fn arm(&self, cut: Option<Cut>) {
        *self.inner.count() = Count { cut, exchanges: 0 };
    }

    /// Comes when the process waits where it is to be killed.
    pub async fn reached(&self) {
        self.inner.reached.notified().await;
    }

    /// How many exchanges were begun since it was armed.
    pub fn exchanges(&self) -> usize {
        self.inner.count().exchanges
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Inner {
    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn hold(&self) {
        self.reached.notify_one();
        pending::<()>().await;
    }
}

async fn pass(State(inner): State<Arc<Inner>>, request: Request<Body>, next: Next) -> Response {
    let (cut, number) = {
        let mut count = inner.count();
        count.exchanges += 1;
        (count.cut, count.exchanges)
    };
    if matches!(cut, Some(Cut::Answered(last)) if number > last) {
        inner.hold().await;
    }
    let answer = next.run(request).await;
    if matches!(cut, Some(Cut::Unanswered(last)) if number >= last) {
        inner.hold().await;
    }
    answer
}

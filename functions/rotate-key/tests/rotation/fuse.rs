//! Ends the function after a chosen number of remote calls: the call is done, its answer never arrives.

use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
};
use secrecy::SecretString;
use shared::secrets::versions::{Description, Versioned, VersionedSecrets};
use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::Notify;

const NEVER: usize = usize::MAX;

/// Counts calls.
pub(crate) struct Fuse {
    left: AtomicUsize,
    blown: Notify,
}

impl Fuse {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { left: AtomicUsize::new(NEVER), blown: Notify::new() })
    }

    /// Ends the function after this many calls from now.
    pub(crate) fn arm(&self, calls: usize) {
        self.left.store(calls, Ordering::SeqCst);
    }

    /// Lets every call pass.
    pub(crate) fn disarm(&self) {
        self.left.store(NEVER, Ordering::SeqCst);
    }

    /// Waits for the end.
    pub(crate) async fn blown(&self) {
        self.blown.notified().await;
    }

    async fn burn(&self) {
        let left = self.left.load(Ordering::SeqCst);
        if left == NEVER {
            return;
        }
        self.left.store(left.saturating_sub(1), Ordering::SeqCst);
        if left <= 1 {
            self.blown.notify_one();
            pending::<()>().await;
        }
    }

    /// The server behind the fuse.
    pub(crate) fn before_server(self: &Arc<Self>, router: Router) -> Router {
        let burn = async |State(fuse): State<Arc<Self>>, request: Request, next: Next| {
            let answer = next.run(request).await;
            fuse.burn().await;
            answer
        };
        router.layer(from_fn_with_state(self.clone(), burn))
    }
}

/// Secrets behind a fuse.
pub(crate) struct Fused(pub(crate) Arc<dyn VersionedSecrets>, pub(crate) Arc<Fuse>);

impl Fused {
    fn then<'a, T: Send + 'a>(&'a self, call: Versioned<'a, T>) -> Versioned<'a, T> {
        Box::pin(async move {
            let answer = call.await;
            self.1.burn().await;
            answer
        })
    }
}

impl VersionedSecrets for Fused {
    fn describe<'a>(&'a self, id: &'a str) -> Versioned<'a, Description> {
        self.then(self.0.describe(id))
    }

    fn read<'a>(
        &'a self,
        id: &'a str,
        version: Option<&'a str>,
        stage: &'a str,
    ) -> Versioned<'a, SecretString> {
        self.then(self.0.read(id, version, stage))
    }

    fn put_pending<'a>(
        &'a self,
        id: &'a str,
        token: &'a str,
        value: &'a SecretString,
        rotation_token: Option<&'a SecretString>,
    ) -> Versioned<'a, ()> {
        self.then(self.0.put_pending(id, token, value, rotation_token))
    }

    fn move_current<'a>(&'a self, id: &'a str, to: &'a str, from: &'a str) -> Versioned<'a, ()> {
        self.then(self.0.move_current(id, to, from))
    }

    fn remove_pending<'a>(&'a self, id: &'a str, from: &'a str) -> Versioned<'a, ()> {
        self.then(self.0.remove_pending(id, from))
    }
}

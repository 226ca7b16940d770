//! Stand-ins run on a thread of their own: they outlive the runtime of the test that happens to come first.

use fake_zitadel::{Builder, FakeZitadel};
use std::{
    sync::{Arc, LazyLock},
    thread,
};
use tokio::runtime::{Handle, Runtime};

static RUNTIME: LazyLock<Handle> = LazyLock::new(|| {
    let (tell, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = Runtime::new().expect("a runtime can be started");
        let _ = tell.send(runtime.handle().clone());
        runtime.block_on(std::future::pending::<()>());
    });
    told.recv().expect("the thread has started a runtime")
});

static SHARED: LazyLock<Arc<FakeZitadel>> = LazyLock::new(|| own(FakeZitadel::builder()));

/// The one that all tests of this process use.
pub(super) fn shared() -> Arc<FakeZitadel> {
    SHARED.clone()
}

/// Starts one.
pub(super) fn own(builder: Builder) -> Arc<FakeZitadel> {
    let (tell, told) = std::sync::mpsc::channel();
    RUNTIME.spawn(async move {
        let _ = tell.send(builder.start().await);
    });
    let started = told.recv().expect("the stand-in reports that it has started");
    Arc::new(started.expect("a loopback address can be bound"))
}

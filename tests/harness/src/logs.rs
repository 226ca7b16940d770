//! The functions' log, at its finest, while a test runs.

use shared::telemetry::LIBRARIES;
use std::{
    io::{self, Write},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use tracing::{Dispatch, subscriber::DefaultGuard};
use tracing_subscriber::{EnvFilter, fmt};

/// A listener that hears nothing and never goes. While there is only one, tracing asks the thread that first comes by a
/// log statement whether anybody listens, and remembers a "no" for all threads: another test would silence this one.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(tracing_subscriber::registry()));

/// Everything that this thread logs while it lives. A test's runtime has one thread, unless it asks for more.
pub struct Logs {
    text: Arc<Mutex<Vec<u8>>>,
    _guard: DefaultGuard,
}

impl Logs {
    /// Begins to listen.
    pub fn capture() -> Self {
        LazyLock::force(&SECOND);
        let text: Arc<Mutex<Vec<u8>>> = Arc::default();
        let writer = Writer(text.clone());
        let subscriber = fmt()
            .json()
            .flatten_event(true)
            .with_env_filter(EnvFilter::new(format!("trace,{LIBRARIES}")))
            .with_writer(move || writer.clone())
            .finish();
        Self { text, _guard: tracing::subscriber::set_default(subscriber) }
    }

    /// Everything so far, one JSON object a line.
    pub fn text(&self) -> String {
        let bytes = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The lines that contain a text.
    pub fn lines_with(&self, part: &str) -> Vec<String> {
        self.text().lines().filter(|line| line.contains(part)).map(ToOwned::to_owned).collect()
    }
}

#[derive(Clone)]
struct Writer(Arc<Mutex<Vec<u8>>>);

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

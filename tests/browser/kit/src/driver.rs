//! ChromeDriver: one process for all tests that run at a time.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tempfile::TempDir;

/// A running ChromeDriver, which ends with the last test that uses it.
pub(crate) struct ChromeDriver {
    process: Child,
    /// Where it and the browsers put their files, profiles among them; removed with it.
    _files: TempDir,
    /// Kept open, so that what it still says finds a reader's end.
    output: Option<BufReader<ChildStdout>>,
    port: u16,
}

/// How often it is started until it finds a port.
const STARTS: usize = 5;

static RUNNING: Mutex<Weak<ChromeDriver>> = Mutex::new(Weak::new());

impl ChromeDriver {
    /// The one that runs, or a new one.
    pub(crate) fn shared(program: &Path) -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let started = (0..STARTS).find_map(|_| Self::start(program));
            let started = Arc::new(started.expect("ChromeDriver finds a free port"));
            *running = Arc::downgrade(&started);
            started
        })
    }

    /// Starts it on a port that it finds free itself and tells. It ends when somebody else takes that port between
    /// its two looks at it.
    fn start(program: &Path) -> Option<Self> {
        let files = TempDir::with_prefix("browser-").expect("a folder can be made for temporary files");
        let process = Command::new(program)
            .arg("--port=0")
            .env("TMPDIR", files.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
        let mut started = Self { process, _files: files, output: None, port: 0 };
        let output = started.process.stdout.take().expect("its output is piped");
        let output = started.output.insert(BufReader::new(output));
        started.port = told(output)?;
        Some(started)
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for ChromeDriver {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port, which it tells once it listens there; `None` if it found none.
fn told(output: &mut impl BufRead) -> Option<u16> {
    let mut said = String::new();
    while output.read_line(&mut said).is_ok_and(|read| read > 0) {
        let port = said.rsplit_once("started successfully on port ");
        if let Some(port) = port.and_then(|(_, rest)| rest.trim_end().trim_end_matches('.').parse().ok()) {
            return Some(port);
        }
    }
    assert!(said.contains("port not available"), "ChromeDriver ended before it told its port: {said}");
    None
}

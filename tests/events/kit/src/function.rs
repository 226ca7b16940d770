//! A function's process, from its start to its end.

use crate::{Event, FunctionError, Response, RuntimeApi, Settings, build::binary};
use serde_json::Value;
use std::{
    ffi::OsStr,
    path::Path,
    process::{ExitStatus, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt},
    process::{Child, Command},
    task::JoinHandle,
    time::sleep,
};

/// Longer than any time limit of the functions themselves.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running function. Its process ends when this is dropped.
pub struct Function {
    name: String,
    child: Child,
    api: RuntimeApi,
    output: Output,
}

/// How a function that must not start said so.
#[derive(Debug)]
pub struct Refusal {
    /// How its process ended, if it did.
    pub exit: Option<ExitStatus>,
    /// What it reported to Lambda, if it did.
    pub init_error: Option<FunctionError>,
    /// Everything it wrote.
    pub output: String,
}

impl Function {
    /// Starts the binary with nothing in its environment but what Lambda sets and `settings`.
    pub async fn start(name: &str, settings: &Settings) -> Self {
        Self::spawn(name, &binary(name), settings.variables()).await
    }

    /// Starts this binary, likewise, with these settings.
    pub async fn spawn<N: AsRef<OsStr>, V: AsRef<OsStr>>(
        name: &str,
        binary: &Path,
        settings: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let api = RuntimeApi::start().await;
        let mut child = Command::new(binary)
            .env_clear()
            .envs(lambda_environment(name, &api))
            .envs(settings)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{name} could not be started: {error}"));
        let mut output = Output::default();
        output.collect(child.stdout.take());
        output.collect(child.stderr.take());
        Self { name: name.into(), child, api, output }
    }

    /// Gives it an event and returns what the gateway would get.
    pub async fn answer(&mut self, event: &Event) -> Response {
        match self.invoke(event.json()).await {
            Ok(value) => Response::new(value),
            Err(error) => panic!("{} reported {error:?}\n{}", self.name, self.log()),
        }
    }

    /// Gives it an event and returns what it makes of it.
    pub async fn invoke(&mut self, event: &Value) -> Result<Value, FunctionError> {
        tokio::select! {
            outcome = self.api.invoke(event) => outcome,
            status = self.child.wait() => {
                self.output.settle().await;
                panic!("{} ended with {status:?} instead of answering\n{}", self.name, self.log());
            }
            () = sleep(PATIENCE) => panic!("{} did not answer\n{}", self.name, self.log()),
        }
    }

    /// Ends its process, by SIGKILL, and returns everything it wrote.
    pub async fn end(mut self) -> String {
        self.child.kill().await.expect("a child can be killed");
        self.output.settle().await;
        self.log()
    }

    fn log(&self) -> String {
        self.output.text()
    }

    /// Waits until it reports that it cannot start, or ends. Panics if it waits for events instead.
    pub async fn refusal(mut self) -> Refusal {
        let reported = async {
            while self.api.init_error().is_none() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        let exit = tokio::select! {
            status = self.child.wait() => Some(status.expect("a child can be waited for")),
            () = reported => None,
            () = sleep(PATIENCE) => panic!("{} started all the same\n{}", self.name, self.output.text()),
        };
        if exit.is_some() {
            self.output.settle().await;
        }
        Refusal { exit, init_error: self.api.init_error(), output: self.log() }
    }
}

fn lambda_environment(name: &str, api: &RuntimeApi) -> Vec<(&'static str, String)> {
    vec![
        ("AWS_LAMBDA_RUNTIME_API", api.address().to_string()),
        ("AWS_LAMBDA_FUNCTION_NAME", name.into()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "7".into()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256".into()),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand".into()),
        ("AWS_LAMBDA_LOG_FORMAT", "JSON".into()),
        ("AWS_LAMBDA_LOG_LEVEL", "DEBUG".into()),
        ("AWS_LAMBDA_LOG_GROUP_NAME", format!("/aws/lambda/{name}")),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[7]0123456789abcdef0123456789abcdef".into()),
        ("AWS_REGION", "eu-central-1".into()),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE".into()),
        ("AWS_SECRET_ACCESS_KEY", "example".into()),
        ("AWS_SESSION_TOKEN", "example".into()),
        ("LAMBDA_TASK_ROOT", "/var/task".into()),
        ("TZ", ":UTC".into()),
    ]
}

#[derive(Default)]
struct Output {
    text: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
}

impl Output {
    fn collect(&mut self, stream: Option<impl AsyncRead + Unpin + Send + 'static>) {
        let mut stream = stream.expect("the stream was asked for as a pipe");
        let text = Arc::clone(&self.text);
        self.readers.push(tokio::spawn(async move {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = stream.read(&mut buffer).await {
                let part = String::from_utf8_lossy(&buffer[..length]);
                text.lock().expect("nobody panics while holding this").push_str(&part);
            }
        }));
    }

    /// Waits until the streams are closed.
    async fn settle(&mut self) {
        for reader in self.readers.drain(..) {
            reader.await.expect("a reader does not panic");
        }
    }

    fn text(&self) -> String {
        self.text.lock().expect("nobody panics while holding this").clone()
    }
}

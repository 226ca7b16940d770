//! `drawbridge` as a process.

use super::scene::{APP, AUTH, Scene};
use harness::gate::Cut;
use std::{
    os::unix::process::ExitStatusExt,
    process::{ExitStatus, Stdio},
    time::Duration,
};
use tokio::process::{Child, Command};

/// Longer than any run takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// How a process ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) out: String,
    pub(super) err: String,
}

impl Ended {
    /// Whether it was killed.
    pub(super) fn killed(&self) -> bool {
        self.status.signal() == Some(9)
    }

    /// A table that says `words`, and success.
    pub(super) fn assert_says(&self, words: &str, when: &str) {
        let said = format!("{}\n{}{}", self.status, self.out, self.err);
        assert!(self.status.success() && self.out.contains(words), "{when}: not {words:?} but {said}");
    }
}

impl Scene {
    /// Starts the command with nothing in its environment but what an operator sets.
    pub(super) fn start(&self, words: &[&str]) -> Child {
        let gate = self.gate.address();
        let issuer = self.bench.zitadel.issuer();
        let hosts = [issuer.as_str(), AUTH, APP].map(|url| url.parse::<reqwest::Url>().unwrap());
        let pairs = hosts.map(|url| format!("{}={gate}", url.authority()));
        Command::new(events_kit::drawbridge())
            .args(words)
            .env_clear()
            .env("ISSUER", &self.bench.zitadel.fixtures.issuer)
            .env("CONNECT_TO", pairs.join(","))
            .env("SERVICE_SECRET", self.id("service"))
            .env("AUTH_ORIGIN", AUTH)
            .env("APP_ORIGIN", APP)
            .env("AWS_ENDPOINT_URL_SECRETS_MANAGER", format!("http://{gate}"))
            .env("AWS_REGION", "eu-central-1")
            .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "example")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap()
    }

    /// Runs the command; it is killed at the cut, if it comes there. Where this machine is so busy that an answer does
    /// not come in time, it does what the command says then: it runs it again.
    pub(super) async fn run(&self, words: &[&str], cut: Option<Cut>) -> Ended {
        for _ in 0..10 {
            let ended = self.run_once(words, cut).await;
            if !ended.err.contains("no answer in time") {
                return ended;
            }
        }
        panic!("{words:?}: this machine is too busy");
    }

    async fn run_once(&self, words: &[&str], cut: Option<Cut>) -> Ended {
        self.gate.arm(cut);
        let mut child = self.start(words);
        tokio::select! {
            _ = child.wait() => {}
            () = self.gate.reached() => child.start_kill().unwrap(),
            () = tokio::time::sleep(PATIENCE) => panic!("{words:?} does not end"),
        }
        let ended = ended(child).await;
        assert!(cut.is_some() || !ended.killed(), "{words:?}: {ended:?}");
        ended
    }

    /// Runs it to its end, which must be a success.
    pub(super) async fn ok(&self, words: &[&str]) -> String {
        let ended = self.run(words, None).await;
        assert!(ended.status.success(), "{words:?}: {ended:?}");
        ended.out
    }
}

/// Waits for the end.
pub(super) async fn ended(child: Child) -> Ended {
    let output = child.wait_with_output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { status: output.status, out: text(output.stdout), err: text(output.stderr) }
}

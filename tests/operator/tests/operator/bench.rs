//! A workplace: a stand-in, a directory of secrets, a clock, and a service user of the test's own.

use base64::{Engine, engine::general_purpose::STANDARD};
use clap::Parser;
use drawbridge::{Checkpoint, Cli, Failure, Report, Surroundings, Unstopped};
use harness::{Zitadel, clock::MovableClock};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use shared::{
    assertion::{KeyPair, service_key_file},
    random::SystemRandom,
};
use std::{
    future::Future,
    path::PathBuf,
    pin::Pin,
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tempfile::TempDir;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use tokio::sync::Notify;

pub(crate) struct Bench {
    pub(crate) zitadel: Zitadel,
    pub(crate) directory: TempDir,
    pub(crate) clock: Arc<MovableClock>,
    said: Arc<Mutex<Vec<String>>>,
    http: reqwest::Client,
}

/// A service user with a personal access token.
pub(crate) struct ServiceUser {
    pub(crate) id: String,
    pub(crate) pat: String,
}

impl Bench {
    /// `None` where tests run against a server.
    pub(crate) fn new() -> Option<Self> {
        Some(Self::before(Zitadel::own()?))
    }

    #[allow(clippy::disallowed_methods, reason = "a test asks the stand-in by itself")]
    pub(crate) fn before(zitadel: Zitadel) -> Self {
        let directory = tempfile::Builder::new().prefix("operator é ").tempdir().unwrap();
        Self { zitadel, directory, clock: Arc::default(), said: Arc::default(), http: reqwest::Client::new() }
    }

    /// Another directory before the same Zitadel, at the same time.
    pub(crate) fn cleared(self) -> Self {
        let fresh = Self::before(self.zitadel);
        Self { clock: self.clock, ..fresh }
    }

    /// Moves this machine's clock and Zitadel's.
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by.try_into().unwrap());
        self.zitadel.stand_in().advance(by);
    }

    /// Moves this machine's clock alone; negative is back.
    pub(crate) fn skew(&self, seconds: i64) {
        self.clock.advance(time::Duration::seconds(seconds));
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The file's name as the settings write it.
    pub(crate) fn secret(&self, name: &str) -> String {
        reqwest::Url::from_file_path(self.file(name)).unwrap().into()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.file(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    /// Names of all files, and whether one of them holds `text`.
    pub(crate) fn holding(&self, text: &str) -> Vec<String> {
        let entries = self.directory.path().read_dir().unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| self.read(name).contains(text)).collect()
    }

    /// Runs `drawbridge` with these words, the stand-in as issuer and `service` as service secret.
    pub(crate) async fn run(&self, words: &[&str]) -> Result<Report, Failure> {
        self.run_with(words, Arc::new(Unstopped)).await
    }

    pub(crate) async fn run_with(
        &self,
        words: &[&str],
        checkpoint: Arc<dyn Checkpoint>,
    ) -> Result<Report, Failure> {
        let cli =
            Cli::try_parse_from(["drawbridge"].iter().chain(words)).unwrap_or_else(|error| panic!("{error}"));
        let settings = [
            ("ISSUER", self.zitadel.fixtures.issuer.clone()),
            ("CONNECT_TO", self.zitadel.fixtures.connect_to().unwrap()),
            ("SERVICE_SECRET", self.secret("service")),
        ];
        let said = self.said.clone();
        let surroundings = Surroundings {
            clock: self.clock.clone(),
            random: Arc::new(SystemRandom),
            environment: Arc::new(move |name| {
                settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
            }),
            progress: Arc::new(move |line| said.lock().unwrap().push(line.to_owned())),
            checkpoint,
            patience: Duration::from_millis(5),
        };
        let result = drawbridge::run(&cli, &surroundings).await;
        let mut said = self.said.lock().unwrap();
        said.push(match &result {
            Ok(report) if report.plain.is_none() => report.text(false),
            Ok(_) => String::new(),
            Err(failure) => failure.to_string(),
        });
        drop(said);
        result
    }

    /// Runs what must succeed.
    pub(crate) async fn ok(&self, words: &[&str]) -> Report {
        let report = self.run(words).await.unwrap_or_else(|failure| panic!("{words:?}: {failure}"));
        assert!(!report.failed(), "{words:?}:\n{}", report.text(false));
        report
    }

    /// Runs what must fail; gives the sentence.
    pub(crate) async fn fails(&self, words: &[&str]) -> String {
        match self.run(words).await {
            Err(failure) => failure.to_string(),
            Ok(report) => panic!("{words:?} succeeds:\n{}", report.text(false)),
        }
    }

    /// Everything the commands have said so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().join("\n")
    }

    /// A service user with this role and a token, whose token is the service secret.
    pub(crate) async fn service_user(&self, role: Option<&str>) -> ServiceUser {
        let id = self.zitadel.service_user(role).await;
        let user = ServiceUser { pat: self.zitadel.add_pat(&id).await, id };
        self.write("service", &pat_secret(&user.pat));
        user
    }

    async fn list(&self, what: &str, user: &str) -> Vec<String> {
        let body = json!({"filters": [{"userIdFilter": {"id": user}}]});
        let found = self.zitadel.admin(&format!("POST /v2/users/{what}/search"), None, &body).await;
        let all = found["result"].as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn keys(&self, user: &str) -> Vec<String> {
        self.list("keys", user).await
    }

    /// Another key of a service user in the service secret, as the rotation function would put it there.
    pub(crate) async fn rotated(&self, user: &str) {
        let file = self.new_key(user).await;
        self.write("service", &file);
    }

    /// The file of a key that is made for a service user: of one pair for all of them, since a pair takes a tenth of a
    /// second.
    pub(crate) async fn new_key(&self, user: &str) -> String {
        static PAIR: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate().unwrap());
        let (end, public) = ("2098-01-01T00:00:00Z", STANDARD.encode(&PAIR.public));
        let body = json!({"expirationDate": end, "publicKey": public});
        let made = self.zitadel.admin(&format!("POST /v2/users/{user}/keys"), None, &body).await;
        let end = OffsetDateTime::parse(end, &Rfc3339).unwrap();
        let file = service_key_file(user, made["keyId"].as_str().unwrap(), &PAIR, end);
        file.expose_secret().to_owned()
    }

    pub(crate) async fn pats(&self, user: &str) -> Vec<String> {
        self.list("pats", user).await
    }

    /// The status that userinfo answers to a bearer token.
    pub(crate) async fn status_of(&self, bearer: &str) -> u16 {
        let issuer = self.zitadel.issuer();
        let host = format!("{}:{}", issuer.host_str().unwrap(), issuer.port().unwrap());
        let url = self.zitadel.fixtures.base.join("/oidc/v1/userinfo").unwrap();
        let request = self.http.get(url).header("host", host).bearer_auth(bearer);
        request.send().await.unwrap().status().as_u16()
    }
}

pub(crate) fn pat_secret(token: &str) -> String {
    json!({"type": "pat", "token": token}).to_string()
}

/// The key file in a secret.
pub(crate) fn key_of(text: &str) -> Value {
    let file: Value = serde_json::from_str(text).unwrap();
    assert_eq!(file["type"], "serviceaccount", "the secret holds no key");
    file
}

/// Ends a command at the checkpoint of this number, as a kill would.
pub(crate) struct Kill {
    left: AtomicUsize,
    reached: Notify,
}

impl Kill {
    /// Counted from 1.
    pub(crate) fn at(number: usize) -> Arc<Self> {
        Arc::new(Self { left: AtomicUsize::new(number), reached: Notify::new() })
    }

    /// Comes when the command is to end.
    pub(crate) async fn reached(&self) {
        self.reached.notified().await;
    }
}

impl Checkpoint for Kill {
    fn passed(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async {
            if self.left.fetch_sub(1, Ordering::SeqCst) == 1 {
                self.reached.notify_one();
                std::future::pending::<()>().await;
            }
        })
    }
}

//! What happens to the secrets.

use clap::Parser;
use drawbridge::{Cli, Surroundings, Unstopped};
use harness::{Stack, unique, versions::Double};
use rotate_key::{Outside, State};
use secrecy::ExposeSecret;
use serde_json::json;
use shared::{
    random::SystemRandom,
    secrets::versions::{CURRENT, VersionedSecrets},
};
use std::{fmt, sync::Arc, time::Duration};
use tempfile::TempDir;
use url::Url;

/// One of them.
#[derive(Debug, Clone, Copy)]
pub enum Change {
    /// `drawbridge migrate` and this step.
    Migrate(&'static str),
    /// A rotation, from the first step to the last, of the secret that the functions know by this name.
    Rotate(&'static str),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Migrate(step) => write!(f, "migrate {step}"),
            Self::Rotate(secret) => write!(f, "rotate {secret}"),
        }
    }
}

/// All of them, in their order. A service key can rotate once the migration is over: before, the secret holds no key, or
/// one that the migration must find there.
pub const CHANGES: [Change; 21] = {
    use Change::{Migrate, Rotate};
    [
        Migrate("look"),
        Migrate("prepare"),
        Migrate("compare"),
        Migrate("switch"),
        Rotate("client"),
        Rotate("cookies"),
        Migrate("back"),
        Rotate("client"),
        Migrate("back"),
        Migrate("prepare"),
        Migrate("compare"),
        Migrate("switch"),
        Rotate("cookies"),
        Migrate("watch"),
        Migrate("revoke"),
        Rotate("service"),
        Rotate("client"),
        Rotate("service"),
        Rotate("cookies"),
        Rotate("service"),
        Migrate("status"),
    ]
};

const STEPS: [&str; 4] = ["createSecret", "setSecret", "testSecret", "finishSecret"];

/// The secrets three times: as the command sees them (a file), as the rotation does (versions), as the functions do.
pub struct Changes {
    stack: Stack,
    directory: TempDir,
    account: Arc<Double>,
    settings: Vec<(&'static str, String)>,
}

impl Changes {
    /// With a service user of its own, whose personal access token is the service secret.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn before(stack: &Stack) -> Self {
        let zitadel = stack.zitadel();
        let user = zitadel.service_user(Some("IAM_LOGIN_CLIENT")).await;
        let pat = json!({"type": "pat", "token": zitadel.add_pat(&user).await}).to_string();
        let key = "A1".repeat(32);
        let ring = json!({"id": "bootstrap", "key": key}).to_string();
        let client = zitadel.fixtures.keys["app"].to_string();
        let account = Arc::<Double>::default();
        let create = |value: &str| account.create(&format!("load-{}", unique::hex()), &unique::uuid(), value);
        let settings = vec![
            ("ISSUER", zitadel.fixtures.issuer.clone()),
            ("CONNECT_TO", zitadel.fixtures.connect_to().expect("the fixtures have addresses")),
            ("SERVICE_SECRET", create(&pat)),
            ("CLIENT_SECRET", create(&client)),
            ("COOKIE_SECRET", create(&ring)),
            ("ROTATION_SECRET", create(&zitadel.manager_key().await)),
            ("PROJECT_ID", zitadel.fixtures.var("projectId").to_owned()),
        ];
        let directory = tempfile::tempdir().expect("there is room for a file");
        std::fs::write(directory.path().join("service"), &pat).expect("a file can be written");
        for (name, value) in [("service", pat), ("client", client), ("cookies", ring)] {
            stack.secrets().set(name, value);
        }
        Self { stack: stack.clone(), directory, account, settings }
    }

    /// Makes a change, and lets the functions see it as they see a changed secret: when they look.
    pub async fn make(&self, change: Change) -> Result<(), String> {
        match change {
            Change::Migrate(step) => Box::pin(self.migrate(step)).await,
            Change::Rotate(secret) => self.rotate(secret).await,
        }
    }

    async fn migrate(&self, step: &str) -> Result<(), String> {
        let cli = Cli::try_parse_from(["drawbridge", "migrate", step]).map_err(|error| error.to_string())?;
        let file = self.directory.path().join("service");
        let secret = Url::from_file_path(&file).map_err(|()| "the directory has no address")?;
        let mut settings = vec![("SERVICE_SECRET", secret.to_string())];
        settings.extend_from_slice(&self.settings[..2]);
        let surroundings = Surroundings {
            clock: self.stack.shared_clock(),
            random: Arc::new(SystemRandom),
            environment: Arc::new(move |name| lookup(&settings, name)),
            progress: Arc::new(|_| {}),
            checkpoint: Arc::new(Unstopped),
            patience: Duration::from_millis(5),
        };
        let report = drawbridge::run(&cli, &surroundings).await.map_err(|failure| failure.to_string())?;
        if report.failed() {
            return Err(report.text(false));
        }
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        self.account.put_current(self.id("SERVICE_SECRET"), &unique::uuid(), &text);
        self.stack.secrets().set("service", text);
        Ok(())
    }

    async fn rotate(&self, secret: &str) -> Result<(), String> {
        let id = self.id(match secret {
            "service" => "SERVICE_SECRET",
            "client" => "CLIENT_SECRET",
            _ => "COOKIE_SECRET",
        });
        let token = unique::uuid();
        self.account.rotate(id, &token);
        for step in STEPS {
            let function = State::load(&Outside {
                lookup: &|name| lookup(&self.settings, name),
                clock: self.stack.shared_clock(),
                random: Arc::new(SystemRandom),
                secrets: self.account.clone(),
            });
            let event = json!({"Step": step, "SecretId": id, "ClientRequestToken": token});
            let done = function.map_err(|faults| faults.to_string())?.handle(&event).await;
            done.map_err(|error| format!("{step}: {}", shared::error::chain(&error)))?;
        }
        let value = self.account.read(id, None, CURRENT).await.map_err(|error| error.to_string())?;
        let text = value.expose_secret();
        if secret == "service" {
            std::fs::write(self.directory.path().join("service"), text).map_err(|error| error.to_string())?;
        }
        self.stack.secrets().set(secret, text);
        Ok(())
    }

    /// ARN of the secret that a setting names.
    fn id(&self, setting: &str) -> &str {
        self.settings.iter().find(|(known, _)| *known == setting).map_or("", |(_, value)| value)
    }
}

fn lookup(settings: &[(&str, String)], name: &str) -> Option<String> {
    settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
}

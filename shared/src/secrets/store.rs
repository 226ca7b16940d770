//! Where secrets lie.

use secrecy::SecretString;
use std::{future::Future, pin::Pin};
use tokio::sync::OnceCell;
use zeroize::Zeroize;

/// A secret could not be fetched. The text holds the store's own error code and no value.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It is not there, or this function may not read it.
    #[error("{0}")]
    Refused(String),
    /// The store is slow or down; another try may succeed.
    #[error("{0}")]
    Unavailable(String),
}

/// A boxed future, so that stores can be chosen at run time.
pub type Fetch<'a> = Pin<Box<dyn Future<Output = Result<SecretString, StoreError>> + Send + 'a>>;

/// Fetches the current text of a secret.
pub trait SecretStore: Send + Sync {
    /// `id` is what the setting names.
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a>;
}

/// AWS Secrets Manager (`GetSecretValue`, stage `AWSCURRENT`). Credentials and region come from the environment
/// that Lambda provides, read at the first fetch.
#[derive(Default)]
pub struct SecretsManager(OnceCell<aws_sdk_secretsmanager::Client>);

impl SecretsManager {
    /// Secrets Manager by way of this client.
    pub fn by(client: aws_sdk_secretsmanager::Client) -> Self {
        Self(OnceCell::new_with(Some(client)))
    }

    pub(super) async fn client(&self) -> &aws_sdk_secretsmanager::Client {
        self.0
            .get_or_init(|| async {
                let behaviour = aws_config::BehaviorVersion::v2026_01_12();
                aws_sdk_secretsmanager::Client::new(&aws_config::load_defaults(behaviour).await)
            })
            .await
    }
}

impl SecretStore for SecretsManager {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        Box::pin(async move {
            // The stage is named because not every implementation defaults to it after a rotation.
            let request = self.client().await.get_secret_value().secret_id(id).version_stage("AWSCURRENT");
            match request.send().await {
                Ok(answer) => answer
                    .secret_string
                    .map(SecretString::from)
                    .ok_or_else(|| StoreError::Refused("it has no text value".into())),
                Err(error) => match error.as_service_error() {
                    Some(refusal) => Err(StoreError::Refused(
                        refusal.meta().code().unwrap_or("refused by Secrets Manager").to_owned(),
                    )),
                    None => Err(StoreError::Unavailable("Secrets Manager cannot be reached".into())),
                },
            }
        })
    }
}

/// Files, named `file:///absolute/path`: for local use and tests.
#[derive(Debug, Default, Clone, Copy)]
pub struct FileStore;

impl SecretStore for FileStore {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        Box::pin(async move {
            let path = url::Url::parse(id).ok().and_then(|url| url.to_file_path().ok());
            let path = path.ok_or_else(|| StoreError::Refused("not a file address".into()))?;
            let mut bytes =
                std::fs::read(path).map_err(|error| StoreError::Refused(error.kind().to_string()))?;
            let text = std::str::from_utf8(&bytes).map(|text| SecretString::from(text.to_owned()));
            bytes.zeroize();
            text.map_err(|_| StoreError::Refused("not text".into()))
        })
    }
}

/// A text that is at hand already, whatever the name.
pub struct AtHand(pub SecretString);

impl SecretStore for AtHand {
    fn fetch<'a>(&'a self, _: &'a str) -> Fetch<'a> {
        Box::pin(async { Ok(self.0.clone()) })
    }
}

/// A file where the setting says `file://`, else Secrets Manager.
#[derive(Default)]
pub struct FromAnywhere(SecretsManager);

impl SecretStore for FromAnywhere {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        if id.starts_with("file://") { FileStore.fetch(id) } else { self.0.fetch(id) }
    }
}

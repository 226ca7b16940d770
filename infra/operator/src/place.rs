//! Where secrets are read and written: files that only their owner reads, or AWS Secrets Manager.

use crate::{Failure, surroundings::Checkpoint};
use aws_sdk_secretsmanager::Client;
use secrecy::{ExposeSecret, SecretString};
use std::{
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    sync::Arc,
};
use url::Url;

/// One secret's place, as the functions' settings name it: a name or ARN, or `file:///…`.
pub(crate) struct Place {
    kind: Kind,
    checkpoint: Arc<dyn Checkpoint>,
}

enum Kind {
    File(PathBuf),
    Manager { client: Box<Client>, id: String },
}

impl Place {
    /// The place of an id.
    pub(crate) async fn of(id: &str, checkpoint: &Arc<dyn Checkpoint>) -> Result<Self, Failure> {
        let kind = if id.starts_with("file:") {
            let path = Url::parse(id).ok().and_then(|url| url.to_file_path().ok());
            let wrong = || Failure::new(format!("{id} is no file address: write file:///absolute/path"));
            Kind::File(path.ok_or_else(wrong)?)
        } else {
            let behaviour = aws_config::BehaviorVersion::v2026_01_12();
            let client = Box::new(Client::new(&aws_config::load_defaults(behaviour).await));
            Kind::Manager { client, id: id.to_owned() }
        };
        Ok(Self { kind, checkpoint: checkpoint.clone() })
    }

    /// A file by its path.
    pub(crate) fn file(path: PathBuf, checkpoint: &Arc<dyn Checkpoint>) -> Self {
        Self { kind: Kind::File(path), checkpoint: checkpoint.clone() }
    }

    /// The place beside this one that belongs to it, for what must be remembered meanwhile.
    pub(crate) async fn beside(&self, suffix: &str) -> Result<Self, Failure> {
        let kind = match &self.kind {
            Kind::File(path) => {
                let mut name = path.file_name().unwrap_or_default().to_owned();
                name.push(".");
                name.push(suffix);
                Kind::File(path.with_file_name(name))
            }
            Kind::Manager { client, id } => {
                let known = client.describe_secret().secret_id(id).send().await;
                self.checkpoint.passed().await;
                let name = match known {
                    Ok(known) => known.name.unwrap_or_else(|| id.clone()),
                    // One that is not there yet will have the name it is asked for by.
                    Err(error) if is_missing(&error) => id.clone(),
                    Err(error) => return Err(refused(id, &error)),
                };
                Kind::Manager { client: client.clone(), id: format!("{name}/{suffix}") }
            }
        };
        Ok(Self { kind, checkpoint: self.checkpoint.clone() })
    }

    /// How the operator knows it.
    pub(crate) fn name(&self) -> String {
        match &self.kind {
            Kind::File(path) => path.display().to_string(),
            Kind::Manager { id, .. } => id.clone(),
        }
    }

    /// How the functions' settings name it.
    pub(crate) fn id(&self) -> String {
        match &self.kind {
            Kind::File(path) => Url::from_file_path(path).map_or_else(|()| self.name(), Into::into),
            Kind::Manager { id, .. } => id.clone(),
        }
    }

    /// Its text; `None` if there is none.
    pub(crate) async fn read(&self) -> Result<Option<SecretString>, Failure> {
        match &self.kind {
            Kind::File(path) => match std::fs::read_to_string(path) {
                Ok(text) => Ok(Some(text.into())),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(file_trouble(path, "read", &error)),
            },
            Kind::Manager { client, id } => Self::version(client, id, "AWSCURRENT").await,
        }
    }

    /// Its text, which must be there.
    pub(crate) async fn require(&self) -> Result<SecretString, Failure> {
        let text = self.read().await?.filter(|text| !text.expose_secret().trim().is_empty());
        text.ok_or_else(|| {
            Failure::new(format!(
                "the secret {} is missing or empty: put Zitadel's key file or a token into it, or name another one",
                self.name()
            ))
        })
    }

    /// Puts a text there; whole or not at all.
    pub(crate) async fn write(&self, text: &SecretString) -> Result<(), Failure> {
        match &self.kind {
            Kind::File(path) => {
                write_file(path, text).map_err(|error| file_trouble(path, "written", &error))?;
            }
            Kind::Manager { client, id } => {
                let value = text.expose_secret();
                let put = client.put_secret_value().secret_id(id).secret_string(value).send().await;
                match put {
                    Ok(_) => {}
                    Err(error) if is_missing(&error) => {
                        let made = client.create_secret().name(id).secret_string(value).send().await;
                        made.map_err(|error| refused(id, &error))?;
                    }
                    Err(error) => return Err(refused(id, &error)),
                }
            }
        }
        self.checkpoint.passed().await;
        Ok(())
    }

    /// The text before the current one, where one is kept: Secrets Manager does.
    pub(crate) async fn previous(&self) -> Result<Option<SecretString>, Failure> {
        match &self.kind {
            Kind::File(_) => Ok(None),
            Kind::Manager { client, id } => Self::version(client, id, "AWSPREVIOUS").await,
        }
    }

    async fn version(client: &Client, id: &str, stage: &str) -> Result<Option<SecretString>, Failure> {
        match client.get_secret_value().secret_id(id).version_stage(stage).send().await {
            Ok(answer) => Ok(answer.secret_string.map(Into::into)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(refused(id, &error)),
        }
    }

    /// Takes away what a run that was killed in the middle of writing has left beside the file.
    pub(crate) fn tidy(&self) -> Result<(), Failure> {
        match &self.kind {
            Kind::File(path) => {
                let half = half_written(path);
                remove_file(&half).map_err(|error| file_trouble(&half, "removed", &error))
            }
            Kind::Manager { .. } => Ok(()),
        }
    }

    /// Sees that the version before the current one does not hold `old`: Secrets Manager keeps it.
    pub(crate) async fn forget_previous(
        &self,
        current: &SecretString,
        old: &SecretString,
    ) -> Result<(), Failure> {
        match self.previous().await? {
            Some(previous) if previous.expose_secret() == old.expose_secret() => self.write(current).await,
            // Something else: a key that functions may use yet, and that the next rotation removes.
            _ => Ok(()),
        }
    }

    /// Takes it away for good; one that is not there is no trouble.
    pub(crate) async fn remove(&self) -> Result<(), Failure> {
        match &self.kind {
            Kind::File(path) => {
                remove_file(path).map_err(|error| file_trouble(path, "removed", &error))?;
            }
            Kind::Manager { client, id } => {
                let removal = client.delete_secret().secret_id(id).force_delete_without_recovery(true);
                match removal.send().await {
                    Ok(_) => {}
                    Err(error) if is_missing(&error) => {}
                    Err(error) => return Err(refused(id, &error)),
                }
            }
        }
        self.checkpoint.passed().await;
        Ok(())
    }
}

/// Where a file's next text is written before it takes the file's place: one name, so that a killed run leaves at most
/// this one, and the next run knows it.
fn half_written(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(HALF_WRITTEN);
    path.with_file_name(name)
}

/// What its name ends with.
const HALF_WRITTEN: &str = ".half-written";

/// The file is made new, with mode 0600, and a rename replaces in one step.
fn write_file(path: &Path, text: &SecretString) -> std::io::Result<()> {
    let half = half_written(path);
    remove_file(&half)?;
    let name = half.file_name().unwrap_or_default();
    let directory = path.parent().unwrap_or(Path::new("/"));
    let mut file = tempfile::Builder::new().prefix(name).rand_bytes(0).tempfile_in(directory)?;
    file.write_all(text.expose_secret().as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Removes a file; one that is not there is no trouble.
fn remove_file(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn file_trouble(path: &Path, what: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!(
        "{} cannot be {what} ({error}): correct its path or its permissions",
        path.display()
    ))
}

type Refusal<E> = aws_sdk_secretsmanager::error::SdkError<E>;

fn is_missing<E: aws_sdk_secretsmanager::error::ProvideErrorMetadata>(error: &Refusal<E>) -> bool {
    code(error) == Some("ResourceNotFoundException")
}

fn code<E: aws_sdk_secretsmanager::error::ProvideErrorMetadata>(error: &Refusal<E>) -> Option<&str> {
    error.as_service_error().and_then(|error| error.meta().code())
}

fn refused<E: aws_sdk_secretsmanager::error::ProvideErrorMetadata>(id: &str, error: &Refusal<E>) -> Failure {
    Failure::new(match code(error) {
        Some("ResourceNotFoundException") => {
            format!("there is no secret {id}: make it, or name another one")
        }
        Some(code) => {
            format!("Secrets Manager refused {id} with {code}: allow it in your AWS credentials' policy")
        }
        None => "Secrets Manager cannot be reached: check AWS credentials, region and network".to_owned(),
    })
}

//! Secrets in memory that rotate, by the rules of AWS Secrets Manager.

use secrecy::{ExposeSecret, SecretString};
use shared::secrets::versions::{
    CURRENT, Description, PENDING, PREVIOUS, VersionError, Versioned, VersionedSecrets,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

#[derive(Default)]
struct Version {
    value: Option<String>,
    stages: BTreeSet<String>,
}

#[derive(Default)]
struct Held {
    rotation_enabled: Option<bool>,
    versions: BTreeMap<String, Version>,
}

impl Held {
    fn at(&self, stage: &str) -> Option<String> {
        let found = self.versions.iter().find(|(_, version)| version.stages.contains(stage));
        found.map(|(id, _)| id.clone())
    }

    /// A stage is at one version only.
    fn label(&mut self, version: &str, stage: &str) {
        for other in self.versions.values_mut() {
            other.stages.remove(stage);
        }
        self.versions.entry(version.into()).or_default().stages.insert(stage.into());
    }

    fn make_current(&mut self, version: &str) {
        let old = self.at(CURRENT).filter(|old| old != version);
        self.label(version, CURRENT);
        if let Some(old) = old {
            self.label(&old, PREVIOUS);
        }
    }
}

/// Secrets by name.
#[derive(Default)]
pub struct Double(Mutex<BTreeMap<String, Held>>);

fn arn(name: &str) -> String {
    format!("arn:aws:secretsmanager:eu-central-1:111122223333:secret:{name}")
}

impl Double {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(
        &self,
        id: &str,
        work: impl FnOnce(&mut Held) -> Result<T, VersionError>,
    ) -> Result<T, VersionError> {
        let mut all = self.all();
        let name = all.keys().find(|name| *name == id || arn(name) == id).cloned();
        work(name.and_then(|name| all.get_mut(&name)).ok_or(VersionError::NotFound)?)
    }

    /// `CreateSecret`, with rotation switched on.
    pub fn create(&self, name: &str, version: &str, value: &str) -> String {
        let mut held = Held { rotation_enabled: Some(true), ..Held::default() };
        held.versions.insert(version.into(), Version { value: Some(value.into()), ..Version::default() });
        held.make_current(version);
        self.all().insert(name.into(), held);
        arn(name)
    }

    /// `CreateSecret` by somebody who does not rotate it; refused where there is one of this name.
    pub fn add(&self, name: &str, version: &str, value: &str) -> Result<(), VersionError> {
        if self.names().iter().any(|known| known == name) {
            return Err(VersionError::Exists);
        }
        self.create(name, version, value);
        self.with(name, |held| {
            held.rotation_enabled = None;
            Ok(())
        })
    }

    /// `DeleteSecret` without a time to recover it; one that is not there is no trouble.
    pub fn delete(&self, id: &str) {
        self.all().retain(|name, _| name != id && arn(name) != id);
    }

    /// Names of all secrets.
    pub fn names(&self) -> Vec<String> {
        self.all().keys().cloned().collect()
    }

    /// Id and value of the version at a stage; of this version alone, if one is named.
    pub fn get(
        &self,
        id: &str,
        version: Option<&str>,
        stage: &str,
    ) -> Result<(String, String), VersionError> {
        self.with(id, |held| {
            let at = held.at(stage);
            match (version, at) {
                (Some(version), at)
                    if held.versions.contains_key(version) && at.as_deref() != Some(version) =>
                {
                    // "You provided a VersionStage that is not associated to the provided VersionId."
                    Err(VersionError::Refused("InvalidRequestException".into()))
                }
                (_, Some(at)) => {
                    let value = held.versions[&at].value.clone().ok_or(VersionError::NotFound)?;
                    Ok((at, value))
                }
                (_, None) => Err(VersionError::NotFound),
            }
        })
    }

    /// `PutSecretValue`: a version gets one value only, and the same once more is a success.
    pub fn put(&self, id: &str, token: &str, value: &str, stage: &str) -> Result<(), VersionError> {
        self.with(id, |held| {
            match held.versions.get(token).and_then(|version| version.value.as_deref()) {
                Some(known) if known == value => return Ok(()),
                Some(_) => return Err(VersionError::Exists),
                None => {}
            }
            held.versions.entry(token.into()).or_default().value = Some(value.into());
            if stage == CURRENT {
                held.make_current(token);
            } else {
                held.label(token, stage);
            }
            Ok(())
        })
    }

    /// `RotateSecret`: refused while an earlier rotation is under way, else an empty version.
    pub fn rotate(&self, id: &str, token: &str) {
        let begun = self.with(id, |held| {
            if held.at(PENDING).is_some_and(|pending| Some(pending) != held.at(CURRENT)) {
                return Err(VersionError::Refused("InvalidRequestException".into()));
            }
            held.label(token, PENDING);
            Ok(())
        });
        begun.expect("no rotation is under way");
    }

    /// `CancelRotateSecret`.
    pub fn cancel(&self, id: &str) {
        let cancelled = self.with(id, |held| {
            held.rotation_enabled = Some(false);
            Ok(())
        });
        cancelled.expect("there is the secret");
    }

    /// `PutSecretValue` without stages: current at once.
    pub fn put_current(&self, id: &str, version: &str, value: &str) {
        let put = self.put(id, version, value, CURRENT);
        put.expect("there is the secret");
    }
}

impl VersionedSecrets for Double {
    fn describe<'a>(&'a self, id: &'a str) -> Versioned<'a, Description> {
        let name = id.rsplit(':').next().unwrap_or(id).to_owned();
        let described = self.with(id, |held| {
            let labelled = held.versions.iter().filter(|(_, version)| !version.stages.is_empty());
            Ok(Description {
                arn: arn(&name),
                name,
                rotation_enabled: held.rotation_enabled,
                stages: labelled.map(|(id, version)| (id.clone(), version.stages.clone())).collect(),
            })
        });
        Box::pin(async { described })
    }

    fn read<'a>(
        &'a self,
        id: &'a str,
        version: Option<&'a str>,
        stage: &'a str,
    ) -> Versioned<'a, SecretString> {
        let read = self.get(id, version, stage);
        Box::pin(async { read.map(|(_, value)| value.into()) })
    }

    fn put_pending<'a>(
        &'a self,
        id: &'a str,
        token: &'a str,
        value: &'a SecretString,
        _: Option<&'a SecretString>,
    ) -> Versioned<'a, ()> {
        let put = self.put(id, token, value.expose_secret(), PENDING);
        Box::pin(async { put })
    }

    fn move_current<'a>(&'a self, id: &'a str, to: &'a str, from: &'a str) -> Versioned<'a, ()> {
        let moved = self.with(id, |held| {
            if held.at(CURRENT).as_deref() != Some(from) {
                return Err(VersionError::Refused("InvalidParameterException".into()));
            }
            if held.versions.get(to).is_none_or(|version| version.value.is_none()) {
                return Err(VersionError::NotFound);
            }
            held.make_current(to);
            Ok(())
        });
        Box::pin(async { moved })
    }

    fn remove_pending<'a>(&'a self, id: &'a str, from: &'a str) -> Versioned<'a, ()> {
        let removed = self.with(id, |held| {
            let version = held.versions.get_mut(from).ok_or(VersionError::NotFound)?;
            let had = version.stages.remove(PENDING);
            had.then_some(()).ok_or_else(|| VersionError::Refused("InvalidParameterException".into()))
        });
        Box::pin(async { removed })
    }
}

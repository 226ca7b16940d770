//! A service user's new key on its way: made here and kept first, registered then, so that a stopped run loses
//! nothing and leaves nothing over.

use crate::{
    Failure, grant,
    remote::Remote,
    service_user::{self, timestamp},
    world::World,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;
use shared::{
    assertion::{KeyPair, ServiceCredential},
    secrets::SecretValue,
};
use time::{Duration, OffsetDateTime};

/// How often something that shows up late in Zitadel is asked for.
const TRIES: u32 = 10;

/// The key, and how far it is.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct NewKey {
    /// The service user.
    pub(crate) user: String,
    #[serde(serialize_with = "expose")]
    private: SecretString,
    public: String,
    /// When the key ends, in whole seconds: the mark by which it is found at Zitadel if its id was lost.
    #[serde(with = "time::serde::timestamp")]
    pub(crate) ends: OffsetDateTime,
    /// The id that Zitadel gave the key; none until it is registered.
    pub(crate) key_id: Option<String>,
}

/// Writes a secret out, into what is kept.
pub(crate) fn expose<S: Serializer>(text: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text.expose_secret())
}

impl NewKey {
    /// A fresh pair, known to nobody yet.
    pub(crate) fn fresh(world: &World, user: String, days: u16) -> Result<Self, Failure> {
        let pair = KeyPair::generate()
            .map_err(|_| Failure::new("no key pair could be made on this machine: try on another one"))?;
        let ends = world.now() + Duration::days(i64::from(days));
        let ends = ends.replace_nanosecond(0).unwrap_or(ends);
        Ok(Self { user, private: pair.private, public: pair.public, ends, key_id: None })
    }

    /// Registers the public half, unless an earlier run did; gives the key's id.
    pub(crate) async fn register(
        &self,
        world: &World,
        remote: &Remote,
        bearer: &str,
        resumed: bool,
    ) -> Result<String, Failure> {
        if resumed && let Some(id) = self.find(world, remote, bearer).await? {
            return Ok(id);
        }
        world.say("Registering the key's public half");
        let made = service_user::add_key(remote, bearer, &self.user, &self.public, self.ends).await;
        made.map_err(|error| service_user::lacking(error, &self.user))
    }

    /// The id of the key if Zitadel knows it: one with our end that our private half speaks for.
    pub(crate) async fn find(
        &self,
        world: &World,
        remote: &Remote,
        bearer: &str,
    ) -> Result<Option<String>, Failure> {
        world.say("Looking whether Zitadel knows the key of an earlier run");
        for _ in 0..3 {
            for key in service_user::keys(remote, bearer, &self.user).await? {
                let ours = key.expiration_date.unix_timestamp() == self.ends.unix_timestamp();
                if ours && self.works(world, remote, &key.id, 3).await? {
                    return Ok(Some(key.id));
                }
            }
            world.pause().await;
        }
        Ok(None)
    }

    /// Buys a token with the registered key.
    pub(crate) async fn test(&self, world: &World, remote: &Remote) -> Result<(), Failure> {
        world.say("Testing the key");
        let key_id = self.key_id.as_deref().unwrap_or_default();
        if !self.works(world, remote, key_id, TRIES).await? {
            // This says why.
            world.bearer(remote, &self.file()).await?;
        }
        Ok(())
    }

    async fn works(&self, world: &World, remote: &Remote, key_id: &str, tries: u32) -> Result<bool, Failure> {
        let ServiceCredential::Key(signer) = ServiceCredential::parse(&self.file_of(key_id))? else {
            return Ok(false);
        };
        for _ in 0..tries {
            if grant::buy(remote, &signer, &world.surroundings).await?.is_some() {
                return Ok(true);
            }
            world.pause().await;
        }
        Ok(false)
    }

    /// The key file, as Zitadel would hand it out.
    pub(crate) fn file(&self) -> SecretString {
        self.file_of(self.key_id.as_deref().unwrap_or_default())
    }

    fn file_of(&self, key_id: &str) -> SecretString {
        json!({
            "type": "serviceaccount",
            "keyId": key_id,
            "key": self.private.expose_secret(),
            "expirationDate": timestamp(self.ends),
            "userId": self.user,
        })
        .to_string()
        .into()
    }
}

//! A person, and all that they have to show.

use crate::{lane::Lane, scene::Kind};
use harness::{Organization, Person, Stack, authenticator, authenticator::Key, totp, unique};
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(Clone)]
pub(crate) struct Someone {
    pub(crate) person: Person,
    /// The newest password last.
    pub(crate) passwords: Vec<String>,
    /// Secret of an authenticator application.
    pub(crate) secret: Option<String>,
    /// Passkeys and security keys, the newest last.
    pub(crate) keys: Vec<Key>,
}

impl Someone {
    pub(crate) async fn make(stack: &Stack, kind: Kind, organization: &Organization) -> Self {
        let secret = totp::secret();
        let mut builder = stack.person().of(organization);
        let has_totp =
            matches!(kind, Kind::Totp | Kind::TotpAndMail | Kind::UnverifiedTotp | Kind::MustChangeTotp);
        if has_totp {
            builder = builder.with_totp(&secret);
        }
        builder = match kind {
            Kind::NeverAsked => builder.never_asked(),
            Kind::Unverified | Kind::UnverifiedTotp => builder.unverified(),
            Kind::MustChange | Kind::MustChangeTotp => builder.with_password_change(),
            Kind::UnverifiedMustChange => builder.unverified().with_password_change(),
            Kind::Mail | Kind::TotpAndMail => builder.with_mailed_factor(),
            Kind::Sms => builder.with_sms_factor(&unique::phone()),
            Kind::Passkey => builder.without_password(),
            Kind::Locked => builder.locked(),
            Kind::Deactivated => builder.deactivated(),
            Kind::Password | Kind::Totp | Kind::Key | Kind::PasskeyAndPassword => builder,
        };
        let person = builder.await;
        let mut keys = Vec::new();
        match kind {
            Kind::Passkey | Kind::PasskeyAndPassword => {
                keys.push(stack.zitadel().add_passkey(&person, stack.auth()).await);
            }
            Kind::Key => keys.push(stack.zitadel().add_security_key(&person, stack.auth()).await),
            _ => {}
        }
        let passwords = vec![person.password.clone()];
        Self { person, passwords, secret: has_totp.then_some(secret), keys }
    }

    pub(crate) fn password(&self) -> &str {
        self.passwords.last().map_or("", String::as_str)
    }

    /// A code of their application, as the moved clocks want it.
    pub(crate) fn totp(&self, lane: &Lane, steps: i64) -> Option<String> {
        let ahead = i64::try_from(lane.ahead.as_secs() / 30).unwrap();
        self.secret.as_ref().map(|secret| totp::code_after(secret, ahead + steps))
    }

    /// The newest code that went to them for one of these purposes.
    pub(crate) fn sent(&self, lane: &Lane, kinds: &[&str]) -> Option<String> {
        let mails = lane.stack.zitadel().stand_in().mails();
        let own = |mail: &fake_zitadel::Mail| mail.user_id == self.person.id && kinds.contains(&mail.kind);
        mails.into_iter().rfind(own).map(|mail| mail.code)
    }

    /// What the browser gives for a ceremony; a key that is made is kept.
    pub(crate) fn credential(&mut self, options: &Value, origin: &str) -> String {
        if !options["publicKey"]["user"].is_null() {
            let (key, credential) = authenticator::create(options, origin);
            self.keys.push(key);
            return credential.to_string();
        }
        let allowed: BTreeSet<_> = options["publicKey"]["allowCredentials"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|credential| credential["id"].as_str())
            .collect();
        let key = self.keys.iter().rev().find(|key| allowed.is_empty() || allowed.contains(key.id.as_str()));
        key.map(|key| key.get(options, origin).to_string()).unwrap_or_default()
    }
}

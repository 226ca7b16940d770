//! Login sessions of the session API.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use time::OffsetDateTime;

use super::Record;
use super::code::Code;

/// A login session.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// Its id.
    pub(crate) id: String,
    /// Its record; the owner is the instance.
    pub(crate) record: Record,
    /// False for what an update of an unknown id leaves behind: it has a token but was never created.
    pub(crate) exists: bool,
    /// When it was ended; access tokens issued until then are dead, those of a later refresh live.
    pub(crate) terminated: Option<OffsetDateTime>,
    /// Id inside the session token that is valid now.
    pub(crate) token_id: String,
    /// User that created it.
    pub(crate) creator: String,
    /// Its user.
    pub(crate) user: Option<UserFactor>,
    /// Password check.
    pub(crate) password: Option<OffsetDateTime>,
    /// Identity provider intent check.
    pub(crate) intent: Option<OffsetDateTime>,
    /// WebAuthn check and whether the user was verified.
    pub(crate) web_authn: Option<(OffsetDateTime, bool)>,
    /// TOTP check.
    pub(crate) totp: Option<OffsetDateTime>,
    /// SMS code check.
    pub(crate) otp_sms: Option<OffsetDateTime>,
    /// E-mail code check.
    pub(crate) otp_email: Option<OffsetDateTime>,
    /// Pending WebAuthn challenge.
    pub(crate) web_authn_challenge: Option<WebAuthnChallenge>,
    /// Pending SMS code.
    pub(crate) otp_sms_challenge: Option<Code>,
    /// Pending e-mail code.
    pub(crate) otp_email_challenge: Option<Code>,
    /// Metadata by key.
    pub(crate) metadata: BTreeMap<String, Vec<u8>>,
    /// What the creator said about the browser.
    pub(crate) user_agent: Option<Map<String, Value>>,
    /// When it ends; nothing: never.
    pub(crate) expires: Option<OffsetDateTime>,
}

/// The user of a session.
#[derive(Debug, Clone)]
pub(crate) struct UserFactor {
    /// When it was checked.
    pub(crate) verified: OffsetDateTime,
    /// User id.
    pub(crate) id: String,
}

/// A WebAuthn challenge of a session.
#[derive(Debug, Clone)]
pub(crate) struct WebAuthnChallenge {
    /// The challenge, base64url.
    pub(crate) challenge: String,
    /// Relying party.
    pub(crate) rp_id: String,
    /// `USER_VERIFICATION_REQUIREMENT_*`.
    pub(crate) user_verification: &'static str,
}

impl Session {
    /// A session without anything.
    pub(crate) fn new(id: String, creator: &str, record: Record) -> Self {
        Self {
            id,
            record,
            exists: true,
            terminated: None,
            token_id: String::new(),
            creator: creator.to_owned(),
            user: None,
            password: None,
            intent: None,
            web_authn: None,
            totp: None,
            otp_sms: None,
            otp_email: None,
            web_authn_challenge: None,
            otp_sms_challenge: None,
            otp_email_challenge: None,
            metadata: BTreeMap::new(),
            user_agent: None,
            expires: None,
        }
    }

    /// Whether its lifetime is over.
    pub(crate) fn expired(&self, now: OffsetDateTime) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// User id, if it has a user.
    pub(crate) fn user_id(&self) -> Option<&str> {
        self.user.as_ref().map(|user| user.id.as_str())
    }

    /// Fingerprint of its browser, if the creator gave one.
    pub(crate) fn fingerprint(&self) -> Option<&str> {
        self.user_agent.as_ref()?.get("fingerprintId")?.as_str().filter(|id| !id.is_empty())
    }

    /// Moment of the password check as reads show it: a later change of the password makes it vanish.
    pub(crate) fn password_seen(&self, password_changed: Option<OffsetDateTime>) -> Option<OffsetDateTime> {
        self.password.filter(|checked| password_changed.is_none_or(|changed| changed <= *checked))
    }

    /// Newest check other than the user's: `auth_time`.
    pub(crate) fn auth_time(&self) -> Option<OffsetDateTime> {
        let web_authn = self.web_authn.map(|(moment, _)| moment);
        [self.password, self.intent, web_authn, self.totp, self.otp_sms, self.otp_email]
            .into_iter()
            .flatten()
            .max()
    }

    /// `amr` of the ID token (RFC 8176, as Zitadel fills it).
    pub(crate) fn authentication_methods(&self) -> Vec<&'static str> {
        let mut methods = Vec::new();
        let mut factors = 0;
        if self.password.is_some() {
            methods.push("pwd");
            factors += 1;
        }
        if let Some((_, verified)) = self.web_authn {
            methods.push("user");
            factors += if verified { 2 } else { 1 };
        }
        if self.intent.is_some() {
            factors += 1;
        }
        let otps = [self.totp, self.otp_sms, self.otp_email].iter().flatten().count();
        if otps > 0 {
            methods.push("otp");
            factors += 1;
        }
        if factors > 1 {
            methods.push("mfa");
        }
        methods
    }
}

//! Login sessions (Zitadel's session service v2).

mod list;

use super::{Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

/// A session and the token that proves it is ours. The token changes with every update at Zitadel.
#[derive(Clone)]
pub struct SessionHandle {
    /// Session id; it is the `sid` of ID tokens.
    pub id: String,
    token: SecretString,
}

impl SessionHandle {
    /// A handle from its two parts.
    pub fn new(id: String, token: SecretString) -> Self {
        Self { id, token }
    }

    /// The token, to be sealed into a cookie or sent to Zitadel.
    pub fn expose_token(&self) -> &str {
        self.token.expose_secret()
    }
}

/// A session as Zitadel sees it now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// Whose it is; `None` for a session without a user check.
    pub user: Option<SessionUser>,
    /// When the password was checked. Zitadel forgets it when the password changes.
    pub password_at: Option<OffsetDateTime>,
    /// When an identity provider's answer was checked.
    pub intent_at: Option<OffsetDateTime>,
    /// When a passkey with user verification was checked.
    pub passkey_at: Option<OffsetDateTime>,
    /// When the newest second factor was checked (TOTP, code by mail or SMS, security key).
    pub second_factor_at: Option<OffsetDateTime>,
    /// When the session ends.
    pub expires_at: Option<OffsetDateTime>,
}

/// The person of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionUser {
    /// User id.
    pub id: String,
    /// Login name, for showing.
    pub login_name: String,
    /// Organization.
    pub organization: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    session_id: String,
    session_token: SecretString,
    #[serde(default)]
    challenges: Challenges,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Updated {
    /// Absent when nothing changed: the old one goes on.
    session_token: Option<SecretString>,
    #[serde(default)]
    challenges: Challenges,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Challenges {
    #[serde(rename = "webAuthN")]
    web_authn: WebAuthn,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WebAuthn {
    public_key_credential_request_options: RequestOptions,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct RequestOptions {
    public_key: PublicKey,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct PublicKey {
    challenge: String,
    allow_credentials: Vec<Credential>,
}

#[derive(Deserialize)]
struct Credential {
    id: String,
}

/// What an authenticator is to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChallenge {
    /// Challenge, base64url.
    pub challenge: String,
    /// Ids of the credentials that may sign it, base64url.
    pub credentials: Vec<String>,
}

impl From<Challenges> for KeyChallenge {
    fn from(challenges: Challenges) -> Self {
        let options = challenges.web_authn.public_key_credential_request_options.public_key;
        let credentials = options.allow_credentials.into_iter().map(|credential| credential.id).collect();
        Self { challenge: options.challenge, credentials }
    }
}

/// A challenge for passkeys, which verify their user, or for second factors.
fn key_challenge(domain: &str, passkey: bool) -> Value {
    let verification = if passkey { "REQUIRED" } else { "DISCOURAGED" };
    json!({"webAuthN": {
        "domain": domain,
        "userVerificationRequirement": format!("USER_VERIFICATION_REQUIREMENT_{verification}"),
    }})
}

/// A check of a running session.
#[derive(Clone, Copy)]
pub enum Check<'a> {
    /// Password.
    Password(&'a SecretString),
    /// Code of an authenticator application, six characters.
    Totp(&'a SecretString),
    /// Mailed code.
    OtpEmail(&'a SecretString),
    /// Code by SMS.
    OtpSms(&'a SecretString),
    /// What a passkey or a security key signed, as the browser gives it.
    Key(&'a crate::web_authn::Credential),
}

/// A code to be sent to the person of a running session.
#[derive(Clone, Copy)]
pub enum Challenge<'a> {
    /// By mail. The template is Zitadel's, at most 200 characters, with `{{.Code}}`.
    OtpEmail {
        /// Address in the mail.
        url_template: &'a str,
    },
    /// By SMS.
    OtpSms,
}

#[derive(Deserialize)]
struct Read {
    session: WireSession,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireSession {
    #[serde(default)]
    factors: Factors,
    #[serde(default, with = "time::serde::rfc3339::option")]
    expiration_date: Option<OffsetDateTime>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Factors {
    user: Option<UserFactor>,
    password: Option<Factor>,
    intent: Option<Factor>,
    #[serde(rename = "webAuthN")]
    web_authn: Option<Factor>,
    totp: Option<Factor>,
    otp_sms: Option<Factor>,
    otp_email: Option<Factor>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct UserFactor {
    id: String,
    login_name: String,
    organization_id: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Factor {
    #[serde(with = "time::serde::rfc3339::option")]
    verified_at: Option<OffsetDateTime>,
    user_verified: bool,
}

fn at(factor: Option<&Factor>) -> Option<OffsetDateTime> {
    factor.and_then(|factor| factor.verified_at)
}

impl From<WireSession> for Session {
    fn from(wire: WireSession) -> Self {
        let factors = wire.factors;
        let (passkey, key) = match &factors.web_authn {
            Some(factor) if factor.user_verified => (factor.verified_at, None),
            other => (None, at(other.as_ref())),
        };
        let seconds =
            [at(factors.totp.as_ref()), at(factors.otp_sms.as_ref()), at(factors.otp_email.as_ref()), key];
        Self {
            user: factors.user.filter(|user| !user.id.is_empty()).map(|user| SessionUser {
                id: user.id,
                login_name: user.login_name,
                organization: user.organization_id,
            }),
            password_at: at(factors.password.as_ref()),
            intent_at: at(factors.intent.as_ref()),
            passkey_at: passkey,
            second_factor_at: seconds.into_iter().flatten().max(),
            expires_at: wire.expiration_date,
        }
    }
}

/// Whom a session is made for.
#[derive(Debug, Clone, Copy)]
pub(super) enum UserCheck<'a> {
    Id(&'a str),
    LoginName(&'a str),
}

impl Zitadel {
    /// Makes a session for a user id and checks the password in the same call.
    /// [`super::Refusal::WrongCredentials`] whatever is wrong; Zitadel counts the attempt.
    pub async fn password_session(
        &self,
        user_id: &str,
        password: &SecretString,
        lifetime: Duration,
    ) -> Result<SessionHandle, ZitadelError> {
        self.new_session(UserCheck::Id(user_id), password, lifetime).await
    }

    /// The same by login name, which Zitadel looks up freshly: for a person that its search does not list yet.
    pub async fn password_session_by_name(
        &self,
        login_name: &str,
        password: &SecretString,
        lifetime: Duration,
    ) -> Result<SessionHandle, ZitadelError> {
        self.new_session(UserCheck::LoginName(login_name), password, lifetime).await
    }

    async fn new_session(
        &self,
        user: UserCheck<'_>,
        password: &SecretString,
        lifetime: Duration,
    ) -> Result<SessionHandle, ZitadelError> {
        let user = match user {
            UserCheck::Id(id) => json!({"userId": id}),
            UserCheck::LoginName(name) => json!({"loginName": name}),
        };
        let body = json!({
            "checks": {"user": user, "password": {"password": password.expose_secret()}},
            "lifetime": format!("{}s", lifetime.whole_seconds()),
        });
        let url = self.url(&["v2", "sessions"]);
        let created: Created = self.call(Method::POST, &url, Some(&body), Effect::Hash).await?;
        Ok(SessionHandle::new(created.session_id, created.session_token))
    }

    /// Makes a session for a user id and a challenge for their passkeys at `domain`, the RP ID. Nothing is proved by it.
    /// [`super::Refusal::NotEnrolled`] if they have none there.
    pub async fn passkey_session(
        &self,
        user_id: &str,
        domain: &str,
        lifetime: Duration,
    ) -> Result<(SessionHandle, KeyChallenge), ZitadelError> {
        let body = json!({
            "checks": {"user": {"userId": user_id}},
            "challenges": key_challenge(domain, true),
            "lifetime": format!("{}s", lifetime.whole_seconds()),
        });
        let url = self.url(&["v2", "sessions"]);
        let created: Created = self.call(Method::POST, &url, Some(&body), Effect::Change).await?;
        Ok((SessionHandle::new(created.session_id, created.session_token), created.challenges.into()))
    }

    /// Has a challenge made for the passkeys, or else for the security keys, at `domain`, the RP ID, in place of an earlier
    /// one. The session has a new token. [`super::Refusal::NotEnrolled`] if there are none there.
    pub async fn challenge_keys(
        &self,
        handle: &SessionHandle,
        domain: &str,
        passkey: bool,
    ) -> Result<(SessionHandle, KeyChallenge), ZitadelError> {
        let body = json!({"challenges": key_challenge(domain, passkey)});
        let updated = self.patch(handle, body, Effect::Change).await?;
        let token = updated.session_token.unwrap_or_else(|| handle.token.clone());
        Ok((SessionHandle::new(handle.id.clone(), token), updated.challenges.into()))
    }

    /// Reads a session with the token of this browser's cookie, which Zitadel verifies.
    /// [`super::Refusal::SessionGone`] or [`super::Refusal::StaleSession`] when it is no longer ours.
    pub async fn session(&self, handle: &SessionHandle) -> Result<Session, ZitadelError> {
        let mut url = self.url(&["v2", "sessions", &handle.id]);
        url.query_pairs_mut().append_pair("sessionToken", handle.expose_token());
        let read: Read = self.get(url).await?;
        Ok(read.session.into())
    }

    /// Makes a check in a running session. The answer has the session's new token; the old one is dead.
    pub async fn check(
        &self,
        handle: &SessionHandle,
        check: Check<'_>,
    ) -> Result<SessionHandle, ZitadelError> {
        let (checks, effect) = match check {
            Check::Password(text) => (json!({"password": {"password": text.expose_secret()}}), Effect::Hash),
            Check::Totp(code) => (json!({"totp": {"code": code.expose_secret()}}), Effect::Change),
            Check::OtpEmail(code) => (json!({"otpEmail": {"code": code.expose_secret()}}), Effect::Change),
            Check::OtpSms(code) => (json!({"otpSms": {"code": code.expose_secret()}}), Effect::Change),
            Check::Key(data) => (json!({"webAuthN": {"credentialAssertionData": data}}), Effect::Change),
        };
        self.update(handle, json!({"checks": checks}), effect).await
    }

    /// Has Zitadel send a code, in place of an earlier one. The code is never told to us. The answer has the session's
    /// new token; the old one is dead.
    pub async fn challenge(
        &self,
        handle: &SessionHandle,
        challenge: Challenge<'_>,
    ) -> Result<SessionHandle, ZitadelError> {
        let challenges = match challenge {
            Challenge::OtpEmail { url_template } => {
                json!({"otpEmail": {"sendCode": {"urlTemplate": url_template}}})
            }
            Challenge::OtpSms => json!({"otpSms": {}}),
        };
        self.update(handle, json!({"challenges": challenges}), Effect::Change).await
    }

    /// Zitadel verifies the session's token though it does not ask the login role for it: an id alone gives nothing.
    async fn patch(
        &self,
        handle: &SessionHandle,
        mut body: Value,
        effect: Effect,
    ) -> Result<Updated, ZitadelError> {
        body["sessionToken"] = handle.expose_token().into();
        let url = self.url(&["v2", "sessions", &handle.id]);
        self.call(Method::PATCH, &url, Some(&body), effect).await
    }

    async fn update(
        &self,
        handle: &SessionHandle,
        body: Value,
        effect: Effect,
    ) -> Result<SessionHandle, ZitadelError> {
        let updated = self.patch(handle, body, effect).await?;
        let token = updated.session_token.unwrap_or_else(|| handle.token.clone());
        Ok(SessionHandle::new(handle.id.clone(), token))
    }

    /// Ends a session, by its token.
    pub async fn end_session(&self, handle: &SessionHandle) -> Result<(), ZitadelError> {
        let url = self.url(&["v2", "sessions", &handle.id]);
        let body = json!({"sessionToken": handle.expose_token()});
        self.call::<_, Value>(Method::DELETE, &url, Some(&body), Effect::Change).await.map(drop)
    }
}

//! What a create or update does to a session: checks in a fixed order, then metadata, user agent, lifetime. The first
//! failure ends the call; nothing of it is kept but failures counted on the user.

use serde_json::{Value, json};

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::intents;
use crate::sessions::{intent, otp, totp, web_authn};
use crate::store::Store;
use crate::store::password;
use crate::store::session::{Session, UserFactor};
use crate::store::user::{Human, User, UserState};

/// A count of failures on a user.
pub(super) type Counter = fn(&mut Human) -> &mut u32;

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Whether the session changed, and so gets a new token.
    pub(super) changed: bool,
    /// `challenges` of the answer.
    pub(super) challenges: Option<Value>,
}

impl Outcome {
    /// Answers the challenge `key`: with `value`, or by being there at all if the code was sent.
    fn answer_challenge(&mut self, key: &str, value: Option<Value>) {
        self.changed = true;
        let challenges = self.challenges.get_or_insert_with(|| json!({}));
        if let Some(value) = value {
            challenges[key] = value;
        }
    }
}

/// Proto validation of `CreateSessionRequest` and `SetSessionRequest`.
pub(super) fn validate(message: Message<'_>, request: &str) -> Result<(), ApiError> {
    validate::within(&format!("{request}.Checks"), validate_checks(message.get("checks")))?;
    validate::within(&format!("{request}.Challenges"), validate_challenges(message.get("challenges")))?;
    if message.duration("lifetime")?.is_some_and(|lifetime| !lifetime.is_positive()) {
        return Err(ApiError::validation(format!(
            "invalid {request}.Lifetime: value must be greater than 0s"
        )));
    }
    Ok(())
}

fn validate_checks(checks: Message<'_>) -> Result<(), ApiError> {
    let user = checks.get("user");
    validate::within(
        "Checks.User",
        validate::optional_name("CheckUser.UserId", user.opt_text("userId"))
            .and_then(|()| validate::optional_name("CheckUser.LoginName", user.opt_text("loginName"))),
    )?;
    if checks.has("password") {
        let text = checks.text("password.password");
        validate::within("Checks.Password", validate::name("CheckPassword.Password", text))?;
    }
    if checks.has("webAuthN") {
        validate::within("Checks.WebAuthN", web_authn::validate_check(checks.get("webAuthN")))?;
    }
    if checks.has("idpIntent") {
        validate::within("Checks.IdpIntent", intent::validate(checks.get("idpIntent")))?;
    }
    if checks.has("totp") {
        let result = validate::exactly("CheckTOTP.Code", checks.text("totp.code"), 6);
        validate::within("Checks.Totp", result)?;
    }
    for (key, field) in [("otpSms", "Checks.OtpSms"), ("otpEmail", "Checks.OtpEmail")] {
        if checks.has(key) {
            validate::within(field, validate::at_least("CheckOTP.Code", checks.get(key).text("code"), 1))?;
        }
    }
    Ok(())
}

fn validate_challenges(challenges: Message<'_>) -> Result<(), ApiError> {
    if challenges.has("webAuthN") {
        let wish = challenges.get("webAuthN");
        validate::within("RequestChallenges.WebAuthN", web_authn::validate_challenge(wish))?;
    }
    otp::validate_challenges(challenges)
}

/// Runs everything a request asks for on `session`.
pub(super) fn run(
    message: Message<'_>,
    store: &mut Store,
    session: &mut Session,
) -> Result<Outcome, ApiError> {
    let (checks, challenges) = (message.get("checks"), message.get("challenges"));
    let mut outcome = Outcome::default();
    let mut passed = Vec::new();
    if checks.has("user") {
        check_user(checks.get("user"), store, session)?;
        outcome.changed = true;
    }
    otp::check_template(challenges)?;
    if checks.has("password") {
        passed.push(check_password(checks.text("password.password"), store, session)?);
    }
    let mut used_up = None;
    if checks.has("idpIntent") {
        used_up = Some(intent::check(checks.get("idpIntent"), store, session)?);
        outcome.changed = true;
    }
    if checks.has("webAuthN") {
        web_authn::check(checks.get("webAuthN"), store, session)?;
        outcome.changed = true;
    }
    if checks.has("totp") {
        passed.push(totp::check(checks.text("totp.code"), store, session)?);
    }
    for channel in [otp::SMS, otp::EMAIL].iter().filter(|channel| checks.has(channel.key)) {
        passed.push(channel.check(checks.get(channel.key).text("code"), store, session)?);
    }
    if challenges.has("webAuthN") {
        let options = web_authn::challenge(challenges.get("webAuthN"), store, session)?;
        outcome.answer_challenge("webAuthN", Some(options));
    }
    let sent = store.mails.len();
    for channel in [otp::SMS, otp::EMAIL].iter().filter(|channel| challenges.has(channel.key)) {
        match channel.challenge(challenges, store, session) {
            Ok(code) => outcome.answer_challenge(channel.key, code),
            Err(error) => {
                store.mails.truncate(sent);
                return Err(error);
            }
        }
    }
    outcome.changed |= !passed.is_empty();
    // Counts start anew only if nothing failed after the right answer.
    if let Some(human) = session.user_id().and_then(|id| store.users.get_mut(id)).and_then(User::human_mut) {
        for counter in passed {
            *counter(human) = 0;
        }
    }
    if let Some(id) = used_up {
        intents::use_up(store, &id);
    }
    outcome.changed |= set_data(message, store, session)?;
    Ok(outcome)
}

/// Metadata replaces all there was; empty values are not kept.
fn set_data(message: Message<'_>, store: &Store, session: &mut Session) -> Result<bool, ApiError> {
    let metadata = message.entries("metadata");
    let mut changed = !metadata.is_empty();
    if changed {
        session.metadata = metadata
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value.bytes("")?)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
    }
    if let Some(Value::Object(agent)) = message.get("userAgent").raw()
        && !agent.is_empty()
    {
        session.user_agent = Some(agent.clone());
        changed = true;
    }
    if let Some(lifetime) = message.duration("lifetime")? {
        session.expires = Some(store.now() + lifetime);
        changed = true;
    }
    Ok(changed)
}

/// By id (a read that lags) or by login name (one that does not).
fn check_user(check: Message<'_>, store: &mut Store, session: &mut Session) -> Result<(), ApiError> {
    let user = if let Some(id) = check.opt_text("userId") {
        store.users.get(id).filter(|user| store.visible(user.record.created))
    } else if let Some(name) = check.opt_text("loginName") {
        store.catch_up();
        store.user_by_login_name(name)
    } else {
        return Err(ApiError::unimplemented("SESSION-d3b4g0", "user search <nil> not implemented"));
    };
    let user = user.ok_or_else(|| ApiError::not_found("QUERY-Dfbg2", "User could not be found"))?;
    if !user.is_active() {
        return Err(ApiError::failed_precondition("SESSION-Gj4ko", "Errors.User.NotActive"));
    }
    if session.user_id().is_some_and(|known| known != user.id) {
        return Err(ApiError::invalid_argument("", "user change not possible"));
    }
    session.user = Some(UserFactor { verified: store.now(), id: user.id.clone() });
    Ok(())
}

/// Counts a failure on the user, and locks it at the policy's limit.
fn check_password(given: &str, store: &mut Store, session: &mut Session) -> Result<Counter, ApiError> {
    let id = session
        .user_id()
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Sfw3f", "User ID missing"))?
        .to_owned();
    store.catch_up();
    let now = store.now();
    let owner = store.users.get(&id).map(|user| user.record.owner.clone()).unwrap_or_default();
    let limit = store.lockout_policy(&owner).max_password_attempts;
    let user = store.users.get_mut(&id);
    let gone = || ApiError::failed_precondition("COMMAND-3n77z", "User could not be found");
    let user = user.ok_or_else(gone)?;
    let locked = user.state == UserState::Locked;
    let human = user.human_mut().ok_or_else(gone)?;
    if locked {
        return Err(ApiError::failed_precondition("COMMAND-JLK35", "Errors.User.Locked")
            .with_failed_attempts(human.failed_passwords));
    }
    let hash = human.password.as_ref().map(|password| password.hash.clone()).filter(|hash| !hash.is_empty());
    let hash =
        hash.ok_or_else(|| ApiError::failed_precondition("COMMAND-3nJ4t", "User has not set a password"))?;
    if password::verify(given, &hash) {
        session.password = Some(now);
        return Ok(|human| &mut human.failed_passwords);
    }
    human.failed_passwords += 1;
    let failed = human.failed_passwords;
    lock_at(user, failed, limit, now);
    Err(ApiError::invalid_argument("COMMAND-3M0fs", "Password is invalid").with_failed_attempts(failed))
}

/// Counts a wrong one-time code of a user, and locks it at the policy's limit.
pub(super) fn fail(store: &mut Store, id: &str, counter: Counter) {
    let now = store.now();
    let owner = store.users.get(id).map(|user| user.record.owner.clone()).unwrap_or_default();
    let limit = store.lockout_policy(&owner).max_otp_attempts;
    let Some(user) = store.users.get_mut(id) else { return };
    let failed = user.human_mut().map_or(0, |human| {
        *counter(human) += 1;
        *counter(human)
    });
    lock_at(user, failed, limit, now);
}

/// Locks a user that failed `limit` times; 0 is no limit.
fn lock_at(user: &mut User, failed: u32, limit: u32, now: time::OffsetDateTime) {
    if limit > 0 && failed >= limit {
        user.set_state(UserState::Locked, now);
    }
}

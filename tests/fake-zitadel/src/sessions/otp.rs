//! One-time codes by SMS and by mail: their challenges and checks. A code belongs to its session and channel.

use serde_json::Value;
use time::{Duration, OffsetDateTime};

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::random;
use crate::sessions::checks::{Counter, fail};
use crate::store::Store;
use crate::store::code::Code;
use crate::store::mail::Mail;
use crate::store::session::Session;
use crate::store::user::{Human, User, UserState};
use crate::template;

/// Lifetime of a code.
const LIFETIME: Duration = Duration::minutes(5);

/// What differs between the two channels.
pub(super) struct Channel {
    /// Field of `checks` and `challenges`.
    pub(super) key: &'static str,
    since: fn(&Human) -> Option<OffsetDateTime>,
    counter: Counter,
    pending: fn(&mut Session) -> &mut Option<Code>,
    factor: fn(&mut Session) -> &mut Option<OffsetDateTime>,
    no_user: &'static str,
    not_ready: &'static str,
}

/// Codes by SMS.
pub(super) const SMS: Channel = Channel {
    key: "otpSms",
    since: |human| human.otp_sms,
    counter: |human| &mut human.failed_otp_sms,
    pending: |session| &mut session.otp_sms_challenge,
    factor: |session| &mut session.otp_sms,
    no_user: "COMMAND-JKL3g",
    not_ready: "COMMAND-BJ2g3",
};

/// Codes by mail.
pub(super) const EMAIL: Channel = Channel {
    key: "otpEmail",
    since: |human| human.otp_email,
    counter: |human| &mut human.failed_otp_emails,
    pending: |session| &mut session.otp_email_challenge,
    factor: |session| &mut session.otp_email,
    no_user: "COMMAND-JK3gp",
    not_ready: "COMMAND-JKLJ3",
};

/// What the JSON parser refuses.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of(
        "challenges.otpEmail",
        "zitadel.session.v2.RequestChallenges.OTPEmail.delivery_type",
        &["sendCode", "returnCode"],
    )
}

/// Proto validation of the challenges.
pub(super) fn validate_challenges(challenges: Message<'_>) -> Result<(), ApiError> {
    let template = challenges.opt_text("otpEmail.sendCode.urlTemplate");
    let result = validate::optional_name("RequestChallenges_OTPEmail_SendCode.UrlTemplate", template);
    validate::within(
        "RequestChallenges.OtpEmail",
        validate::within("RequestChallenges_OTPEmail.SendCode", result),
    )
}

/// Checks the template of a mail before anything is done.
pub(super) fn check_template(challenges: Message<'_>) -> Result<(), ApiError> {
    let template = challenges.opt_text("otpEmail.sendCode.urlTemplate");
    template.map_or(Ok(()), |template| template::check(template, template::OTP_FIELDS))
}

fn not_ready(id: &'static str) -> ApiError {
    ApiError::failed_precondition(id, "Multifactor OTP (OneTimePassword) isn't ready")
}

impl Channel {
    /// The user of the session, if codes by this channel are a second factor of it.
    fn user<'a>(
        &self,
        store: &'a Store,
        session: &Session,
        not_ready_id: &'static str,
    ) -> Result<(&'a User, &'a Human), ApiError> {
        let user = session.user_id().and_then(|id| store.users.get(id));
        user.and_then(|user| Some((user, user.human()?)))
            .filter(|(_, human)| (self.since)(human).is_some())
            .ok_or_else(|| not_ready(not_ready_id))
    }

    /// Makes a code in place of the one before; gives it if it is to be returned, sends it otherwise.
    pub(super) fn challenge(
        &self,
        challenges: Message<'_>,
        store: &mut Store,
        session: &mut Session,
    ) -> Result<Option<Value>, ApiError> {
        if session.user_id().is_none() {
            return Err(ApiError::failed_precondition(self.no_user, "User ID missing"));
        }
        let (user, human) = self.user(store, session, self.not_ready)?;
        let part = challenges.get(self.key);
        let by_mail = self.key == EMAIL.key;
        let returned = if by_mail { part.has("returnCode") } else { part.flag("returnCode") };
        let code = Code::new(random::code(random::DIGITS, 8), store.now(), LIFETIME, returned);
        let value = code.value.clone();
        let mail = Mail {
            channel: if by_mail { "email" } else { "sms" },
            kind: self.key,
            to: if by_mail { human.email.clone() } else { human.phone.clone().unwrap_or_default() },
            user_id: user.id.clone(),
            code: value.clone(),
            url: if by_mail { link(store, session, user, human, &value, part) } else { String::new() },
        };
        *(self.pending)(session) = Some(code);
        if returned {
            return Ok(Some(Value::from(value)));
        }
        store.mails.push(mail);
        Ok(None)
    }

    /// Checks a code and uses it up. A wrong or late one is counted, and at the policy's limit locks the user.
    pub(super) fn check(
        &self,
        given: &str,
        store: &mut Store,
        session: &mut Session,
    ) -> Result<Counter, ApiError> {
        if session.user_id().is_none() {
            return Err(ApiError::invalid_argument("COMMAND-S453v", "User ID missing"));
        }
        let now = store.now();
        let (user, _) = self.user(store, session, "COMMAND-d2r52")?;
        let pending = (self.pending)(session).clone();
        let code = pending.ok_or_else(|| ApiError::failed_precondition("COMMAND-S34gh", "Code not found"))?;
        if user.state == UserState::Locked {
            return Err(ApiError::failed_precondition("COMMAND-S6h4R", "Errors.User.Locked"));
        }
        let id = user.id.clone();
        code.check(given, now).inspect_err(|_| fail(store, &id, self.counter))?;
        *(self.pending)(session) = None;
        *(self.factor)(session) = Some(now);
        Ok(self.counter)
    }
}

/// The link of the mail: from the template, or the default one at the instance.
fn link(
    store: &Store,
    session: &Session,
    user: &User,
    human: &Human,
    code: &str,
    part: Message<'_>,
) -> String {
    let login_name = store.preferred_login_name(user);
    let values = [
        ("Code", code),
        ("UserID", &user.id),
        ("LoginName", &login_name),
        ("DisplayName", &human.display_name),
        ("PreferredLanguage", human.preferred_language.as_deref().unwrap_or("und")),
        ("SessionID", &session.id),
    ];
    let template = part.opt_text("sendCode.urlTemplate").filter(|template| !template.is_empty());
    template.and_then(|template| template::render(template, &values).ok()).unwrap_or_else(|| {
        let parameters = [("code", code), ("userID", &user.id), ("sessionId", &session.id)];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        format!("{}/otp/verify?{query}", store.instance.issuer)
    })
}

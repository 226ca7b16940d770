//! Links to register a passkey, and the codes in them.

use time::Duration;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::random;
use crate::store::code::Code;
use crate::store::mail::Mail;
use crate::store::user::User;
use crate::store::{Record, Store};
use crate::template;

/// Lifetime of a code.
const LIFETIME: Duration = Duration::hours(1);
/// Wrong tries that kill a code.
const MAX_FAILURES: u32 = 3;

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of(
        "",
        "zitadel.user.v2.CreatePasskeyRegistrationLinkRequest.medium",
        &["sendLink", "returnCode"],
    )
}

/// Not even the user itself may do it. An unknown user is no error.
pub(super) fn create_passkey_registration_link(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let user_id = call.text("userId");
    let template = message.opt_text("sendLink.urlTemplate");
    validate::within(
        "CreatePasskeyRegistrationLinkRequest.SendLink",
        validate::optional_name("SendPasskeyRegistrationLink.UrlTemplate", template),
    )?;
    if let Some(template) = template {
        template::check(template, template::PASSKEY_FIELDS)?;
    }
    let (id, now) = (store.new_id(), store.now());
    let value = random::code(random::ALPHANUMERIC, 12);
    let returned = message.has("returnCode");
    let shown = returned.then(|| Object::new().text("id", &id).text("code", &value));
    let record = keep(store, user_id, &id, Code::new(value.clone(), now, LIFETIME, returned));
    if !returned {
        send(store, user_id, template, &id, &value);
    }
    Ok(Object::new().set("details", details(&record)).opt("code", shown).build())
}

/// Keeps the code with its user; of an unknown one only a record without owner comes back.
fn keep(store: &mut Store, user_id: &str, id: &str, code: Code) -> Record {
    let now = store.now();
    let Some(user) = store.users.get_mut(user_id) else { return store.record("") };
    user.record.touch(now);
    if let Some(human) = user.human_mut() {
        human.passkey_codes.insert(id.to_owned(), code);
    }
    user.record.clone()
}

fn send(store: &mut Store, user_id: &str, template: Option<&str>, id: &str, code: &str) {
    let Some(user) = store.users.get(user_id) else { return };
    let Some(human) = user.human() else { return };
    let owner = user.record.owner.as_str();
    let values = [("UserID", user_id), ("OrgID", owner), ("CodeID", id), ("Code", code)];
    let url = template.and_then(|template| template::render(template, &values).ok()).unwrap_or_else(|| {
        let parameters = [("userID", user_id), ("orgID", owner), ("codeID", id), ("code", code)];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        // Without a template the link leads to the old login's page, whatever feature `loginV2` says.
        format!("{}/ui/login/login/passwordless/init?{query}", store.instance.issuer)
    });
    let mail = Mail {
        channel: "email",
        kind: "passkeyRegistration",
        to: human.email.clone(),
        user_id: user_id.to_owned(),
        code: code.to_owned(),
        url,
    };
    store.mails.push(mail);
}

/// Proto validation of `PasskeyRegistrationCode`.
pub(super) fn validate_code(code: Message<'_>) -> Result<(), ApiError> {
    validate::name("PasskeyRegistrationCode.Id", code.text("id"))?;
    validate::name("PasskeyRegistrationCode.Code", code.text("code"))
}

/// Uses a code up. A wrong one counts against the code of that id.
pub(super) fn redeem(store: &mut Store, user_id: &str, id: &str, given: &str) -> Result<(), ApiError> {
    let invalid = || ApiError::invalid_argument("COMMAND-Eeb2a", "Code is invalid");
    let now = store.now();
    let human = store.users.get_mut(user_id).and_then(User::human_mut).ok_or_else(invalid)?;
    let code = human.passkey_codes.get_mut(id).ok_or_else(invalid)?;
    let right = code.value == given && !code.expired(now);
    code.failures += u32::from(!right);
    if right || code.failures >= MAX_FAILURES {
        human.passkey_codes.remove(id);
    }
    if right { Ok(()) } else { Err(invalid()) }
}

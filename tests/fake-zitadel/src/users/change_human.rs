//! Changing a person by a request: the command behind the calls that update one.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::User;
use crate::users::new_human::Codes;
use crate::users::password::{self, Proof};
use crate::users::{email_address, phone, phone_number, profile, username, verification};

/// A copy of the user to change.
pub(super) fn find(call: &Call, store: &Store) -> Result<User, ApiError> {
    let user = store.users.get(call.text("userId")).cloned();
    user.ok_or_else(|| ApiError::not_found("COMMAND-ugjs0upun6", "User could not be found"))
}

/// A changed copy of the person, and the codes to hand out.
pub(super) fn change(
    call: &Call,
    store: &mut Store,
    part: Message<'_>,
    empty_phone_removes: bool,
) -> Result<(User, Codes), ApiError> {
    verification::check_template(part.get("email.sendCode"))?;
    if part.has("email") {
        email_address::check(part.text("email.email"))?;
    }
    let removes = empty_phone_removes && part.has("phone") && part.text("phone.phone").is_empty();
    if removes && ["sendCode", "returnCode", "isVerified"].iter().any(|kind| part.get("phone").has(kind)) {
        let text = "Verifying phone removal is not supported";
        return Err(ApiError::invalid_argument("USERv2-4f3d6", text));
    }
    let number = match part.text("phone.phone") {
        "" => None,
        text => Some(phone_number::normalised(text)?),
    };
    let password = if part.has("password") { Some(password::New::of(part.get("password"))?) } else { None };
    let mut user = find(call, store)?;
    let human =
        user.human().ok_or_else(|| ApiError::not_found("COMMAND-ugjs0upun6", "User could not be found"))?;
    let before = (user.username.clone(), human.clone());
    call.caller.require_or_self(store, "user.write", &user.id)?;
    change_username(call, store, &mut user)?;
    let sent = store.mails.len();
    if let Some(human) = user.human_mut() {
        profile::update(part.get("profile"), human);
        if removes {
            phone::remove_from(human);
        }
    }
    let codes = Codes {
        email: change_email(store, &mut user, part.get("email")),
        phone: change_phone(store, &mut user, part.get("phone"), number),
    };
    if let Some(new) = password {
        let proof = Proof::of(part.get("password"));
        password::set(call, store, &mut user, proof, &new).inspect_err(|_| store.mails.truncate(sent))?;
    }
    if user.human().is_some_and(|human| (&user.username, human) != (&before.0, &before.1)) {
        user.record.touch(store.now());
    }
    Ok((user, codes))
}

/// Changes the user name, if another one is given.
pub(super) fn change_username(call: &Call, store: &Store, user: &mut User) -> Result<(), ApiError> {
    if let Some(name) = call.message().opt_text("username").filter(|name| *name != user.username) {
        username::check_domain(store, &user.record.owner, name)?;
        username::check_free(store, &user.record.owner, name, Some(&user.id))?;
        name.clone_into(&mut user.username);
    }
    Ok(())
}

/// A new address is unverified unless declared verified, and then gets a code; the same one can be declared verified.
fn change_email(store: &mut Store, user: &mut User, part: Message<'_>) -> Option<String> {
    let (address, verified) = (part.text("email"), part.flag("isVerified"));
    let human = user.human_mut()?;
    if address.is_empty() || address == human.email {
        if verified && !human.email_verified {
            human.verify_email();
        }
        return None;
    }
    address.clone_into(&mut human.email);
    human.email_verified = false;
    human.email_code = None;
    if verified {
        human.verify_email();
        return None;
    }
    verification::start_email(store, user, part)
}

/// Like [`change_email`] for the phone number.
fn change_phone(
    store: &mut Store,
    user: &mut User,
    part: Message<'_>,
    number: Option<String>,
) -> Option<String> {
    let verified = part.flag("isVerified");
    let human = user.human_mut()?;
    if number.is_none() || number == human.phone {
        human.phone_verified |= verified && human.phone.is_some();
        return None;
    }
    human.phone = number;
    human.phone_verified = verified;
    human.phone_code = None;
    if verified { None } else { verification::start_phone(store, user, part) }
}

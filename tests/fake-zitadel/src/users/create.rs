//! Creating users.

use std::collections::BTreeMap;
use time::Duration;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::random;
use crate::store::code::Code;
use crate::store::mail::Mail;
use crate::store::password::{self, Password};
use crate::store::user::{Human, IdpLink, Metadata, Totp, User, UserKind, UserState};
use crate::store::{Record, Store};
use crate::template;
use crate::users::complexity;

/// Lifetime of codes for e-mail and phone.
const CODE_LIFETIME: Duration = Duration::hours(1);

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse_add_human_user(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of(
        "email",
        "zitadel.user.v2.SetHumanEmail.verification",
        &["sendCode", "returnCode", "isVerified"],
    )?;
    message.one_of("organization", "zitadel.object.v2.Organization.org", &["orgId", "orgDomain"])?;
    message.one_of("", "zitadel.user.v2.AddHumanUserRequest.password_type", &["password", "hashedPassword"])
}

/// `POST /v2/users/human`. Needs `user.write` on the organization.
pub(super) fn add_human_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate_add_human_user(message)?;
    let organization = organization_of(call, store)?;
    call.caller.require(store, "user.write", Scope::Organization(&organization))?;
    let policy = store.complexity_policy(&organization).clone();
    let human = human_of(message, store, |text| complexity::check(&policy, "COMMA", text))?;
    let username = message.opt_text("username").unwrap_or(&human.email).trim().to_owned();
    let (id, codes) = insert_human(message, store, &organization, &username, human)?;
    let record = store.users.get(&id).map(|user| details(&user.record));
    let body = Object::new().text("userId", &id).opt("details", record);
    Ok(body.opt("emailCode", codes.email).opt("phoneCode", codes.phone).build())
}

fn validate_add_human_user(message: Message<'_>) -> Result<(), ApiError> {
    validate::optional_name("AddHumanUserRequest.UserId", message.opt_text("userId"))?;
    validate::optional_name("AddHumanUserRequest.Username", message.opt_text("username"))?;
    validate::required("AddHumanUserRequest.Profile", message.has("profile"))?;
    validate::within("AddHumanUserRequest.Profile", validate_profile(message.get("profile")))?;
    validate::required("AddHumanUserRequest.Email", message.has("email"))?;
    validate::within("AddHumanUserRequest.Email", validate_email(message.get("email")))?;
    if message.has("password") {
        let text = message.text("password.password");
        validate::within("AddHumanUserRequest.Password", validate::name("Password.Password", text))?;
    }
    Ok(())
}

/// Proto validation of `SetHumanProfile`.
pub(super) fn validate_profile(profile: Message<'_>) -> Result<(), ApiError> {
    validate::name("SetHumanProfile.GivenName", profile.text("givenName"))?;
    validate::name("SetHumanProfile.FamilyName", profile.text("familyName"))?;
    validate::at_most("SetHumanProfile.PreferredLanguage", profile.text("preferredLanguage"), 10)
}

/// Proto validation of `SetHumanEmail`.
pub(super) fn validate_email(email: Message<'_>) -> Result<(), ApiError> {
    let text = email.text("email");
    validate::name("SetHumanEmail.Email", text)?;
    validate::within(
        "SetHumanEmail.SendCode",
        validate::optional_name(
            "SendEmailVerificationCode.UrlTemplate",
            email.opt_text("sendCode.urlTemplate"),
        ),
    )?;
    if text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty()) {
        return Ok(());
    }
    Err(ApiError::validation(
        "invalid SetHumanEmail.Email: value must be a valid email address | caused by: mail: missing '@' or \
         angle-addr",
    ))
}

/// The organization of the request, or else the context organization.
fn organization_of(call: &Call, store: &Store) -> Result<String, ApiError> {
    let message = call.message().get("organization");
    let unknown = || ApiError::permission_denied("AUTH-Bs7Ds", "Organisation doesn't exist");
    if let Some(id) = message.opt_text("orgId") {
        return store.organizations.contains_key(id).then(|| id.to_owned()).ok_or_else(unknown);
    }
    if let Some(domain) = message.opt_text("orgDomain") {
        let found = store.organizations.values().find(|o| o.verified_domains().any(|known| known == domain));
        return found.map(|organization| organization.id.clone()).ok_or_else(unknown);
    }
    Ok(call.caller.context.clone())
}

/// The person a request describes; `check` decides about a plain password.
pub(super) fn human_of(
    message: Message<'_>,
    store: &Store,
    check: impl FnOnce(&str) -> Result<(), ApiError>,
) -> Result<Human, ApiError> {
    let profile = message.get("profile");
    let (given, family) = (profile.text("givenName").trim(), profile.text("familyName").trim());
    if given.is_empty() {
        return Err(ApiError::invalid_argument("USER-UCej2", "Given name in profile is empty"));
    }
    if family.is_empty() {
        return Err(ApiError::invalid_argument("USER-4hB7d", "Family name in profile is empty"));
    }
    let display = profile.text("displayName");
    let phone = match message.text("phone.phone") {
        "" => None,
        text => Some(normalised_phone(text)?),
    };
    Ok(Human {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        nick_name: profile.text("nickName").to_owned(),
        display_name: if display.is_empty() { format!("{given} {family}") } else { display.to_owned() },
        preferred_language: language(profile.text("preferredLanguage")),
        gender: profile.choice("gender", &["", "GENDER_FEMALE", "GENDER_MALE", "GENDER_DIVERSE"]).to_owned(),
        email: message.text("email.email").trim().to_owned(),
        email_verified: message.flag("email.isVerified"),
        phone_verified: message.flag("phone.isVerified"),
        phone,
        password: password_of(message, store, check)?,
        totp: message
            .opt_text("totpSecret")
            .filter(|secret| !secret.is_empty())
            .map(|secret| Totp { secret: secret.to_owned(), ready: true }),
        ..Human::default()
    })
}

fn password_of(
    message: Message<'_>,
    store: &Store,
    check: impl FnOnce(&str) -> Result<(), ApiError>,
) -> Result<Option<Password>, ApiError> {
    let (hash, part) = if let Some(text) = message.opt_text("password.password") {
        check(text)?;
        let hash = password::hash(text, store.config.password_cost).map_err(|_| {
            ApiError::untyped("rpc error: code = Unknown desc = bcrypt: password length exceeds 72 bytes")
        })?;
        (hash, message.get("password"))
    } else if let Some(hash) = message.opt_text("hashedPassword.hash") {
        if !password::is_supported(hash) {
            return Err(ApiError::invalid_argument(
                "USER-JDk4t",
                "Password hash encoding not supported. Check out \
                 https://zitadel.com/docs/concepts/architecture/secrets#hashed-secrets",
            ));
        }
        (hash.to_owned(), message.get("hashedPassword"))
    } else {
        return Ok(None);
    };
    Ok(Some(Password { hash, changed: store.now(), change_required: part.flag("changeRequired") }))
}

/// A language tag; a text that is none counts as none given.
pub(super) fn language(text: &str) -> Option<String> {
    let well_formed = !text.is_empty()
        && text.split(['-', '_']).all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        });
    well_formed.then(|| text.to_owned())
}

/// A phone number with `+`; one without country code is taken as Swiss.
pub(super) fn normalised_phone(text: &str) -> Result<String, ApiError> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let strange = text.chars().any(|letter| !(letter.is_ascii_digit() || " +-()./".contains(letter)));
    if digits.is_empty() || strange {
        return Err(ApiError::invalid_argument("PHONE-so0wa", "Phone is invalid"));
    }
    if text.trim_start().starts_with('+') {
        return Ok(format!("+{digits}"));
    }
    match digits.strip_prefix("00") {
        Some(international) => Ok(format!("+{international}")),
        None => Ok(format!("+41{}", digits.trim_start_matches('0'))),
    }
}

/// Codes to hand out in the answer.
#[derive(Debug, Default)]
pub(super) struct ReturnedCodes {
    /// For the e-mail address.
    pub(super) email: Option<String>,
    /// For the phone.
    pub(super) phone: Option<String>,
}

/// Keeps a new person, with metadata and links of the request; makes and sends the codes asked for.
pub(super) fn insert_human(
    message: Message<'_>,
    store: &mut Store,
    organization: &str,
    username: &str,
    mut human: Human,
) -> Result<(String, ReturnedCodes), ApiError> {
    let id = new_user_id(message, store)?;
    check_username(store, username)?;
    for link in message.list("idpLinks") {
        if !store.idps.contains_key(link.text("idpId")) {
            return Err(ApiError::failed_precondition("COMMAND-39nf2", "IDP Configuration doesn't exist"));
        }
        human.idp_links.push(IdpLink {
            idp_id: link.text("idpId").to_owned(),
            external_id: link.text("userId").to_owned(),
            external_name: link.text("userName").to_owned(),
        });
    }
    if let Some(text) = message.opt_text("email.sendCode.urlTemplate") {
        template::check(text, template::USER_FIELDS)?;
    }
    let codes = verification_codes(message, store, &mut human, &id, organization);
    let record = store.record(organization);
    let user = User {
        id: id.clone(),
        state: UserState::Active,
        tokens_dead_until: None,
        username: username.to_owned(),
        metadata: metadata_of(message, &record),
        memberships: Vec::new(),
        kind: UserKind::Human(Box::new(human)),
        record,
    };
    store.users.insert(id.clone(), user);
    Ok((id, codes))
}

/// The id of the request if it is free, or a new one.
pub(super) fn new_user_id(message: Message<'_>, store: &mut Store) -> Result<String, ApiError> {
    match message.text("userId") {
        "" => Ok(store.new_id()),
        taken if store.users.contains_key(taken) => {
            Err(ApiError::failed_precondition("COMMAND-7yiox1isql", "Errors.User.AlreadyExisting"))
        }
        free => Ok(free.to_owned()),
    }
}

/// A user name has to be there, and free whatever its letter case.
pub(super) fn check_username(store: &Store, username: &str) -> Result<(), ApiError> {
    if username.is_empty() {
        return Err(ApiError::invalid_argument("V2-zzad3", "Errors.Invalid.Argument"));
    }
    let wanted = username.to_lowercase();
    if store.users.values().any(|user| user.username.to_lowercase() == wanted) {
        return Err(ApiError::already_exists("V3-DKcYh", "User already exists"));
    }
    Ok(())
}

fn metadata_of(message: Message<'_>, record: &Record) -> BTreeMap<String, Metadata> {
    message
        .list("metadata")
        .iter()
        .filter_map(|entry| {
            let value = entry.bytes("value")?;
            Some((entry.text("key").to_owned(), Metadata { value, record: record.clone() }))
        })
        .collect()
}

/// The link of a mail that verifies an address.
pub(super) fn verification_link(
    store: &Store,
    template: Option<&str>,
    user_id: &str,
    organization: &str,
    code: &str,
) -> String {
    let values = [("UserID", user_id), ("Code", code), ("OrgID", organization)];
    template.and_then(|template| template::render(template, &values).ok()).unwrap_or_else(|| {
        let parameters = [("code", code), ("userId", user_id), ("organization", organization)];
        template::default_link(store, "/verify", &parameters)
    })
}

/// Unless the address is declared verified or unverified, a code is made: returned if asked for, sent otherwise.
fn verification_codes(
    message: Message<'_>,
    store: &mut Store,
    human: &mut Human,
    user_id: &str,
    organization: &str,
) -> ReturnedCodes {
    let now = store.now();
    let mut returned = ReturnedCodes::default();
    let new_code =
        |returned| Code::new(random::code(random::UPPER_AND_DIGITS, 6), now, CODE_LIFETIME, returned);
    if !message.has("email.isVerified") {
        let code = new_code(message.has("email.returnCode"));
        if code.returned {
            returned.email = Some(code.value.clone());
        } else {
            let template = message.opt_text("email.sendCode.urlTemplate");
            let url = verification_link(store, template, user_id, organization, &code.value);
            store.mails.push(Mail {
                channel: "email",
                kind: "verifyEmail",
                to: human.email.clone(),
                user_id: user_id.to_owned(),
                code: code.value.clone(),
                url,
            });
        }
        human.email_code = Some(code);
    }
    if let (Some(phone), false) = (&human.phone, message.has("phone.isVerified")) {
        let code = new_code(message.has("phone.returnCode"));
        if code.returned {
            returned.phone = Some(code.value.clone());
        } else {
            store.mails.push(Mail {
                channel: "sms",
                kind: "verifyPhone",
                to: phone.clone(),
                user_id: user_id.to_owned(),
                code: code.value.clone(),
                url: String::new(),
            });
        }
        human.phone_code = Some(code);
    }
    returned
}

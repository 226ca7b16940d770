//! Making a person from a request: the command behind all calls that create one.

use crate::api::message::Message;
use crate::error::ApiError;
use crate::idp_links;
use crate::store::Store;
use crate::store::user::{Human, IdpLink, Totp, User, UserKind, UserState};
use crate::users::{
    complexity, email_address, metadata, new_password, phone_number, profile, username, verification,
};

/// Codes to hand out in the answer.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    /// For the e-mail address.
    pub(crate) email: Option<String>,
    /// For the phone.
    pub(crate) phone: Option<String>,
}

/// Keeps a new person of `organization`, makes and sends the codes asked for, and gives the id. `request` holds id and
/// user name, `part` the rest; the password is held against the complexity of `context`.
pub(crate) fn create(
    request: Message<'_>,
    part: Message<'_>,
    store: &mut Store,
    (organization, context): (&str, &str),
    check_permission: impl FnOnce(&Store) -> Result<(), ApiError>,
) -> Result<(String, Codes), ApiError> {
    verification::check_template(part.get("email.sendCode"))?;
    let mut human = read(part, store)?;
    let name = request.opt_text("username").unwrap_or(&human.email).trim().to_owned();
    if name.is_empty() {
        return Err(ApiError::invalid_argument("V2-zzad3", "Errors.Invalid.Argument"));
    }
    profile::read(part.get("profile"), &mut human)?;
    if !part.text("phone.phone").is_empty() {
        human.phone = Some(phone_number::normalised(part.text("phone.phone"))?);
    }
    new_password::check_hash(part, "USER-JDk4t")?;
    check_permission(store)?;
    let id = new_id(request, store)?;
    username::check_domain(store, organization, &name)?;
    if part.has("password") {
        store.catch_up();
    }
    let policy = store.complexity_policy(context).clone();
    human.password = new_password::read(part, store, |text| complexity::check(&policy, "COMMA", text))?;
    human.idp_links = links(part, store)?;
    username::check_free(store, organization, &name, None)?;
    let record = store.record(organization);
    let mut user = User {
        id: id.clone(),
        state: UserState::Active,
        tokens_dead_until: None,
        username: name,
        metadata: metadata::read(part, &record),
        memberships: Vec::new(),
        kind: UserKind::Human(Box::new(human)),
        record,
    };
    let codes = start_verification(part, store, &mut user);
    store.users.insert(id.clone(), user);
    Ok((id, codes))
}

fn read(part: Message<'_>, store: &Store) -> Result<Human, ApiError> {
    let email = part.text("email.email").trim();
    email_address::check(email)?;
    let now = store.now();
    let secret = part.opt_text("totpSecret").filter(|secret| !secret.is_empty());
    Ok(Human {
        email: email.to_owned(),
        email_verified: part.flag("email.isVerified"),
        phone_verified: part.flag("phone.isVerified"),
        totp: secret.map(|secret| Totp { secret: secret.to_owned(), ready: Some(now) }),
        ..Human::default()
    })
}

fn links(part: Message<'_>, store: &Store) -> Result<Vec<IdpLink>, ApiError> {
    let read = |link: &Message<'_>| {
        if !store.idps.contains_key(link.text("idpId")) {
            return Err(ApiError::failed_precondition(
                "COMMAND-39nf2",
                "Identity Provider Configuration doesn't exist",
            ));
        }
        idp_links::check_free(store, link.text("idpId"), link.text("userId"))?;
        Ok(IdpLink {
            idp_id: link.text("idpId").to_owned(),
            external_id: link.text("userId").to_owned(),
            external_name: link.text("userName").to_owned(),
            since: store.now(),
        })
    };
    part.list("idpLinks").iter().map(read).collect()
}

/// Unless the address is declared verified or unverified and the number verified, codes are made for them.
fn start_verification(part: Message<'_>, store: &mut Store, user: &mut User) -> Codes {
    let mut codes = Codes::default();
    if !part.has("email.isVerified") {
        codes.email = verification::start_email(store, user, part.get("email"));
    }
    if !part.flag("phone.isVerified") {
        codes.phone = verification::start_phone(store, user, part.get("phone"));
    }
    codes
}

/// The id of the request if it is free, or a new one.
pub(super) fn new_id(request: Message<'_>, store: &mut Store) -> Result<String, ApiError> {
    match request.text("userId") {
        "" => Ok(store.new_id()),
        taken if store.users.contains_key(taken) => {
            Err(ApiError::failed_precondition("COMMAND-7yiox1isql", "Errors.User.AlreadyExisting"))
        }
        free => Ok(free.to_owned()),
    }
}

//! Creating users: `AddHumanUser` (deprecated, but what login pages use) and `CreateUser`.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::users::{email_address, metadata, new_human, new_machine, new_password, profile, verification};

/// What the JSON parser refuses in an `AddHumanUserRequest` beyond syntax.
pub(crate) fn parse_add_human_user(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("organization", "zitadel.object.v2.Organization.org", &["orgId", "orgDomain"])?;
    parse_contacts(message)?;
    message.one_of("", "zitadel.user.v2.AddHumanUserRequest.password_type", &["password", "hashedPassword"])
}

/// What it refuses in the verification of e-mail address and phone number.
pub(super) fn parse_contacts(message: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["sendCode", "returnCode", "isVerified"];
    message.one_of("email", "zitadel.user.v2.SetHumanEmail.verification", &kinds)?;
    message.one_of("phone", "zitadel.user.v2.SetHumanPhone.verification", &kinds)
}

/// What it refuses in a `CreateUserRequest`.
pub(super) fn parse_create_user(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.CreateUserRequest.user_type", &["human", "machine"])?;
    parse_contacts(message.get("human"))?;
    message.one_of(
        "human",
        "zitadel.user.v2.CreateUserRequest.Human.password_type",
        &["password", "hashedPassword"],
    )
}

/// Proto validation of an `AddHumanUserRequest`.
pub(crate) fn validate_add_human_user(message: Message<'_>) -> Result<(), ApiError> {
    validate::optional_name("AddHumanUserRequest.UserId", message.opt_text("userId"))?;
    validate::optional_name("AddHumanUserRequest.Username", message.opt_text("username"))?;
    validate_human(message, "AddHumanUserRequest")
}

/// Proto validation of what describes a person, in the message `request`.
fn validate_human(message: Message<'_>, request: &str) -> Result<(), ApiError> {
    let field = |name: &str| format!("{request}.{name}");
    validate::required(&field("Profile"), message.has("profile"))?;
    validate::within(&field("Profile"), profile::validate(message.get("profile")))?;
    validate::required(&field("Email"), message.has("email"))?;
    validate::within(&field("Email"), validate_email(message.get("email")))?;
    validate::within(&field("Phone"), validate_phone(message.get("phone")))?;
    metadata::validate(message, request, "SetMetadataEntry")?;
    new_password::validate(message, request)?;
    for (index, link) in message.list("idpLinks").iter().enumerate() {
        let fields = [("IdpId", "idpId"), ("UserId", "userId"), ("UserName", "userName")];
        let result = fields
            .iter()
            .try_for_each(|(name, key)| validate::name(&format!("IDPLink.{name}"), link.text(key)));
        validate::within(&field(&format!("IdpLinks[{index}]")), result)?;
    }
    validate::optional_name(&field("TotpSecret"), message.opt_text("totpSecret"))
}

/// Proto validation of `SetHumanEmail`.
pub(super) fn validate_email(email: Message<'_>) -> Result<(), ApiError> {
    let text = email.text("email");
    validate::name("SetHumanEmail.Email", text)?;
    email_address::validate("SetHumanEmail.Email", text)?;
    let part = email.get("sendCode");
    verification::validate_template("SetHumanEmail.SendCode", "SendEmailVerificationCode", part)
}

/// Proto validation of `SetHumanPhone`.
pub(super) fn validate_phone(phone: Message<'_>) -> Result<(), ApiError> {
    validate::at_most("SetHumanPhone.Phone", phone.text("phone"), 200)
}

/// `POST /v2/users/human`. Needs `user.write` on the organization, which is found before anything else is looked at.
pub(super) fn add_human_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let organization = organization_of(call, store)?;
    validate_add_human_user(message)?;
    let check = |store: &Store| call.caller.require(store, "user.write", Scope::Organization(&organization));
    let (id, codes) = new_human::create(message, message, store, (&organization, &organization), check)?;
    let record = store.users.get(&id).map(|user| details(&user.record));
    let body = Object::new().text("userId", &id).opt("details", record);
    Ok(body.opt("emailCode", codes.email).opt("phoneCode", codes.phone).build())
}

/// The organization of the request, or else the context organization.
fn organization_of(call: &Call, store: &Store) -> Result<String, ApiError> {
    let message = call.message().get("organization");
    let unknown = || ApiError::permission_denied("AUTH-Bs7Ds", "Organisation doesn't exist");
    if let Some(id) = message.opt_text("orgId").filter(|id| !id.is_empty()) {
        return store.organizations.contains_key(id).then(|| id.to_owned()).ok_or_else(unknown);
    }
    if let Some(domain) = message.opt_text("orgDomain").filter(|domain| !domain.is_empty()) {
        let found = store.organizations.values().find(|o| o.verified_domains().any(|known| known == domain));
        return found.map(|organization| organization.id.clone()).ok_or_else(unknown);
    }
    Ok(call.caller.context.clone())
}

/// `POST /v2/users/new`. Needs `user.write` on the organization, which does not have to exist. The password of a
/// person is held against the complexity of the *context* organization.
pub(super) fn create_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("CreateUserRequest.OrganizationId", message.text("organizationId"))?;
    validate::optional_name("CreateUserRequest.UserId", message.opt_text("userId"))?;
    validate::optional_name("CreateUserRequest.Username", message.opt_text("username"))?;
    validate::required("CreateUserRequest.UserType", message.has("human") || message.has("machine"))?;
    let organization = message.text("organizationId");
    let check = |store: &Store| call.caller.require(store, "user.write", Scope::Organization(organization));
    let (id, codes) = if message.has("human") {
        let human = message.get("human");
        validate::within("CreateUserRequest.Human", validate_human(human, "CreateUserRequest_Human"))?;
        new_human::create(message, human, store, (organization, &call.caller.context), check)?
    } else {
        let machine = message.get("machine");
        validate::within("CreateUserRequest.Machine", new_machine::validate(machine))?;
        (new_machine::create(message, store, organization, check)?, new_human::Codes::default())
    };
    let created = store.users.get(&id).map(|user| user.record.created);
    let body = Object::new().text("id", &id).opt_time("creationDate", created);
    Ok(body.opt("emailCode", codes.email).opt("phoneCode", codes.phone).build())
}

//! Creating organizations.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, added_details, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::roles;
use crate::error::ApiError;
use crate::store::organization::{Organization, generated_domain};
use crate::store::user::{Membership, Resource};
use crate::store::{Record, Store};
use crate::users::{create as users, new_human};

/// What the JSON parser refuses in an `AddOrganizationRequest`.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.list("admins").into_iter().try_for_each(|admin| {
        admin.one_of("", "zitadel.org.v2.AddOrganizationRequest.Admin.user_type", &["userId", "human"])?;
        users::parse_add_human_user(admin.get("human"))
    })
}

fn validate_request(message: Message<'_>) -> Result<(), ApiError> {
    validate::name("AddOrganizationRequest.Name", message.text("name"))?;
    for (index, admin) in message.list("admins").into_iter().enumerate().filter(|(_, a)| a.has("human")) {
        let result = users::validate_add_human_user(admin.get("human"));
        let result = validate::within("AddOrganizationRequest_Admin.Human", result);
        validate::within(&format!("AddOrganizationRequest.Admins[{index}]"), result)?;
    }
    ["orgId", "organizationId"].into_iter().zip(["OrgId", "OrganizationId"]).try_for_each(|(key, name)| {
        validate::optional_name(&format!("AddOrganizationRequest.{name}"), message.opt_text(key))
    })
}

/// `POST /v2/organizations`. Without administrators the caller becomes its owner; only those made here are answered.
pub(super) fn add_organization(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate_request(message)?;
    let id = message.opt_text("organizationId").or(message.opt_text("orgId"));
    let id = add(store, id, message.text("name"))?;
    let outcome = add_admins(call, store, &id);
    let created = outcome.inspect_err(|_| remove(store, &id))?;
    let record = store.organizations.get(&id).map(|organization| details(&organization.record));
    let body = Object::new().opt("details", record).text("organizationId", &id);
    Ok(body.list("createdAdmins", created).build())
}

/// Takes back what a failed request made.
fn remove(store: &mut Store, id: &str) {
    store.organizations.remove(id);
    store.users.retain(|_, user| user.record.owner != id);
}

/// Keeps a new organization and gives its id.
fn add(store: &mut Store, id: Option<&str>, name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ApiError::invalid_argument("ORG-mruNY", "Errors.Invalid.Argument"));
    }
    if id.is_some_and(|id| store.organizations.contains_key(id)) {
        return Err(ApiError::already_exists("ORG-laho2n", "Errors.Org.AlreadyExisting"));
    }
    let host = store.instance.domains.first().cloned().unwrap_or_default();
    let domain = generated_domain(name, &host).ok_or_else(|| {
        let text = "Invalid non numeric and alphabetical characters were replaced with empty spaces and \
                    resulting domain is an empty string";
        ApiError::invalid_argument("ORG-RrfXY", text)
    })?;
    check_free(store, name, &domain)?;
    let id = id.map_or_else(|| store.new_id(), str::to_owned);
    let record = store.record(&id);
    store.organizations.insert(id.clone(), Organization::new(&id, name, &domain, record));
    Ok(id)
}

/// Names and verified domains are unique whatever their letter case.
pub(super) fn check_free(store: &Store, name: &str, domain: &str) -> Result<(), ApiError> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    if store.organizations.values().any(|other| same(&other.name, name)) {
        return Err(ApiError::already_exists("V3-DKcYh", "Organisation's name already taken"));
    }
    check_domain_free(store, domain)
}

/// A verified domain belongs to one organization.
pub(super) fn check_domain_free(store: &Store, domain: &str) -> Result<(), ApiError> {
    let taken = store
        .organizations
        .values()
        .any(|other| other.verified_domains().any(|known| known.to_lowercase() == domain.to_lowercase()));
    if taken { Err(ApiError::already_exists("V3-DKcYh", "Domain already exists")) } else { Ok(()) }
}

/// Gives the administrators of the request their roles, and the messages of those that were made for it.
fn add_admins(call: &Call, store: &mut Store, organization: &str) -> Result<Vec<Object>, ApiError> {
    let admins = call.message().list("admins");
    if admins.is_empty() {
        grant(store, organization, &call.caller.user_id, vec!["ORG_OWNER".to_owned()])?;
    }
    let mut created = Vec::new();
    for admin in admins {
        let mut roles = admin.texts("roles");
        if roles.is_empty() {
            roles.push("ORG_OWNER".to_owned());
        }
        if !admin.has("human") {
            grant(store, organization, admin.text("userId"), roles)?;
            continue;
        }
        let human = admin.get("human");
        let owners = (organization, call.caller.context.as_str());
        let (id, codes) = new_human::create(human, human, store, owners, |_| Ok(()))?;
        grant(store, organization, &id, roles)?;
        let shown = Object::new().text("userId", &id).opt("emailCode", codes.email);
        created.push(shown.opt("phoneCode", codes.phone));
    }
    Ok(created)
}

fn grant(store: &mut Store, organization: &str, id: &str, names: Vec<String>) -> Result<(), ApiError> {
    let known = |name: &String| {
        roles::KNOWN.contains(&name.as_str()) && (name.starts_with("ORG_") || name.starts_with("SELF_"))
    };
    if !names.iter().all(known) {
        return Err(ApiError::invalid_argument("Org-4N8es", "Errors.Org.MemberInvalid"));
    }
    let record = Record::new(organization, store.now());
    let user = store
        .users
        .get_mut(id)
        .ok_or_else(|| ApiError::failed_precondition("ORG-GoXOn", "User could not be found"))?;
    let resource = Resource::Organization(organization.to_owned());
    user.memberships.push(Membership { resource, roles: names, record });
    Ok(())
}

/// `POST /management/v1/orgs`: the caller becomes its owner.
pub(super) fn add_org(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("AddOrgRequest.Name", call.text("name"))?;
    if call.text("name").trim().is_empty() {
        return Err(ApiError::invalid_argument("EVENT-Mf9sd", "Organisation is invalid"));
    }
    let id = add(store, None, call.text("name"))?;
    grant(store, &id, &call.caller.user_id, vec!["ORG_OWNER".to_owned()])?;
    let record = store.organizations.get(&id).map(|organization| added_details(&organization.record));
    Ok(Object::new().text("id", &id).opt("details", record).build())
}

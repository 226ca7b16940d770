//! What all policies have in common: they are added, changed and reset for an organization, or changed for the
//! instance, by management v1 and admin v1.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, added_details, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::organization::Organization;
use crate::store::policy::{
    AgePolicy, ComplexityPolicy, DomainPolicy, LabelPolicy, LockoutPolicy, LoginPolicy, Owned, PrivacyPolicy,
};
use crate::store::{Record, Store};

use super::{branding, factors};

/// Ids and texts of a policy's errors.
pub(super) struct Errors {
    /// 409: the organization has one already.
    pub(super) exists: (&'static str, &'static str),
    /// 404: the organization has none.
    pub(super) missing: (&'static str, &'static str),
    /// 400: nothing would change.
    pub(super) unchanged: (&'static str, &'static str),
    /// Id of the 404 when there is none to reset.
    pub(super) nothing_to_reset: &'static str,
}

/// A policy of an organization or the instance.
pub(super) trait Policy: Clone + PartialEq + Sized {
    /// Its errors.
    const ERRORS: Errors;

    /// Reads the request of v1 that adds or changes one; `before` is what it changes.
    fn read(message: Message<'_>, before: Option<&Self>) -> Result<Self, ApiError>;

    /// The message of v2, without `resourceOwnerType`.
    fn view(&self) -> Object;

    /// Where writes for an organization go.
    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>>;

    /// Where writes for the instance go.
    fn default(store: &mut Store) -> &mut Owned<Self>;

    /// What counts for an organization, or for the instance.
    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self>;
}

/// Routes that write policies.
pub(super) fn routes() -> Vec<Route> {
    const DOMAIN: &str = "/admin/v1/orgs/{orgId}/policies/domain";
    let mut routes = Vec::new();
    routes.extend(writes::<LoginPolicy>("/management/v1/policies/login", "/admin/v1/policies/login"));
    routes.extend(writes::<ComplexityPolicy>(
        "/management/v1/policies/password/complexity",
        "/admin/v1/policies/password/complexity",
    ));
    routes.extend(writes::<AgePolicy>(
        "/management/v1/policies/password/age",
        "/admin/v1/policies/password/age",
    ));
    routes.extend(writes::<LockoutPolicy>("/management/v1/policies/lockout", "/admin/v1/policies/lockout"));
    routes.extend(writes::<LabelPolicy>("/management/v1/policies/label", "/admin/v1/policies/label"));
    routes.extend(writes::<PrivacyPolicy>("/management/v1/policies/privacy", "/admin/v1/policies/privacy"));
    routes.extend([
        Route::rpc("POST", DOMAIN, "", add::<DomainPolicy>).needs("iam.policy.write"),
        Route::rpc("PUT", DOMAIN, "", change::<DomainPolicy>).needs("iam.policy.write"),
        Route::rpc("DELETE", DOMAIN, "", reset::<DomainPolicy>).needs("iam.policy.delete"),
        Route::rpc("PUT", "/admin/v1/policies/domain", "", change_default::<DomainPolicy>)
            .needs("iam.policy.write"),
    ]);
    routes.extend(branding::routes());
    routes.extend(factors::routes());
    routes
}

fn writes<P: Policy>(own: &'static str, instance: &'static str) -> [Route; 4] {
    [
        Route::rpc("POST", own, "", add::<P>).needs("policy.write"),
        Route::rpc("PUT", own, "", change::<P>).needs("policy.write"),
        Route::rpc("DELETE", own, "", reset::<P>).needs("policy.delete"),
        Route::rpc("PUT", instance, "", change_default::<P>).needs("iam.policy.write"),
    ]
}

/// The organization of the path, else the context organization.
fn organization<'a>(call: &Call, store: &'a mut Store) -> Result<&'a mut Organization, ApiError> {
    let id = Some(call.text("orgId")).filter(|id| !id.is_empty()).unwrap_or(&call.caller.context);
    store.organizations.get_mut(id).ok_or_else(|| ApiError::not_found("ORG-id9sf", "Organisation not found"))
}

fn missing<P: Policy>() -> ApiError {
    ApiError::not_found(P::ERRORS.missing.0, P::ERRORS.missing.1)
}

fn unchanged<P: Policy>() -> ApiError {
    ApiError::failed_precondition(P::ERRORS.unchanged.0, P::ERRORS.unchanged.1)
}

fn add<P: Policy>(call: &Call, store: &mut Store) -> ApiResult {
    let value = P::read(call.message(), None)?;
    let now = store.now();
    let organization = organization(call, store)?;
    let record = Record::new(&organization.id, now);
    let own = P::own(organization);
    if own.is_some() {
        return Err(ApiError::already_exists(P::ERRORS.exists.0, P::ERRORS.exists.1));
    }
    let body = Object::new().set("details", added_details(&record)).build();
    *own = Some(Owned { record, value });
    Ok(body)
}

fn change<P: Policy>(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let own = P::own(organization(call, store)?).as_mut().ok_or_else(missing::<P>)?;
    write(call, own, now)
}

fn change_default<P: Policy>(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    write(call, P::default(store), now)
}

fn write<P: Policy>(call: &Call, owned: &mut Owned<P>, now: time::OffsetDateTime) -> ApiResult {
    let value = P::read(call.message(), Some(&owned.value))?;
    if value == owned.value {
        return Err(unchanged::<P>());
    }
    owned.value = value;
    owned.record.touch(now);
    Ok(Object::new().set("details", details(&owned.record)).build())
}

/// The instance's policy counts again.
fn reset<P: Policy>(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let mut removed = P::own(organization(call, store)?)
        .take()
        .ok_or_else(|| ApiError::not_found(P::ERRORS.nothing_to_reset, P::ERRORS.missing.1))?;
    removed.record.touch(now);
    Ok(Object::new().set("details", details(&removed.record)).build())
}

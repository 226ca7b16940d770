//! Second and multi factors of a login policy, each added and removed by a call of its own.

use super::login::{MULTI_FACTORS, SECOND_FACTORS};
use super::policy::Policy;
use crate::api::call::Call;
use crate::api::object::{Object, added_details, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::policy::{LoginPolicy, Owned};
use crate::store::{Record, Store};

/// Routes of this module.
pub(super) fn routes() -> [Route; 8] {
    let own = |method, path, handler| Route::rpc(method, path, "", handler).needs("policy.write");
    let default = |method, path, handler| Route::rpc(method, path, "", handler).needs("iam.policy.write");
    [
        own("POST", "/management/v1/policies/login/second_factors", |call, store| {
            add(call, own_policy(call, store)?, SECOND)
        }),
        own("DELETE", "/management/v1/policies/login/second_factors/{type}", |call, store| {
            remove(call, own_policy(call, store)?, SECOND)
        }),
        own("POST", "/management/v1/policies/login/multi_factors", |call, store| {
            add(call, own_policy(call, store)?, MULTI)
        }),
        own("DELETE", "/management/v1/policies/login/multi_factors/{type}", |call, store| {
            remove(call, own_policy(call, store)?, MULTI)
        }),
        default("POST", "/admin/v1/policies/login/second_factors", |call, store| {
            add(call, default_policy(store), SECOND)
        }),
        default("DELETE", "/admin/v1/policies/login/second_factors/{type}", |call, store| {
            remove(call, default_policy(store), SECOND)
        }),
        default("POST", "/admin/v1/policies/login/multi_factors", |call, store| {
            add(call, default_policy(store), MULTI)
        }),
        default("DELETE", "/admin/v1/policies/login/multi_factors/{type}", |call, store| {
            remove(call, default_policy(store), MULTI)
        }),
    ]
}

/// One of the two lists.
struct Kind {
    names: &'static [&'static str],
    list: fn(&mut LoginPolicy) -> &mut Vec<String>,
    missing: &'static str,
}

const SECOND: &Kind =
    &Kind { names: &SECOND_FACTORS, list: |policy| &mut policy.second_factors, missing: "Org-3M9od" };
const MULTI: &Kind =
    &Kind { names: &MULTI_FACTORS, list: |policy| &mut policy.multi_factors, missing: "Org-3M9df" };

/// The policy and the moment.
type Found<'a> = (&'a mut Owned<LoginPolicy>, time::OffsetDateTime);

fn own_policy<'a>(call: &Call, store: &'a mut Store) -> Result<Found<'a>, ApiError> {
    let now = store.now();
    let organization = store.organizations.get_mut(&call.caller.context);
    let policy = organization.and_then(|known| known.login_policy.as_mut());
    policy
        .map(|policy| (policy, now))
        .ok_or_else(|| ApiError::not_found("Org-Ffgw2", LoginPolicy::ERRORS.missing.1))
}

fn default_policy(store: &mut Store) -> Found<'_> {
    let now = store.now();
    (&mut store.instance.login_policy, now)
}

fn factor(call: &Call, kind: &Kind) -> Result<String, ApiError> {
    let name = call.message().choice("type", kind.names);
    if name == kind.names[0] {
        return Err(ApiError::invalid_argument("Org-5m9fs", "Multifactor invalid"));
    }
    Ok(name.to_owned())
}

fn touched(policy: &mut Owned<LoginPolicy>, now: time::OffsetDateTime) -> Record {
    policy.record.touch(now);
    policy.record.clone()
}

fn add(call: &Call, (policy, now): Found<'_>, kind: &Kind) -> ApiResult {
    let factor = factor(call, kind)?;
    let list = (kind.list)(&mut policy.value);
    if list.contains(&factor) {
        return Err(ApiError::already_exists("Org-2B0ps", "Multifactor already exists"));
    }
    list.push(factor);
    Ok(Object::new().set("details", added_details(&touched(policy, now))).build())
}

fn remove(call: &Call, (policy, now): Found<'_>, kind: &Kind) -> ApiResult {
    let factor = factor(call, kind)?;
    let list = (kind.list)(&mut policy.value);
    let at = list.iter().position(|known| *known == factor);
    let at = at.ok_or_else(|| ApiError::not_found(kind.missing, "Multifactor not existing"))?;
    list.remove(at);
    Ok(Object::new().set("details", details(&touched(policy, now))).build())
}

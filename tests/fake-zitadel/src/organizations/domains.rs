//! Domains of the context organization in management v1. Unless the domain policy wants them validated, added ones
//! are verified at once.

use crate::api::call::Call;
use crate::api::object::{Object, added_details, details, details_with_creation, view_details};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::organizations::create::check_domain_free;
use crate::organizations::own::context;
use crate::store::Store;
use crate::store::organization::{Domain, Organization};

const UNKNOWN_ORGANIZATION: &str = "QUERY-iTTGJ";

/// `POST /management/v1/orgs/me/domains`.
pub(super) fn add_org_domain(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("AddOrgDomainRequest.Domain", call.text("domain"))?;
    let name = call.text("domain").trim();
    if name.is_empty() {
        return Err(ApiError::invalid_argument("ORG-r3h4J", "Errors.Invalid.Argument"));
    }
    if find(context(call, store, UNKNOWN_ORGANIZATION)?, name).is_some() {
        return Err(ApiError::already_exists("V2-e1wse", "Errors.Already.Exists"));
    }
    let verified = !store.domain_policy(&call.caller.context).require_org_domain_verification;
    if verified {
        check_domain_free(store, name)?;
    }
    let now = store.now();
    let organization = context(call, store, UNKNOWN_ORGANIZATION)?;
    organization.domains.push(Domain { name: name.to_owned(), verified });
    organization.record.touch(now);
    Ok(Object::new().set("details", added_details(&organization.record)).build())
}

fn find(organization: &Organization, name: &str) -> Option<usize> {
    organization.domains.iter().position(|domain| domain.name == name)
}

fn not_on_organization() -> ApiError {
    ApiError::not_found("ORG-GDfA3", "Domain doesn't exist on organization")
}

/// `POST /management/v1/orgs/me/domains/_search`.
pub(super) fn list_org_domains(call: &Call, store: &mut Store) -> ApiResult {
    let page = Page::of_query(call.message().get("query"));
    let now = store.now();
    let organization = context(call, store, UNKNOWN_ORGANIZATION)?;
    let shown = |domain: &Domain| {
        Object::new()
            .text("orgId", &organization.id)
            .set("details", details_with_creation(&organization.record))
            .text("domainName", &domain.name)
            .flag("isVerified", domain.verified)
            .flag("isPrimary", domain.name == organization.primary_domain)
    };
    let rows = page.rows(&organization.domains).iter().map(shown).collect();
    let body = Object::new().set("details", view_details(page.total(&organization.domains), now));
    Ok(body.list::<Object>("result", rows).build())
}

/// `DELETE /management/v1/orgs/me/domains/{domain}`.
pub(super) fn remove_org_domain(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let organization = context(call, store, UNKNOWN_ORGANIZATION)?;
    let index = find(organization, call.text("domain")).ok_or_else(not_on_organization)?;
    if organization.primary_domain == call.text("domain") {
        return Err(ApiError::failed_precondition("ORG-Sjdi3", "Primary domain must not be deleted"));
    }
    organization.domains.remove(index);
    organization.record.touch(now);
    Ok(Object::new().set("details", details(&organization.record)).build())
}

/// `POST /management/v1/orgs/me/domains/{domain}/_set_primary`.
pub(super) fn set_primary_org_domain(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let organization = context(call, store, UNKNOWN_ORGANIZATION)?;
    let index = find(organization, call.text("domain")).ok_or_else(not_on_organization)?;
    if !organization.domains[index].verified {
        return Err(ApiError::failed_precondition("ORG-Ggd32", "Domain is not verified"));
    }
    call.text("domain").clone_into(&mut organization.primary_domain);
    organization.record.touch(now);
    Ok(Object::new().set("details", details(&organization.record)).build())
}

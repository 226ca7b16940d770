//! Service `zitadel.org.v2.OrganizationService`, and the calls of v1 about organizations. Users of a deactivated
//! organization may still log in.

mod create;
mod domains;
mod own;
mod search;

use crate::api::object::Object;
use crate::api::route::Route;
use crate::store::organization::Organization;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const DOMAINS: &str = "/management/v1/orgs/me/domains";
    const DOMAIN: &str = "/management/v1/orgs/me/domains/{domain}";
    vec![
        Route::rpc(
            "POST",
            "/v2/organizations",
            "zitadel.org.v2.OrganizationService/AddOrganization",
            create::add_organization,
        )
        .needs("org.create")
        .created()
        .parsed_by(create::parse),
        Route::rpc(
            "POST",
            "/v2/organizations/_search",
            "zitadel.org.v2.OrganizationService/ListOrganizations",
            search::list_organizations,
        ),
        Route::rpc("POST", "/management/v1/orgs", "", create::add_org).needs("org.create"),
        Route::rpc("GET", "/management/v1/orgs/me", "", own::get_my_org).needs("org.read"),
        Route::rpc("PUT", "/management/v1/orgs/me", "", own::update_org).needs("org.write"),
        Route::rpc("POST", "/management/v1/orgs/me/_deactivate", "", own::deactivate_org).needs("org.write"),
        Route::rpc("POST", "/management/v1/orgs/me/_reactivate", "", own::reactivate_org).needs("org.write"),
        Route::rpc("DELETE", "/management/v1/orgs/me", "", own::remove_org).needs("org.delete"),
        Route::rpc("POST", DOMAINS, "", domains::add_org_domain).needs("org.write"),
        Route::rpc("POST", "/management/v1/orgs/me/domains/_search", "", domains::list_org_domains)
            .needs("org.read"),
        Route::rpc("DELETE", DOMAIN, "", domains::remove_org_domain).needs("org.write"),
        Route::rpc(
            "POST",
            "/management/v1/orgs/me/domains/{domain}/_set_primary",
            "",
            domains::set_primary_org_domain,
        )
        .needs("org.write"),
    ]
}

/// The organization without its details; `prefix` of the state's name differs between v1 and v2.
fn view(organization: &Organization, prefix: &str) -> Object {
    let state = if organization.active { "ACTIVE" } else { "INACTIVE" };
    Object::new()
        .text("id", &organization.id)
        .text("state", &format!("{prefix}_STATE_{state}"))
        .text("name", &organization.name)
        .text("primaryDomain", &organization.primary_domain)
}

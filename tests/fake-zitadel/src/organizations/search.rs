//! Searching organizations: a read that lags behind.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details_with_creation, list_details};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::api::text_query;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::organizations::view;
use crate::store::Store;
use crate::store::organization::Organization;

const STATES: &[&str] = &[
    "ORGANIZATION_STATE_UNSPECIFIED",
    "ORGANIZATION_STATE_ACTIVE",
    "ORGANIZATION_STATE_INACTIVE",
    "ORGANIZATION_STATE_REMOVED",
];

fn validate_query(query: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["nameQuery", "domainQuery", "stateQuery", "idQuery", "defaultQuery"];
    validate::required("SearchQuery.Query", kinds.iter().any(|kind| query.has(kind)))?;
    for (key, name, field, text_key) in [
        ("nameQuery", "NameQuery", "OrganizationNameQuery.Name", "name"),
        ("domainQuery", "DomainQuery", "OrganizationDomainQuery.Domain", "domain"),
        ("idQuery", "IdQuery", "OrganizationIDQuery.Id", "id"),
    ] {
        if query.has(key) {
            let result = validate::name(field, query.get(key).text(text_key));
            validate::within(&format!("SearchQuery.{name}"), result)?;
        }
    }
    Ok(())
}

/// Whether a condition holds: domains have to be verified.
fn holds(query: Message<'_>, store: &Store, organization: &Organization) -> bool {
    let part = |key: &str| query.get(key);
    if query.has("nameQuery") {
        text_query::fits(part("nameQuery"), &organization.name, part("nameQuery").text("name"))
    } else if query.has("domainQuery") {
        let part = part("domainQuery");
        organization.verified_domains().any(|known| text_query::fits(part, known, part.text("domain")))
    } else if query.has("stateQuery") {
        let state = if organization.active { STATES[1] } else { STATES[2] };
        part("stateQuery").choice("state", STATES) == state
    } else if query.has("idQuery") {
        organization.id == part("idQuery").text("id")
    } else {
        organization.id == store.instance.default_organization
    }
}

/// `POST /v2/organizations/_search`. Rows without `org.read` are left out but counted.
pub(super) fn list_organizations(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let queries = message.list("queries");
    for (index, query) in queries.iter().enumerate() {
        validate::within(&format!("ListOrganizationsRequest.Queries[{index}]"), validate_query(*query))?;
    }
    let page = Page::of_query(message.get("query"));
    let mut found: Vec<&Organization> = store
        .organizations
        .values()
        .filter(|organization| store.visible(organization.record.created))
        .filter(|organization| queries.iter().all(|query| holds(*query, store, organization)))
        .collect();
    let column = message.text("sortingColumn");
    if !column.is_empty() {
        found.sort_by(|a, b| {
            let order = match column {
                "ORGANIZATION_FIELD_NAME_NAME" => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
                _ => a.record.created.cmp(&b.record.created),
            };
            if page.ascending { order } else { order.reverse() }
        });
    }
    let readable = |organization: &&&Organization| {
        call.caller.require(store, "org.read", Scope::Organization(&organization.id)).is_ok()
    };
    let shown = |organization: &&Organization| {
        view(organization, "ORGANIZATION").set("details", details_with_creation(&organization.record))
    };
    let rows = page.rows(&found).iter().filter(readable).map(shown).collect();
    let body = Object::new().set("details", list_details(page.total(&found), store.now()));
    Ok(body.list::<Object>("result", rows).build())
}

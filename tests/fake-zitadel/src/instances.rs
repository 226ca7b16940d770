//! The instance itself: admin v1 and service `zitadel.instance.v2beta.InstanceService`, of which REST has a part.

use crate::api::call::Call;
use crate::api::object::{Object, details_with_creation};
use crate::api::paging::Page;
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::api::web::{WebReply, WebRequest};
use crate::error::ApiError;
use crate::store::Store;
use crate::store::instance::Instance;

/// Version shown: the one whose answers this stand-in gives.
const VERSION: &str = "v4.3.0";

/// A method of the service.
macro_rules! service {
    ($rpc:literal) => {
        concat!("zitadel.instance.v2beta.InstanceService/", $rpc)
    };
}

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const INSTANCE: &str = "/v2beta/instances/{instanceId}";
    const TRUSTED: &str = "/v2beta/instances/{instanceId}/trusted-domains";
    vec![
        Route::web("GET", "/admin/v1/healthz", healthz),
        Route::web("GET", "/management/v1/healthz", healthz),
        Route::web("GET", "/auth/v1/healthz", healthz),
        Route::rpc("GET", "/admin/v1/instances/me", "", get_my_instance).needs("iam.read"),
        Route::rpc("POST", "/admin/v1/trusted_domains", "", add_trusted_domain_v1).needs("iam.write"),
        Route::rpc("GET", INSTANCE, service!("GetInstance"), get_instance).needs("iam.read"),
        Route::rpc("POST", TRUSTED, service!("AddTrustedDomain"), add_trusted_domain).needs("iam.write"),
        Route::rpc(
            "POST",
            "/v2beta/instances/{instanceId}/trusted-domains/search",
            service!("ListTrustedDomains"),
            list_trusted_domains,
        )
        .needs("iam.read"),
        Route::rpc(
            "DELETE",
            "/v2beta/instances/{instanceId}/trusted-domains/{trustedDomain}",
            service!("RemoveTrustedDomain"),
            remove_trusted_domain,
        )
        .needs("iam.write"),
    ]
}

/// Liveness of the v1 services, for anybody.
fn healthz(_: &WebRequest, _: &mut Store) -> WebReply {
    WebReply::json(http::StatusCode::OK, &serde_json::json!({}))
}

fn name(instance: &Instance) -> &str {
    instance.domains.first().map_or("ZITADEL", String::as_str)
}

fn domain(index: usize, name: &str) -> Object {
    Object::new().text("domain", name).flag("primary", index == 0).flag("generated", index == 0)
}

/// `GET /admin/v1/instances/me`.
fn get_my_instance(_: &Call, store: &mut Store) -> ApiResult {
    let instance = &store.instance;
    let details = details_with_creation(&instance.record);
    let domains = instance.domains.iter().enumerate();
    let shown = Object::new()
        .text("id", &instance.id)
        .set("details", details.clone())
        .text("state", "STATE_RUNNING")
        .text("name", name(instance))
        .text("version", VERSION)
        .list("domains", domains.map(|(i, name)| domain(i, name).set("details", details.clone())).collect());
    Ok(Object::new().set("instance", shown).build())
}

/// Only this instance is known here.
fn check_id(call: &Call, store: &Store, request: &str) -> Result<(), ApiError> {
    validate::name(&format!("{request}.InstanceId"), call.text("instanceId"))?;
    if call.text("instanceId") == store.instance.id {
        return Ok(());
    }
    Err(ApiError::not_found("QUERY-n0wng", "Instance not found"))
}

/// `GET /v2beta/instances/{instanceId}`.
fn get_instance(call: &Call, store: &mut Store) -> ApiResult {
    check_id(call, store, "GetInstanceRequest")?;
    let instance = &store.instance;
    let shown_domain = |(i, name): (usize, &String)| {
        domain(i, name).text("instanceId", &instance.id).time("creationDate", instance.record.created)
    };
    let shown = Object::new()
        .text("id", &instance.id)
        .time("changeDate", instance.record.changed)
        .time("creationDate", instance.record.created)
        .text("state", "STATE_RUNNING")
        .text("name", name(instance))
        .text("version", VERSION)
        .list("domains", instance.domains.iter().enumerate().map(shown_domain).collect());
    Ok(Object::new().set("instance", shown).build())
}

fn trust(store: &mut Store, domain: &str) -> Result<(), ApiError> {
    let domain = domain.trim();
    if domain.is_empty() || domain.contains(char::is_whitespace) {
        return Err(ApiError::invalid_argument("COMMA-Stk21", "Errors.Invalid.Argument"));
    }
    if store.instance.trusted_domains.iter().any(|known| known == domain) {
        return Err(ApiError::already_exists("COMMA-hg42a", "Errors.Instance.Domain.AlreadyExists"));
    }
    store.instance.trusted_domains.push(domain.to_owned());
    Ok(())
}

/// `POST /v2beta/instances/{instanceId}/trusted-domains`.
fn add_trusted_domain(call: &Call, store: &mut Store) -> ApiResult {
    check_id(call, store, "AddTrustedDomainRequest")?;
    trust(store, call.text("trustedDomain"))?;
    Ok(Object::new().time("creationDate", store.now()).build())
}

/// `POST /admin/v1/trusted_domains` (deprecated).
fn add_trusted_domain_v1(call: &Call, store: &mut Store) -> ApiResult {
    validate::length("AddInstanceTrustedDomainRequest.Domain", call.text("domain"), 1, 253)?;
    trust(store, call.text("domain"))?;
    Ok(Object::new().set("details", crate::api::object::added_details(&store.instance.record)).build())
}

/// `POST /v2beta/instances/{instanceId}/trusted-domains/search`.
fn list_trusted_domains(call: &Call, store: &mut Store) -> ApiResult {
    check_id(call, store, "ListTrustedDomainsRequest")?;
    let instance = &store.instance;
    let page = Page::of_pagination(call.message().get("pagination"))?;
    let shown = |name: &String| {
        Object::new()
            .text("instanceId", &instance.id)
            .time("creationDate", instance.record.created)
            .text("domain", name)
    };
    let rows = page.rows(&instance.trusted_domains).iter().map(shown).collect();
    let total = page.total(&instance.trusted_domains) as u64;
    let body = Object::new().set("pagination", Object::new().long("totalResult", total));
    Ok(body.list::<Object>("trustedDomain", rows).build())
}

/// `DELETE /v2beta/instances/{instanceId}/trusted-domains/{trustedDomain}`.
fn remove_trusted_domain(call: &Call, store: &mut Store) -> ApiResult {
    check_id(call, store, "RemoveTrustedDomainRequest")?;
    let domain = call.text("trustedDomain");
    if !store.instance.trusted_domains.iter().any(|known| known == domain) {
        return Err(ApiError::not_found("COMMA-de3z9", "Errors.Instance.Domain.NotFound"));
    }
    store.instance.trusted_domains.retain(|known| known != domain);
    Ok(Object::new().time("deletionDate", store.now()).build())
}

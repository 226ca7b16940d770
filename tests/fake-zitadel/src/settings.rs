//! Service `zitadel.settings.v2.SettingsService`, and the calls of v1 that write what it shows.
//!
//! An organization without settings of its own shows the instance's, and so does one that does not exist.

/// Full name of a method of the service.
macro_rules! service {
    ($rpc:literal) => {
        concat!("zitadel.settings.v2.SettingsService/", $rpc)
    };
}

mod branding;
mod context;
mod domain;
mod factors;
mod idps;
mod languages;
mod links;
mod login;
mod oidc;
mod passwords;
mod policy;
mod security;
mod translation;
mod translation_texts;

use crate::api::call::Call;
use crate::api::object::{Object, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::store::Store;
use crate::store::policy::{
    AgePolicy, ComplexityPolicy, DomainPolicy, LabelPolicy, LockoutPolicy, LoginPolicy, PrivacyPolicy,
};
use policy::Policy;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    [
        reads(),
        policy::routes(),
        languages::routes().to_vec(),
        oidc::routes().to_vec(),
        security::routes(),
        translation::routes(),
    ]
    .concat()
}

fn reads() -> Vec<Route> {
    let mut routes = vec![
        Route::rpc(
            "GET",
            "/v2/settings/login/idps",
            service!("GetActiveIdentityProviders"),
            idps::get_active_identity_providers,
        ),
        Route::rpc("GET", "/v2/settings/login", service!("GetLoginSettings"), get::<LoginPolicy>),
        Route::rpc(
            "GET",
            "/v2/settings/password/complexity",
            service!("GetPasswordComplexitySettings"),
            get::<ComplexityPolicy>,
        ),
        Route::rpc(
            "GET",
            "/v2/settings/password/expiry",
            service!("GetPasswordExpirySettings"),
            get::<AgePolicy>,
        ),
        Route::rpc("GET", "/v2/settings/lockout", service!("GetLockoutSettings"), get::<LockoutPolicy>),
        Route::rpc("GET", "/v2/settings/branding", service!("GetBrandingSettings"), get::<LabelPolicy>),
        Route::rpc(
            "GET",
            "/v2/settings/legal_support",
            service!("GetLegalAndSupportSettings"),
            get::<PrivacyPolicy>,
        ),
        Route::rpc("GET", "/v2/settings/domain", service!("GetDomainSettings"), get::<DomainPolicy>),
    ];
    for route in &mut routes {
        *route = route.parsed_by(context::parse);
    }
    routes.push(Route::rpc(
        "GET",
        "/v2/settings",
        service!("GetGeneralSettings"),
        languages::get_general_settings,
    ));
    routes.into_iter().map(|route| route.needs("policy.read")).collect()
}

/// The settings in force for the context.
fn get<P: Policy>(call: &Call, store: &mut Store) -> ApiResult {
    let in_force = P::in_force(store, context::owner(call));
    let owner_type = if in_force.record.owner == store.instance.id {
        "RESOURCE_OWNER_TYPE_INSTANCE"
    } else {
        "RESOURCE_OWNER_TYPE_ORG"
    };
    Ok(Object::new()
        .set("details", details_with_creation(&in_force.record))
        .set("settings", in_force.value.view().set("resourceOwnerType", owner_type))
        .build())
}

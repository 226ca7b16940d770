//! Lifetimes of tokens (admin v1). They count for tokens issued from then on.

use time::Duration;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::Store;
use crate::store::instance::OidcSettings;

/// Routes of this module.
pub(super) fn routes() -> [Route; 2] {
    const PATH: &str = "/admin/v1/settings/oidc";
    [
        Route::rpc("GET", PATH, "", get_oidc_settings).needs("iam.read"),
        Route::rpc("PUT", PATH, "", update_oidc_settings).parsed_by(parse).needs("iam.write"),
    ]
}

fn parse(message: Message<'_>) -> Result<(), ApiError> {
    read(message).map(|_| ())
}

fn read(message: Message<'_>) -> Result<OidcSettings, ApiError> {
    let lifetime = |name: &str| Ok(message.duration(name)?.unwrap_or(Duration::ZERO));
    Ok(OidcSettings {
        access_token: lifetime("accessTokenLifetime")?,
        id_token: lifetime("idTokenLifetime")?,
        refresh_idle: lifetime("refreshTokenIdleExpiration")?,
        refresh_absolute: lifetime("refreshTokenExpiration")?,
    })
}

fn get_oidc_settings(_: &Call, store: &mut Store) -> ApiResult {
    let settings = &store.instance.oidc;
    let shown = Object::new()
        .set("details", details_with_creation(&store.instance.record))
        .duration("accessTokenLifetime", settings.access_token)
        .duration("idTokenLifetime", settings.id_token)
        .duration("refreshTokenIdleExpiration", settings.refresh_idle)
        .duration("refreshTokenExpiration", settings.refresh_absolute);
    Ok(Object::new().set("settings", shown).build())
}

fn update_oidc_settings(call: &Call, store: &mut Store) -> ApiResult {
    let settings = read(call.message())?;
    if settings == store.instance.oidc {
        return Err(ApiError::failed_precondition("COMMAND-8snEr", "No changes"));
    }
    store.instance.oidc = settings;
    let now = store.now();
    store.instance.record.touch(now);
    Ok(Object::new().set("details", details(&store.instance.record)).build())
}

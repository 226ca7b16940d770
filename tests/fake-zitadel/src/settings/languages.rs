//! The instance's default language, and the restriction to some languages (admin v1).
//!
//! The recorded version shows restrictions in discovery only; `allowedLanguages` of the general settings came with a later
//! version 4, and is shown here as there: absent while nothing is restricted.

use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::oidc::LANGUAGES;
use crate::store::Store;

/// Routes of this module.
pub(super) fn routes() -> [Route; 2] {
    [
        Route::rpc("PUT", "/admin/v1/languages/default/{language}", "", set_default).needs("iam.write"),
        Route::rpc("PUT", "/admin/v1/restrictions", "", set_restrictions).needs("iam.restrictions.write"),
    ]
}

/// `GET /v2/settings`.
pub(super) fn get_general_settings(_: &Call, store: &mut Store) -> ApiResult {
    let instance = &store.instance;
    Ok(Object::new()
        .text("defaultOrgId", &instance.default_organization)
        .text("defaultLanguage", &instance.default_language)
        .list("supportedLanguages", LANGUAGES.to_vec())
        .list("allowedLanguages", instance.allowed_languages.clone())
        .build())
}

fn set_default(call: &Call, store: &mut Store) -> ApiResult {
    let language = call.text("language");
    if !LANGUAGES.contains(&language) {
        return Err(ApiError::invalid_argument("LANG-lg4DP", "Errors.Language.NotSupported"));
    }
    let allowed = &store.instance.allowed_languages;
    if !allowed.is_empty() && !allowed.iter().any(|known| known == language) {
        return Err(ApiError::failed_precondition("LANG-2M9fs", "Errors.Language.NotAllowed"));
    }
    language.clone_into(&mut store.instance.default_language);
    done(store)
}

/// An absent list leaves the languages as they are, an empty one allows all.
fn set_restrictions(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    if message.has("allowedLanguages") {
        let allowed = message.get("allowedLanguages").texts("list");
        if allowed.iter().any(|language| !LANGUAGES.contains(&language.as_str())) {
            return Err(ApiError::invalid_argument("LANG-lg4DP", "Errors.Language.NotSupported"));
        }
        if !allowed.is_empty() && !allowed.contains(&store.instance.default_language) {
            let text = "Errors.Restrictions.DefaultLanguageMustBeAllowed";
            return Err(ApiError::failed_precondition("LANG-2M9fs", text));
        }
        store.instance.allowed_languages = allowed;
    }
    done(store)
}

fn done(store: &mut Store) -> ApiResult {
    let now = store.now();
    store.instance.record.touch(now);
    Ok(Object::new().set("details", details(&store.instance.record)).build())
}

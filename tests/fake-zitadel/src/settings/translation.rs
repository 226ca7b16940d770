//! Texts of the hosted login: built-in ones, over them the instance's, over these an organization's.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::translation_texts::built_in;
use crate::api::call::Call;
use crate::api::object::Object;
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::oidc::LANGUAGES;
use crate::store::Store;

const PATH: &str = "/v2/settings/hosted_login_translation";

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("GET", PATH, service!("GetHostedLoginTranslation"), get_hosted_login_translation)
            .needs("iam.policy.read"),
        Route::rpc("PUT", PATH, service!("SetHostedLoginTranslation"), set_hosted_login_translation)
            .needs("iam.policy.write"),
    ]
}

/// Whose texts are meant.
enum Level<'a> {
    System,
    Instance,
    Organization(&'a str),
}

fn level(call: &Call) -> Option<Level<'_>> {
    let organization = call.text("organizationId");
    if call.message().flag("system") {
        Some(Level::System)
    } else if call.message().flag("instance") {
        Some(Level::Instance)
    } else {
        (!organization.is_empty()).then_some(Level::Organization(organization))
    }
}

/// Language and full tag of the locale.
fn locale<'a>(call: &'a Call, request: &str, id: &'static str) -> Result<(&'a str, &'a str), ApiError> {
    let tag = call.text("locale");
    if tag.chars().count() < 2 {
        return Err(ApiError::validation(format!(
            "invalid {request}.Locale: value length must be at least 2 runes"
        )));
    }
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    if LANGUAGES.contains(&language) {
        Ok((language, tag))
    } else {
        Err(ApiError::invalid_argument(id, "Errors.Arguments.Locale.Invalid"))
    }
}

fn get_hosted_login_translation(call: &Call, store: &mut Store) -> ApiResult {
    let (language, tag) = locale(call, "GetHostedLoginTranslationRequest", "QUERY-rZLAGi")?;
    let level = level(call)
        .ok_or_else(|| ApiError::invalid_argument("QUERY-YB6Sri", "Errors.Arguments.Level.Invalid"))?;
    let alone = call.message().flag("ignoreInheritance");
    let mut texts = Value::Object(Map::new());
    if !alone || matches!(level, Level::System) {
        texts = built_in(language);
    }
    let tags = if language == tag { vec![tag] } else { vec![language, tag] };
    for tag in tags {
        if matches!(level, Level::Instance) || (matches!(level, Level::Organization(_)) && !alone) {
            merge_own(&mut texts, store.instance.hosted_login_texts.get(tag));
        }
        if let Level::Organization(id) = level {
            let own = store.organizations.get(id).and_then(|own| own.hosted_login_texts.get(tag));
            merge_own(&mut texts, own);
        }
    }
    let etag = texts.as_object().is_some_and(|map| !map.is_empty()).then(|| etag(&texts));
    Ok(Object::new().opt("etag", etag).set("translations", texts).build())
}

fn set_hosted_login_translation(call: &Call, store: &mut Store) -> ApiResult {
    let (_, tag) = locale(call, "SetHostedLoginTranslationRequest", "COMMA-xmjATA")?;
    let invalid = || ApiError::invalid_argument("COMMA-YB6Sri", "Errors.Arguments.Level.Invalid");
    let texts = call.message().get("translations").raw().and_then(Value::as_object);
    let texts = texts.cloned().unwrap_or_default();
    let etag = etag(&Value::Object(texts.clone()));
    let place = match level(call).ok_or_else(invalid)? {
        Level::System => return Err(invalid()),
        Level::Instance => &mut store.instance.hosted_login_texts,
        Level::Organization(id) => {
            &mut store.organizations.get_mut(id).ok_or_else(invalid)?.hosted_login_texts
        }
    };
    place.insert(tag.to_owned(), texts);
    Ok(Object::new().text("etag", &etag).build())
}

fn merge_own(into: &mut Value, own: Option<&Map<String, Value>>) {
    if let Some(own) = own {
        merge(into, &Value::Object(own.clone()));
    }
}

/// Puts `own` over what is there, object by object.
fn merge(into: &mut Value, own: &Value) {
    match (into, own) {
        (Value::Object(into), Value::Object(own)) => {
            for (key, value) in own {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, own) => *into = own.clone(),
    }
}

/// Changes with the texts.
fn etag(texts: &Value) -> String {
    let hash = digest(&SHA256, texts.to_string().as_bytes());
    URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn own_texts_lie_over_the_others_key_by_key() {
        let mut texts = json!({"loginname": {"title": "A", "description": "B"}, "common": {"back": "C"}});
        merge(&mut texts, &json!({"loginname": {"title": "ü {{x}}"}, "new": {"key": "D"}}));
        let wanted = json!({"loginname": {"title": "ü {{x}}", "description": "B"}, "common": {"back": "C"},
            "new": {"key": "D"}});
        assert_eq!(texts, wanted);
        assert_ne!(etag(&texts), etag(&json!({})));
    }
}

//! Adding identity providers.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, added_details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::idp::{Idp, IdpKind, IdpOptions};

/// `POST /management/v1/idps/generic_oidc`.
pub(super) fn organization_oidc(call: &Call, store: &mut Store) -> ApiResult {
    add(call, store, &call.caller.context, oidc(call.message())?)
}

/// `POST /management/v1/idps/oauth`.
pub(super) fn organization_oauth(call: &Call, store: &mut Store) -> ApiResult {
    add(call, store, &call.caller.context, oauth(call.message())?)
}

/// `POST /management/v1/idps/generic_jwt`.
pub(super) fn organization_jwt(call: &Call, store: &mut Store) -> ApiResult {
    add(call, store, &call.caller.context, jwt(call.message())?)
}

/// `POST /admin/v1/idps/generic_oidc`.
pub(super) fn instance_oidc(call: &Call, store: &mut Store) -> ApiResult {
    let owner = store.instance.id.clone();
    add(call, store, &owner, oidc(call.message())?)
}

/// `POST /admin/v1/idps/oauth`.
pub(super) fn instance_oauth(call: &Call, store: &mut Store) -> ApiResult {
    let owner = store.instance.id.clone();
    add(call, store, &owner, oauth(call.message())?)
}

/// `POST /admin/v1/idps/generic_jwt`.
pub(super) fn instance_jwt(call: &Call, store: &mut Store) -> ApiResult {
    let owner = store.instance.id.clone();
    add(call, store, &owner, jwt(call.message())?)
}

/// Texts of 1 to 200 characters: field of the message, and its name in the validation's words.
fn required(message: Message<'_>, request: &str, fields: &[(&str, &str)]) -> Result<(), ApiError> {
    fields
        .iter()
        .try_for_each(|(field, name)| validate::name(&format!("{request}.{name}"), message.text(field)))
}

/// `usePkce` is taken and has no effect on intents.
fn oidc(message: Message<'_>) -> Result<IdpKind, ApiError> {
    required(
        message,
        "AddGenericOIDCProviderRequest",
        &[("name", "Name"), ("issuer", "Issuer"), ("clientId", "ClientId"), ("clientSecret", "ClientSecret")],
    )?;
    Ok(IdpKind::Oidc {
        issuer: message.text("issuer").to_owned(),
        client_id: message.text("clientId").to_owned(),
        client_secret: message.text("clientSecret").to_owned(),
        scopes: message.texts("scopes"),
        id_token_mapping: message.flag("isIdTokenMapping"),
    })
}

fn oauth(message: Message<'_>) -> Result<IdpKind, ApiError> {
    required(
        message,
        "AddGenericOAuthProviderRequest",
        &[
            ("name", "Name"),
            ("clientId", "ClientId"),
            ("clientSecret", "ClientSecret"),
            ("authorizationEndpoint", "AuthorizationEndpoint"),
            ("tokenEndpoint", "TokenEndpoint"),
            ("userEndpoint", "UserEndpoint"),
            ("idAttribute", "IdAttribute"),
        ],
    )?;
    Ok(IdpKind::OAuth {
        client_id: message.text("clientId").to_owned(),
        client_secret: message.text("clientSecret").to_owned(),
        authorization_endpoint: message.text("authorizationEndpoint").to_owned(),
        token_endpoint: message.text("tokenEndpoint").to_owned(),
        user_endpoint: message.text("userEndpoint").to_owned(),
        scopes: message.texts("scopes"),
        id_attribute: message.text("idAttribute").to_owned(),
    })
}

fn jwt(message: Message<'_>) -> Result<IdpKind, ApiError> {
    required(
        message,
        "AddJWTProviderRequest",
        &[
            ("name", "Name"),
            ("issuer", "Issuer"),
            ("jwtEndpoint", "JwtEndpoint"),
            ("keysEndpoint", "KeysEndpoint"),
            ("headerName", "HeaderName"),
        ],
    )?;
    Ok(IdpKind::Jwt {
        issuer: message.text("issuer").to_owned(),
        jwt_endpoint: message.text("jwtEndpoint").to_owned(),
        keys_endpoint: message.text("keysEndpoint").to_owned(),
        header_name: message.text("headerName").to_owned(),
    })
}

fn options(message: Message<'_>) -> IdpOptions {
    let linking = ["", "AUTO_LINKING_OPTION_USERNAME", "AUTO_LINKING_OPTION_EMAIL"];
    IdpOptions {
        linking_allowed: message.flag("isLinkingAllowed"),
        creation_allowed: message.flag("isCreationAllowed"),
        auto_creation: message.flag("isAutoCreation"),
        auto_update: message.flag("isAutoUpdate"),
        auto_linking: message.choice("autoLinking", &linking).to_owned(),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "all handlers have one shape")]
fn add(call: &Call, store: &mut Store, owner: &str, kind: IdpKind) -> ApiResult {
    let id = store.new_id();
    let idp = Idp {
        id: id.clone(),
        record: store.record(owner),
        name: call.text("name").to_owned(),
        active: true,
        options: options(call.message().get("providerOptions")),
        kind,
    };
    let details = added_details(&idp.record);
    store.idps.insert(id.clone(), idp);
    Ok(Object::new().set("details", details).text("id", &id).build())
}

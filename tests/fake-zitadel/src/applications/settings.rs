//! The OIDC settings of an application: read from requests, shown, changed.

use time::Duration;

use crate::api::message::Message;
use crate::api::object::Object;
use crate::error::ApiError;
use crate::store::application::{Application, AuthMethod};

const RESPONSE_TYPES: [&str; 4] = [
    "OIDC_RESPONSE_TYPE_UNSPECIFIED",
    "OIDC_RESPONSE_TYPE_CODE",
    "OIDC_RESPONSE_TYPE_ID_TOKEN",
    "OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN",
];
const GRANT_TYPES: [&str; 5] = [
    "OIDC_GRANT_TYPE_AUTHORIZATION_CODE",
    "OIDC_GRANT_TYPE_IMPLICIT",
    "OIDC_GRANT_TYPE_REFRESH_TOKEN",
    "OIDC_GRANT_TYPE_DEVICE_CODE",
    "OIDC_GRANT_TYPE_TOKEN_EXCHANGE",
];
const APP_TYPES: [&str; 3] = ["OIDC_APP_TYPE_WEB", "OIDC_APP_TYPE_USER_AGENT", "OIDC_APP_TYPE_NATIVE"];
const TOKEN_TYPES: [&str; 2] = ["OIDC_TOKEN_TYPE_BEARER", "OIDC_TOKEN_TYPE_JWT"];

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.duration("clockSkew")?;
    message.one_of("loginVersion", "zitadel.app.v1.LoginVersion.version", &["loginV1", "loginV2"])
}

/// Everything as the request says, what it does not name at its default.
pub(super) fn replace(application: &mut Application, message: Message<'_>) -> Result<(), ApiError> {
    application.redirect_uris = message.texts("redirectUris");
    application.post_logout_redirect_uris = message.texts("postLogoutRedirectUris");
    set_flows(application, message);
    message.choice("appType", &APP_TYPES).clone_into(&mut application.app_type);
    application.auth_method = AuthMethod::of(message.choice("authMethodType", &AuthMethod::NAMES));
    application.jwt_tokens = message.choice("accessTokenType", &TOKEN_TYPES) == TOKEN_TYPES[1];
    application.dev_mode = message.flag("devMode");
    application.access_token_roles = message.flag("accessTokenRoleAssertion");
    application.id_token_roles = message.flag("idTokenRoleAssertion");
    application.id_token_userinfo = message.flag("idTokenUserinfoAssertion");
    application.clock_skew = skew(message)?.unwrap_or(Duration::ZERO);
    application.additional_origins = message.texts("additionalOrigins");
    message.text("backChannelLogoutUri").clone_into(&mut application.back_channel_logout_uri);
    application.login_v2_base_uri = login_pages(message);
    Ok(())
}

/// Only what the request names, but for grant and response types, which are always taken from it.
pub(super) fn change(application: &mut Application, message: Message<'_>) -> Result<(), ApiError> {
    let uris = |name: &str| message.has(name).then(|| message.texts(name));
    let flag = |name: &str, before: bool| if message.has(name) { message.flag(name) } else { before };
    set_flows(application, message);
    if let Some(uris) = uris("redirectUris") {
        application.redirect_uris = uris;
    }
    if let Some(uris) = uris("postLogoutRedirectUris") {
        application.post_logout_redirect_uris = uris;
    }
    if let Some(origins) = uris("additionalOrigins") {
        application.additional_origins = origins;
    }
    if message.has("appType") {
        message.choice("appType", &APP_TYPES).clone_into(&mut application.app_type);
    }
    if message.has("authMethodType") {
        application.auth_method = AuthMethod::of(message.choice("authMethodType", &AuthMethod::NAMES));
    }
    if message.has("accessTokenType") {
        application.jwt_tokens = message.choice("accessTokenType", &TOKEN_TYPES) == TOKEN_TYPES[1];
    }
    application.dev_mode = flag("devMode", application.dev_mode);
    application.access_token_roles = flag("accessTokenRoleAssertion", application.access_token_roles);
    application.id_token_roles = flag("idTokenRoleAssertion", application.id_token_roles);
    application.id_token_userinfo = flag("idTokenUserinfoAssertion", application.id_token_userinfo);
    if let Some(skew) = skew(message)? {
        application.clock_skew = skew;
    }
    if let Some(uri) = message.opt_text("backChannelLogoutUri") {
        uri.clone_into(&mut application.back_channel_logout_uri);
    }
    if message.has("loginVersion") {
        application.login_v2_base_uri = login_pages(message);
    }
    Ok(())
}

fn set_flows(application: &mut Application, message: Message<'_>) {
    let named = |field: &str, names: &[&'static str], default: &str| -> Vec<String> {
        let named: Vec<String> =
            message.list(field).iter().map(|item| item.choice("", names).to_owned()).collect();
        if named.is_empty() { vec![default.to_owned()] } else { named }
    };
    application.response_types = named("responseTypes", &RESPONSE_TYPES, RESPONSE_TYPES[1]);
    application.grant_types = named("grantTypes", &GRANT_TYPES, GRANT_TYPES[0]);
}

/// 0 to 5 seconds.
fn skew(message: Message<'_>) -> Result<Option<Duration>, ApiError> {
    let skew = message.duration("clockSkew")?;
    if skew.is_some_and(|skew| skew.is_negative() || skew > Duration::seconds(5)) {
        return Err(ApiError::validation(
            "invalid AddOIDCAppRequest.ClockSkew: value must be inside range [0s, 5s]",
        ));
    }
    Ok(skew)
}

/// Own login pages of version 2; an empty base address means those of the feature.
fn login_pages(message: Message<'_>) -> Option<String> {
    message.has("loginVersion.loginV2").then(|| message.text("loginVersion.loginV2.baseUri").to_owned())
}

/// `oidcConfig` of v1.
pub(super) fn view(application: &Application) -> Object {
    let login = application
        .login_v2_base_uri
        .as_ref()
        .map(|uri| Object::new().set("loginV2", Object::new().text("baseUri", uri)));
    let token_type = TOKEN_TYPES[usize::from(application.jwt_tokens)];
    Object::new()
        .list("redirectUris", application.redirect_uris.clone())
        .list("responseTypes", application.response_types.clone())
        .list("grantTypes", application.grant_types.clone())
        .choice("appType", &application.app_type, APP_TYPES[0])
        .text("clientId", &application.client_id)
        .choice("authMethodType", application.auth_method.name(), AuthMethod::NAMES[0])
        .list("postLogoutRedirectUris", application.post_logout_redirect_uris.clone())
        .flag("devMode", application.dev_mode)
        .choice("accessTokenType", token_type, TOKEN_TYPES[0])
        .flag("accessTokenRoleAssertion", application.access_token_roles)
        .flag("idTokenRoleAssertion", application.id_token_roles)
        .flag("idTokenUserinfoAssertion", application.id_token_userinfo)
        .duration("clockSkew", application.clock_skew)
        .list("additionalOrigins", application.additional_origins.clone())
        .list("allowedOrigins", application.allowed_origins())
        .text("backChannelLogoutUri", &application.back_channel_logout_uri)
        .opt("loginVersion", login)
}

//! Starting an intent.

use super::{finish, upstream};
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Waiting};
use crate::api::validate;
use crate::error::ApiError;
use crate::oidc::url_query::with_query;
use crate::store::idp::{IdpKind, Intent, IntentState};

/// Scopes asked for if a provider of OpenID Connect names none.
const DEFAULT_SCOPES: [&str; 4] = ["openid", "profile", "email", "phone"];

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.StartIdentityProviderIntentRequest.content", &["urls", "ldap"])
}

fn validate(message: Message<'_>) -> Result<(), ApiError> {
    validate::name("StartIdentityProviderIntentRequest.IdpId", message.text("idpId"))?;
    if message.has("urls") {
        let urls = message.get("urls");
        let checked = validate::length("RedirectURLs.SuccessUrl", urls.text("successUrl"), 1, 2048)
            .and_then(|()| validate::length("RedirectURLs.FailureUrl", urls.text("failureUrl"), 1, 2048));
        validate::within("StartIdentityProviderIntentRequest.Urls", checked)?;
    }
    Ok(())
}

/// Needs no permission, and no login policy has to name the provider. The URLs are not checked against anything.
pub(super) fn start_identity_provider_intent(call: Call) -> Waiting<ApiResult> {
    Box::pin(async move {
        let message = call.message();
        validate(message)?;
        let (idp, id, issuer) = {
            let mut store = call.app.store();
            let idp = store.idps.get(message.text("idpId")).cloned();
            (idp, store.new_id(), store.instance.issuer.clone())
        };
        if message.has("ldap") {
            let text = "Errors.ExternalIDP.IDPTypeNotImplemented";
            return Err(ApiError::invalid_argument("IDP-9a02j2n2bh", text));
        }
        if !message.has("urls") {
            let text = "type oneOf <nil> in method StartIdentityProviderIntent not implemented";
            return Err(ApiError::unimplemented("USERv2-S2g21", text));
        }
        let idp = idp.ok_or_else(|| {
            let text = "Identity Provider Configuration doesn't exist";
            ApiError::failed_precondition("COMMAND-as02jin", text)
        })?;
        let url = match &idp.kind {
            IdpKind::Oidc { issuer: provider, client_id, scopes, .. } => {
                let found = upstream::discover(call.app.outbound(), provider).await.map_err(|error| {
                    ApiError::untyped(format!("rpc error: code = Unknown desc = {error}"))
                })?;
                let scope = oidc_scope(scopes);
                authorization_url(&found.authorization_endpoint, client_id, &issuer, &scope, &id)
            }
            IdpKind::OAuth { client_id, authorization_endpoint, scopes, .. } => {
                authorization_url(authorization_endpoint, client_id, &issuer, &scopes.join(" "), &id)
            }
            IdpKind::Jwt { jwt_endpoint, .. } => {
                let sealed = call.app.store().idp_key.seal(&id);
                with_query(jwt_endpoint, &[("authRequestID", &id), ("userAgentID", &sealed)])
            }
        };
        let mut store = call.app.store();
        let intent = Intent {
            id: id.clone(),
            record: store.record(&store.instance.id),
            idp_id: idp.id,
            success_url: message.text("urls.successUrl").to_owned(),
            failure_url: message.text("urls.failureUrl").to_owned(),
            state: IntentState::Started,
        };
        let details = details(&intent.record);
        store.intents.insert(id, intent);
        Ok(Object::new().set("details", details).text("authUrl", &url).build())
    })
}

fn oidc_scope(scopes: &[String]) -> String {
    if scopes.is_empty() {
        return DEFAULT_SCOPES.join(" ");
    }
    let mut all: Vec<&str> = scopes.iter().map(String::as_str).collect();
    if !all.contains(&"openid") {
        all.push("openid");
    }
    all.join(" ")
}

/// Where the browser goes: neither `nonce` nor PKCE, whatever the provider's settings.
fn authorization_url(endpoint: &str, client_id: &str, issuer: &str, scope: &str, intent: &str) -> String {
    let redirect_uri = finish::callback_address(issuer);
    let mut parameters = vec![
        ("client_id", client_id),
        ("prompt", "select_account"),
        ("redirect_uri", redirect_uri.as_str()),
        ("response_type", "code"),
        ("scope", scope),
        ("state", intent),
    ];
    parameters.retain(|(name, value)| *name != "scope" || !value.is_empty());
    with_query(endpoint, &parameters)
}

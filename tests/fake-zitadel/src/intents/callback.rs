//! `/idps/callback`: the browser comes back from an OAuth or OpenID provider.

use serde_json::{Map, Value};

use super::external::{oauth_user, oidc_user};
use super::finish::{self, Failure};
use super::jwt::KeySet;
use super::upstream::{self, Discovery, Registration, Tokens};
use crate::App;
use crate::api::route::Waiting;
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::keys::Unverified;
use crate::store::idp::{ExternalUser, IdpKind, Intent};

/// Tolerance for the provider's clock, in seconds.
const SKEW: i64 = 1;

/// Finishes the intent that `state` names.
pub(super) fn callback(request: WebRequest) -> Waiting<WebReply> {
    Box::pin(async move {
        let Ok(parameters) = request.parameters() else { return finish::refuse("invalid URL escape") };
        let state = parameters.text("state");
        if state.is_empty() {
            return finish::refuse("ID=IDP-Hk38e Message=Errors.Intent.StateMissing");
        }
        let found = finish::active(&request, &request.app.store(), state);
        let intent = match found {
            Ok(found) => found,
            Err(reply) => return reply,
        };
        let outcome = external_user(&request.app, &parameters, &intent).await;
        finish::end(&request, &mut request.app.store(), &intent, outcome)
    })
}

/// Who the provider says it was.
async fn external_user(app: &App, parameters: &Parameters, intent: &Intent) -> Result<ExternalUser, Failure> {
    if let Some(error) = parameters.get("error").filter(|error| !error.is_empty()) {
        return Err(Failure::id(error, parameters.text("error_description")));
    }
    let idp = finish::provider(&app.store(), intent)?;
    let redirect_uri = finish::callback_address(&app.store().instance.issuer);
    let code = parameters.text("code");
    match &idp.kind {
        IdpKind::Oidc { issuer, client_id, client_secret, id_token_mapping, .. } => {
            let own = Registration { id: client_id, secret: client_secret };
            let found = upstream::discover(app.outbound(), issuer).await.map_err(Failure::text)?;
            let tokens = upstream::exchange(app.outbound(), &found.token_endpoint, &own, code, &redirect_uri)
                .await
                .map_err(Failure::text)?;
            openid_user(app, issuer, client_id, &found, tokens, *id_token_mapping).await
        }
        IdpKind::OAuth { client_id, client_secret, token_endpoint, user_endpoint, id_attribute, .. } => {
            let own = Registration { id: client_id, secret: client_secret };
            let tokens = upstream::exchange(app.outbound(), token_endpoint, &own, code, &redirect_uri)
                .await
                .map_err(Failure::text)?;
            let user: Map<String, Value> =
                upstream::get(app.outbound(), user_endpoint, Some(&tokens.access_token))
                    .await
                    .map_err(Failure::text)?;
            Ok(oauth_user(&user, id_attribute, &tokens))
        }
        IdpKind::Jwt { .. } => Err(Failure::wrong_kind()),
    }
}

/// The ID token has to be right in any case; who it was stands in it or in userinfo.
async fn openid_user(
    app: &App,
    issuer: &str,
    client_id: &str,
    found: &Discovery,
    tokens: Tokens,
    from_id_token: bool,
) -> Result<ExternalUser, Failure> {
    let claims = id_token_claims(app, issuer, client_id, found, &tokens.id_token).await?;
    if from_id_token {
        return Ok(oidc_user(claims, &tokens));
    }
    let user: Map<String, Value> =
        upstream::get(app.outbound(), &found.userinfo_endpoint, Some(&tokens.access_token))
            .await
            .map_err(Failure::text)?;
    if user.get("sub") != claims.get("sub") {
        return Err(Failure::text("sub from userinfo does not match the sub from the id_token"));
    }
    Ok(oidc_user(user, &tokens))
}

/// Verifies an ID token (OpenID Connect Core, 3.1.3.7).
async fn id_token_claims(
    app: &App,
    issuer: &str,
    client_id: &str,
    found: &Discovery,
    id_token: &str,
) -> Result<Map<String, Value>, Failure> {
    if id_token.is_empty() {
        return Err(Failure::text("id_token missing"));
    }
    let token = Unverified::parse(id_token)
        .ok_or_else(|| Failure::text("id_token malformed: the payload is no JSON"))?;
    let got = token.text_claim("iss");
    if got != issuer {
        return Err(Failure::text(format!("issuer does not match: Expected: {issuer}, got: {got}")));
    }
    if !token.has_audience(client_id) {
        return Err(Failure::text(format!(
            "audience is not valid: Audience must contain client_id \"{client_id}\""
        )));
    }
    let keys = KeySet::fetch(app, &found.jwks_uri).await.map_err(Failure::text)?;
    keys.verify(&token).map_err(Failure::text)?;
    let now = app.store().now().unix_timestamp();
    if token.time_claim("exp").is_none_or(|expires| now + SKEW >= expires) {
        return Err(Failure::text("token has expired"));
    }
    Ok(token.claims)
}

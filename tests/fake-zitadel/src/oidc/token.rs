//! The token endpoint. It takes any method and reads query and form together; a JSON body is not read.

use super::{client, client_credentials, code, device, jwt_profile, refresh};
use crate::api::route::Waiting;
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::Application;

/// `/oauth/v2/token`. It waits a little first, so that simultaneous requests meet as they do at a real server.
pub(super) fn token(request: WebRequest) -> Waiting<WebReply> {
    Box::pin(async move {
        let latency = request.app.store().config.token_latency;
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        let app = request.app.clone();
        grant(&request, &mut app.store()).into()
    })
}

fn grant(request: &WebRequest, store: &mut Store) -> Result<WebReply, OAuthError> {
    let parameters = request.parameters()?;
    match parameters.text("grant_type") {
        "" => Err(OAuthError::invalid_request("grant_type missing")),
        "authorization_code" => {
            let application = allowed(
                store,
                request,
                &parameters,
                "authorization_code",
                "OIDC_GRANT_TYPE_AUTHORIZATION_CODE",
            )?;
            code::exchange(request, &parameters, &application, store)
        }
        "refresh_token" => {
            let application =
                allowed(store, request, &parameters, "refresh_token", "OIDC_GRANT_TYPE_REFRESH_TOKEN")?;
            refresh::refresh(request, &parameters, &application, store)
        }
        "client_credentials" => client_credentials::grant(request, &parameters, store),
        "urn:ietf:params:oauth:grant-type:jwt-bearer" => jwt_profile::grant(&parameters, store),
        device::GRANT => device::poll(request, &parameters, store),
        other => Err(OAuthError::new("unsupported_grant_type", format!("{other} not supported"))),
    }
}

/// Authenticates the client and checks that its application has the grant.
pub(super) fn allowed(
    store: &Store,
    request: &WebRequest,
    parameters: &Parameters,
    grant: &str,
    setting: &str,
) -> Result<Application, OAuthError> {
    let application = client::authenticate(store, request, parameters)?;
    if application.has_grant(setting) {
        Ok(application.clone())
    } else {
        Err(OAuthError::new("unauthorized_client", format!("grant_type \"{grant}\" not allowed")))
    }
}

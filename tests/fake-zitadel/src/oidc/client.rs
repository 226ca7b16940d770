//! Client authentication at the token, revocation and device endpoints.

use time::Duration;

use super::assertion;
use crate::api::web::{Parameters, WebRequest};
use crate::error::OAuthError;
use crate::keys::Unverified;
use crate::store::Store;
use crate::store::application::{Application, AuthMethod};
use crate::store::password;

/// The only assertion type (RFC 7523, 2.2).
pub(crate) const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn not_found() -> OAuthError {
    OAuthError::new("invalid_client", "no active client not found")
}

/// What a client showed.
pub(crate) struct Shown {
    /// Client id: of the assertion, of the header, of the form, in this order.
    pub(crate) client_id: String,
    /// Secret.
    pub(crate) secret: String,
    /// Assertion.
    pub(crate) assertion: Option<Unverified>,
}

/// Reads the client's credentials; the assertion counts before everything else.
pub(crate) fn read(request: &WebRequest, parameters: &Parameters) -> Result<Shown, OAuthError> {
    let text = parameters.text("client_assertion");
    if !text.is_empty() {
        let kind = parameters.text("client_assertion_type");
        if kind != ASSERTION_TYPE {
            return Err(OAuthError::invalid_request(format!("invalid client_assertion_type {kind}")));
        }
        let parsed = Unverified::parse(text).ok_or_else(|| OAuthError::bare("invalid_client"))?;
        if parsed.text_claim("iss") != parsed.text_claim("sub") {
            return Err(not_found());
        }
        let client_id = parsed.text_claim("iss").to_owned();
        return Ok(Shown { client_id, secret: String::new(), assertion: Some(parsed) });
    }
    let (client_id, secret) = request.basic().unwrap_or_else(|| {
        (parameters.text("client_id").to_owned(), parameters.text("client_secret").to_owned())
    });
    if client_id.is_empty() {
        return Err(OAuthError::invalid_request("client_id or client_assertion must be provided"));
    }
    Ok(Shown { client_id, secret, assertion: None })
}

/// Authenticates the client of a request.
pub(crate) fn authenticate<'a>(
    store: &'a Store,
    request: &WebRequest,
    parameters: &Parameters,
) -> Result<&'a Application, OAuthError> {
    let shown = read(request, parameters)?;
    let application = store
        .application_by_client(&shown.client_id)
        .filter(|application| application.active)
        .ok_or_else(not_found)?;
    verify(store, application, &shown)?;
    Ok(application)
}

/// Checks what a client showed against its application.
pub(crate) fn verify(store: &Store, application: &Application, shown: &Shown) -> Result<(), OAuthError> {
    let invalid = |description: &'static str| Err(OAuthError::new("invalid_client", description));
    match (application.auth_method, &shown.assertion) {
        (AuthMethod::PrivateKeyJwt, None) => invalid("empty client assertion"),
        (AuthMethod::PrivateKeyJwt | AuthMethod::None, Some(shown)) => {
            let key = shown.kid.as_ref().and_then(|kid| application.keys.get(kid));
            let key = key.filter(|key| key.expires > store.now()).map(|key| &key.public);
            let skew = application.clock_skew.max(Duration::ZERO);
            if assertion::accepts(store, shown, skew, key) { Ok(()) } else { invalid("invalid assertion") }
        }
        (AuthMethod::None, None) => Ok(()),
        (AuthMethod::Basic | AuthMethod::Post, _) if shown.secret.is_empty() => {
            invalid("empty client secret")
        }
        (AuthMethod::Basic | AuthMethod::Post, _) => {
            let right = application.secret.as_ref().is_some_and(|hash| password::verify(&shown.secret, hash));
            if right { Ok(()) } else { invalid("invalid secret") }
        }
    }
}

//! The end of an intent: the browser goes to the success URL or to the failure URL, or is told in plain text that
//! there is no intent to go on with.

use http::StatusCode;
use time::Duration;

use crate::api::web::{WebReply, WebRequest};
use crate::idp_links;
use crate::oidc::url_query::with_query;
use crate::store::Store;
use crate::store::idp::{ExternalUser, Idp, Intent, IntentState};

/// How long an intent is good after its success.
pub(super) const LIFETIME: Duration = Duration::hours(1);

/// Why an intent failed, as the failure URL tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// `error`: an id, the provider's own word, or a library's text.
    pub(super) error: String,
    /// `error_description`: a raw translation key, the provider's own text, or nothing.
    pub(super) description: String,
}

impl Failure {
    /// A text that has no id.
    pub(super) fn text(error: impl Into<String>) -> Self {
        Self { error: error.into(), description: String::new() }
    }

    /// An error with id and translation key.
    pub(super) fn id(id: &str, key: &str) -> Self {
        Self { error: id.to_owned(), description: key.to_owned() }
    }

    /// The intent is over already; this fails the call and not the intent.
    fn not_started() -> Self {
        Self::id("IDP-Sfrgs", "Errors.Intent.NotStarted")
    }

    /// The provider is of another kind than the callback is for.
    pub(super) fn wrong_kind() -> Self {
        Self::id("IDP-52jmn", "Errors.ExternalIDP.IDPTypeNotImplemented")
    }
}

/// Where OAuth and OpenID providers send the browser to.
pub(super) fn callback_address(issuer: &str) -> String {
    format!("{issuer}/idps/callback")
}

/// Plain text with status 400, for a browser that cannot be sent anywhere.
pub(super) fn refuse(text: &str) -> WebReply {
    WebReply::text(StatusCode::BAD_REQUEST, format!("{text}\n")).cacheable()
}

/// The intent, if it still waits for the browser.
pub(super) fn active(request: &WebRequest, store: &Store, id: &str) -> Result<Intent, WebReply> {
    let intent = store
        .intents
        .get(id)
        .cloned()
        .ok_or_else(|| refuse("ID=IDP-gy3ctgkqe7 Message=Errors.Intent.NotStarted"))?;
    if matches!(intent.state, IntentState::Started) {
        return Ok(intent);
    }
    Err(failed(request, &intent, &Failure::not_started()))
}

/// The provider of an intent, if it was not removed meanwhile.
pub(super) fn provider(store: &Store, intent: &Intent) -> Result<Idp, Failure> {
    let idp = store.idps.get(&intent.idp_id).cloned();
    idp.ok_or_else(|| Failure::id("COMMAND-xw921111", "Errors.IDPConfig.NotExisting"))
}

/// Ends an intent, one way or the other. Of two simultaneous callbacks the later finds it over.
pub(super) fn end(
    request: &WebRequest,
    store: &mut Store,
    intent: &Intent,
    outcome: Result<ExternalUser, Failure>,
) -> WebReply {
    let now = store.now();
    let started = |intent: &&mut Intent| matches!(intent.state, IntentState::Started);
    let linked = outcome.as_ref().ok().and_then(|user| {
        let (linked, link) = idp_links::user_of(store, &intent.idp_id, &user.id)?;
        store.visible(link.since).then(|| linked.id.clone())
    });
    let Some(stored) = store.intents.get_mut(&intent.id).filter(started) else {
        return failed(request, intent, &Failure::not_started());
    };
    stored.record.touch(now);
    match outcome {
        Err(failure) => {
            stored.state = IntentState::Failed;
            failed(request, intent, &failure)
        }
        Ok(user) => {
            let user = ExternalUser { user_id: linked, expires: now + LIFETIME, ..user };
            let token = store.idp_key.seal(&intent.id);
            let mut parameters = vec![("id", intent.id.as_str()), ("token", token.as_str())];
            parameters.extend(user.user_id.as_deref().map(|id| ("user", id)));
            let location = with_query(&intent.success_url, &parameters);
            if let Some(stored) = store.intents.get_mut(&intent.id) {
                stored.state = IntentState::Succeeded(Box::new(user));
            }
            redirect(request, &location)
        }
    }
}

fn failed(request: &WebRequest, intent: &Intent, failure: &Failure) -> WebReply {
    let parameters = [
        ("error", failure.error.as_str()),
        ("error_description", failure.description.as_str()),
        ("id", intent.id.as_str()),
    ];
    redirect(request, &with_query(&intent.failure_url, &parameters))
}

fn redirect(request: &WebRequest, location: &str) -> WebReply {
    WebReply::redirect_of(&request.method, location).cacheable()
}

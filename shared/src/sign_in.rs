//! The last step of every way to sign in: the authorization request is answered with the session.

use crate::{
    app::{Base, Reply},
    cookies::{
        SealError, SetCookie,
        flow::Flow,
        sessions::{Known, Sessions},
    },
    error::{Kind, RouteError},
    outcome::Outcome,
    visit::Visit,
    zitadel::{Person, Refusal, SessionHandle, Zitadel, ZitadelError},
};

/// Why a sign-in could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// Zitadel did not take the session.
    #[error("the authorization request could not be answered")]
    Zitadel(#[from] ZitadelError),
    /// The session's cookie could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl RouteError for FinishError {
    fn kind(&self) -> Kind {
        match self {
            Self::Zitadel(error) => error.kind(),
            Self::Seal(_) => Kind::Unexpected,
        }
    }
}

/// Who signed in.
pub struct SignedIn<'a> {
    /// The person.
    pub person: &'a Person,
    /// The session, as it is after the last check.
    pub session: &'a SessionHandle,
}

/// Answers the flow's authorization request and remembers the session.
///
/// Where the request was answered before (a second submit, the back button) or is gone, the person has proved who
/// they are all the same: they go to the application's start, and the session takes them in without a question. So do
/// those of a flow that has none.
pub async fn finish(
    base: &Base,
    zitadel: &Zitadel,
    visit: &Visit,
    flow: &Flow,
    who: &SignedIn<'_>,
) -> Result<Reply, FinishError> {
    let answer = async {
        if flow.auth_request.is_empty() {
            return Ok(base.origins.start());
        }
        zitadel.finish(&flow.auth_request, who.session).await
    };
    let location = match answer.await {
        Ok(callback) => callback,
        Err(error) => match error.refusal() {
            Some(Refusal::AlreadyHandled | Refusal::RequestUnknown) => {
                tracing::info!(event = "request_gone", "the authorization request was answered before");
                base.origins.start()
            }
            _ => return Err(error.into()),
        },
    };
    tracing::info!(event = "signed_in", user = who.person.id, "signed in");
    Ok(Reply::new(Outcome::Go(location)).with(remember(base, visit, flow, who).await?))
}

/// The cookies after the end of a flow: its session is this browser's newest, and the flow is over.
pub async fn remember(
    base: &Base,
    visit: &Visit,
    flow: &Flow,
    who: &SignedIn<'_>,
) -> Result<[SetCookie; 2], SealError> {
    let mut sessions = Sessions::open(&visit.jar, &base.sealer).await;
    sessions.add(Known::new(who.session, who.person));
    Ok([sessions.keep(&base.sealer).await?, flow.remove()])
}

//! Signing in with a passkey after the name.
//!
//! Whether there is such a person, and whether they have a passkey, is not to be seen: whoever has none is asked for one
//! all the same, always the same one, and no answer to that counts.
//!
//! The name comes first, and browsers cannot offer passkeys while it is typed (conditional mediation): Zitadel makes a
//! challenge for a known user only (`COMMAND-eeR2e`), and one that we made could be checked by nobody.

use super::{
    Posted, Stand, after,
    keys::{KeyInput, say},
    open,
    page::passkey_screen,
    try_again, with_newest,
};
use crate::{
    State,
    error::LoginError,
    password::{SHORTEST_SESSION, choose, find},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use shared::{
    app::Reply,
    cookies::flow::{Flow, Pending},
    invitation,
    outcome::Outcome,
    progress,
    visit::Visit,
    web_authn::{Ceremony, CeremonyKind, relying_party},
    zitadel::{Check, LoginSettings, Refusal, ZitadelError},
};

const PATH: &str = "/login/passkey";

/// The name was entered: on to the page where the passkey is asked for. Three calls.
pub(crate) async fn begin(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    settings: &LoginSettings,
    name: &str,
) -> Result<Reply, LoginError> {
    let step = state.keys_pace.begin();
    let mut pending = match challenged(state, &flow, settings, name).await? {
        Some(pending) => {
            step.checked();
            pending
        }
        None => {
            let pending = decoy(state, name).await?;
            step.draw_out().await;
            pending
        }
    };
    if let Some(ceremony) = &mut pending.ceremony {
        name.clone_into(&mut ceremony.account);
    }
    flow.pending = Some(pending);
    show(state, visit, &flow).await
}

/// On to the page.
pub(super) async fn show(state: &State, visit: &Visit, flow: &Flow) -> Result<Reply, LoginError> {
    let screen = passkey_screen(state, flow);
    let cookies = progress::keep(&state.base, visit, flow).await?;
    let path = format!("{PATH}?flow={}", flow.id());
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) }).with(cookies))
}

/// A session with a challenge and nothing proved. `None` for whatever must look the same.
async fn challenged(
    state: &State,
    flow: &Flow,
    settings: &LoginSettings,
    name: &str,
) -> Result<Option<Pending>, ZitadelError> {
    let found = find(state, flow, settings, name).await?;
    let Some(person) = choose(found, name) else { return Ok(None) };
    let settings = state.zitadel.login_settings(&person.organization).await?;
    if !settings.allows_passkeys() {
        return Ok(None);
    }
    let lifetime = settings.passkey_lifetime().max(SHORTEST_SESSION);
    let domain = relying_party(&state.base.origins);
    // Whoever has nothing to sign in with gets a mail instead. Side by side, so that it costs no time that would tell.
    let back = async {
        if person.password_changed_at.is_none() {
            invitation::mail(&state.base, &state.zitadel, &person).await;
        }
    };
    let (session, ()) = tokio::join!(state.zitadel.passkey_session(&person.id, domain, lifetime), back);
    match session {
        Ok((handle, challenge)) => {
            let mut pending = Pending::of_session(&person.id, &handle);
            let (challenge, ids) = (&challenge.challenge, &challenge.credentials);
            pending.ceremony = Some(Ceremony::request(CeremonyKind::Passkey, domain, challenge, ids));
            Ok(Some(pending))
        }
        Err(error) => match error.refusal() {
            Some(Refusal::NotEnrolled | Refusal::WrongCredentials | Refusal::KeyRefused) => Ok(None),
            _ => Err(error),
        },
    }
}

/// A passkey is asked for after a first factor, in the same session.
pub(super) async fn prove(state: &State, visit: &Visit, mut stand: Stand) -> Result<Reply, LoginError> {
    if !is_asked(&stand.flow) {
        let domain = relying_party(&state.base.origins);
        let asked = state.zitadel.challenge_keys(&stand.progress.handle, domain, true).await;
        let (handle, asked) = match asked {
            // Theirs are of another host.
            Err(error) if error.refusal() == Some(Refusal::NotEnrolled) => {
                return Err(LoginError::Step(stand.step));
            }
            asked => asked?,
        };
        stand.renew(handle);
        if let Some(pending) = &mut stand.flow.pending {
            let (challenge, ids) = (&asked.challenge, &asked.credentials);
            pending.ceremony = Some(Ceremony::request(CeremonyKind::Passkey, domain, challenge, ids));
        }
    }
    show(state, visit, &stand.flow).await
}

async fn decoy(state: &State, name: &str) -> Result<Pending, LoginError> {
    let id = state.base.sealer.decoy(&name.to_lowercase()).await?;
    let challenge = state.base.random.token(32);
    let domain = relying_party(&state.base.origins);
    let ids = [id];
    let ceremony = Some(Ceremony::request(CeremonyKind::Passkey, domain, &challenge, &ids));
    Ok(Pending { ceremony, ..Pending::default() })
}

/// `GET /login/passkey`: what the flow holds, without a word to Zitadel.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = page(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

async fn page(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    let flow = open(state, visit).await?;
    if is_asked(&flow) {
        return Ok(Reply::new(Outcome::show(passkey_screen(state, &flow))));
    }
    Ok(with_newest(state, &flow))
}

/// Whether a passkey is asked for in a flow.
pub(super) fn is_asked(flow: &Flow) -> bool {
    flow.pending.as_ref().is_some_and(|pending| pending.ceremony(CeremonyKind::Passkey).is_some())
}

/// `POST /login/passkey`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, mut flow } = Posted::<KeyInput>::open(state, visit, request).await?;
    let Some(ceremony) = flow.pending.as_ref().and_then(|pending| pending.ceremony(CeremonyKind::Passkey))
    else {
        return Ok(with_newest(state, &flow));
    };
    let page = passkey_screen(state, &flow);
    let credential = match input.answer(state, ceremony) {
        Ok(credential) => credential,
        Err(id) => return Ok(say(page, id)),
    };
    let step = state.keys_pace.begin();
    let Some(handle) = flow.pending.as_ref().and_then(Pending::handle) else {
        step.draw_out().await;
        return Ok(refused(page));
    };
    // What the check is worth is decided by what is read after it.
    match state.zitadel.check(&handle, Check::Key(&credential)).await {
        Ok(handle) => {
            step.checked();
            if let Some(pending) = &mut flow.pending {
                pending.set_session(&handle);
                pending.ceremony = None;
            }
            after(state, visit, flow).await
        }
        Err(error) => match error.refusal() {
            Some(Refusal::KeyRefused | Refusal::WrongCredentials) => {
                step.checked();
                Ok(refused(page))
            }
            Some(Refusal::StaleSession) => Ok(with_newest(state, &flow)),
            _ => try_again(page, error),
        },
    }
}

fn refused(page: shared::outcome::WebAuthnScreen) -> Reply {
    tracing::info!(event = "passkey_refused", "a passkey was refused");
    say(page, "credential-refused")
}

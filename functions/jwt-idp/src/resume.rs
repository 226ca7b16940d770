//! The way on: the sign-in host has confirmed, or the person comes back from the team's sign-in page.

use crate::{
    State,
    deliver::deliver,
    error::JwtIdpError,
    handoff::Handoff,
    mint,
    person::{SessionCookie, Standing},
    settings::Mode,
};
use axum::{extract::State as Part, response::Response};
use http::HeaderMap;
use secrecy::SecretString;
use shared::{
    app::Reply,
    config::join,
    error::{Kind, RouteError},
    jwt_idp::{Proof, RETURN},
    outcome::Outcome,
    presentation::Format,
    visit::Visit,
};

/// What a request leads to.
enum Next {
    Leave(Reply),
    /// The same again, on our own behalf: the team's cookie may be SameSite=Strict.
    Again(Handoff),
}

/// `GET /auth/jwt-idp/continue`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit, headers: HeaderMap) -> Response {
    let base = &state.base;
    match resume(&state, &visit, &headers).await {
        Ok(Next::Leave(reply)) => base.respond::<JwtIdpError>(&visit.presentation, Ok(reply)),
        Ok(Next::Again(handoff)) => match handoff.keep(&visit.jar, &base.sealer).await {
            Ok(cookies) => base.again(&visit.presentation, cookies),
            Err(error) => base.fail(&visit.presentation, &JwtIdpError::from(error), Vec::new()),
        },
        // Nothing is spent yet: a reload may succeed.
        Err(error) if matches!(error.kind(), Kind::Unavailable | Kind::Prefetch) => {
            base.fail(&visit.presentation, &error, Vec::new())
        }
        Err(error) => {
            let used = visit.param("ticket").and_then(Handoff::remove);
            base.fail(&visit.presentation, &error, used.into_iter().collect())
        }
    }
}

async fn resume(state: &State, visit: &Visit, headers: &HeaderMap) -> Result<Next, JwtIdpError> {
    if visit.is_prefetch() {
        return Err(JwtIdpError::Prefetch);
    }
    let base = &state.base;
    let ticket = visit.param("ticket").ok_or(JwtIdpError::Malformed)?;
    let mut handoff = Handoff::open(&visit.jar, &base.sealer, ticket).await?.ok_or(JwtIdpError::NoTicket)?;
    if !handoff.confirmed {
        confirm(state, visit, &handoff).await?;
        handoff.confirmed = true;
    }
    let cookie = SessionCookie::read(headers, &state.settings.cookie);
    let standing = match &cookie {
        Some(cookie) => state.people.standing(cookie).await?,
        None => Standing::Nobody,
    };
    match (standing, cookie) {
        (Standing::Person(claims), Some(cookie)) => {
            let jwt = jwt(state, claims, cookie).await?;
            let target = deliver(state, &handoff, &jwt).await?;
            Ok(Next::Leave(Reply::new(Outcome::Go(target)).with(Handoff::remove(ticket))))
        }
        (_, None) if !handoff.home && is_foreign(visit) => {
            handoff.home = true;
            Ok(Next::Again(handoff))
        }
        _ if handoff.asked => Err(JwtIdpError::SignedOut),
        _ => {
            handoff.asked = true;
            let return_to = join(&base.origins.handler, &format!("{RETURN}?ticket={ticket}"));
            let sign_in = Outcome::Go(state.settings.sign_in(&return_to));
            let cookies = handoff.keep(&visit.jar, &base.sealer).await?;
            Ok(Next::Leave(Reply::new(sign_in).with(cookies)))
        }
    }
}

/// Whether the browser may have kept a SameSite=Strict cookie back.
fn is_foreign(visit: &Visit) -> bool {
    visit.is_cross_site_navigation() && visit.presentation.format == Format::Page
}

async fn confirm(state: &State, visit: &Visit, handoff: &Handoff) -> Result<(), JwtIdpError> {
    let text = visit.param("proof").ok_or(JwtIdpError::Unconfirmed)?;
    let proof = Proof::open(&state.auth, text).await.ok_or(JwtIdpError::Unconfirmed)?;
    // The ticket itself was compared when the cookie was opened.
    if proof.intent != handoff.intent || proof.ticket != handoff.ticket() {
        return Err(JwtIdpError::Unconfirmed);
    }
    Ok(())
}

async fn jwt(
    state: &State,
    claims: mint::Claims,
    cookie: SessionCookie,
) -> Result<SecretString, JwtIdpError> {
    let Some(keys) = state.keys.as_ref().filter(|_| state.settings.mode == Mode::Mint) else {
        return Ok(cookie.into_value());
    };
    let base = &state.base;
    let issuer = state.settings.issuer.as_deref().unwrap_or(&base.origin);
    let keys = keys.get().await?;
    Ok(mint::sign(&keys, issuer, claims, base.clock.epoch(), base.random.token(16))?)
}

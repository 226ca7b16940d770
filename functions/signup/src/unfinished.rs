//! An address that is registered already, by somebody who has not come to the end of it: the form was sent twice, its first
//! answer was lost, or it was given up half-way. They go on from there.

use crate::{State, create, form::Input};
use shared::{
    cookies::flow::Flow,
    zitadel::{Person, SessionHandle, ZitadelError},
};
use std::time::Duration;

/// Zitadel's search lags behind the creation.
const PAUSE: Duration = Duration::from_millis(300);

/// Whom the page for the code may let go on: nobody, for an account that is anybody's. The code goes to the address alone.
pub(crate) async fn find(
    state: &State,
    flow: &Flow,
    input: &Input,
    wants_passkey: bool,
) -> (Option<String>, Option<SessionHandle>) {
    let found = look(state, flow, input, wants_passkey).await.unwrap_or_else(|error| {
        tracing::debug!(cause = shared::error::chain(&error), "no unfinished account");
        None
    });
    let Some((user, session)) = found else { return (None, None) };
    create::mail(state, flow, &user).await;
    (Some(user), session)
}

type Found = Option<(String, Option<SessionHandle>)>;

async fn look(state: &State, flow: &Flow, input: &Input, wants_passkey: bool) -> Result<Found, ZitadelError> {
    let mut person = search(state, flow, input).await?;
    if person.is_none() && wants_passkey {
        tokio::time::sleep(PAUSE).await;
        person = search(state, flow, input).await?;
    }
    let Some(person) = person else {
        return if wants_passkey { Ok(None) } else { by_name(state, flow, input).await };
    };
    // The list of what is set up lags, a password shows at once.
    if person.password_changed_at.is_none() {
        let methods = state.zitadel.auth_methods(&person.id).await?;
        let none = !methods.into_iter().any(shared::zitadel::AuthMethod::is_first_factor);
        return Ok((none && person.active).then_some((person.id, None)));
    }
    if wants_passkey || person.email_verified {
        return Ok(None);
    }
    let lifetime = create::lifetime(state, flow).await?;
    let session = state.zitadel.password_session(&person.id, &input.password, lifetime).await?;
    Ok(Some((person.id, Some(session))))
}

/// The account with this address as its login name, in the organization where this one would lie.
async fn search(state: &State, flow: &Flow, input: &Input) -> Result<Option<Person>, ZitadelError> {
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let found = state.zitadel.find_people(&input.email, &settings, Some(&flow.organization)).await?;
    let email = input.email.to_lowercase();
    Ok(found.into_iter().find(|person| person.email.to_lowercase() == email && person.has_login_name(&email)))
}

/// One that the search does not list yet: its password is the one entered, nobody has verified its address, and it lies
/// where this one would. One try only, since Zitadel counts wrong passwords.
async fn by_name(state: &State, flow: &Flow, input: &Input) -> Result<Found, ZitadelError> {
    let lifetime = create::lifetime(state, flow).await?;
    let session = state.zitadel.password_session_by_name(&input.email, &input.password, lifetime).await?;
    let user = state.zitadel.session(&session).await?.user;
    let person = match user.filter(|user| user.organization == flow.organization) {
        Some(user) => state.zitadel.person(&user.id).await?,
        None => None,
    };
    match person.filter(|person| !person.email_verified && person.email == input.email) {
        Some(person) => Ok(Some((person.id, Some(session)))),
        None => state.zitadel.end_session(&session).await.map(|()| None),
    }
}

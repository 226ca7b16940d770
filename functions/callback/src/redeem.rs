//! The way back: the code becomes tokens, the tokens a sealed session.

use crate::{
    State,
    bounce::bounce,
    error::CallbackError,
    once::{self, Lease, Turn},
};
use axum::{extract::State as Part, response::Response};
use secrecy::SecretString;
use shared::{
    app::Reply,
    cookies::{
        BUDGET,
        session::{Beginning, Identity, Session},
        transaction::{Transaction, evict},
    },
    error::{Kind, RouteError},
    handover::Handover,
    oidc::{IdTokenClaims, IdTokenError, TokenSet, UserInfo},
    outcome::Outcome,
    visit::Visit,
};

/// `GET /auth/callback`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let base = &state.base;
    if let Some(page) = bounce(&state, &visit).await {
        return page;
    }
    let used = visit.param("state").and_then(Transaction::remove);
    match answer(&state, &visit).await {
        Ok(reply) => base.respond::<CallbackError>(&visit.presentation, Ok(reply.with(used))),
        // Nothing is spent yet: the provider could not be asked, or nobody has really come. A reload may succeed.
        Err(error) if matches!(error.kind(), Kind::Unavailable | Kind::Prefetch) => {
            base.fail(&visit.presentation, &error, Vec::new())
        }
        Err(error) => base.fail(&visit.presentation, &error, used.into_iter().collect()),
    }
}

async fn answer(state: &State, visit: &Visit) -> Result<Reply, CallbackError> {
    let base = &state.base;
    if visit.is_prefetch() {
        return Err(CallbackError::Prefetch);
    }
    if visit.repeats_a_param() {
        return Err(CallbackError::Malformed);
    }
    let given = visit.param("state").ok_or(CallbackError::Malformed)?;
    let earlier = Session::open(&visit.jar, &base.sealer).await?;
    let Some(transaction) = Transaction::open(&visit.jar, &base.sealer, given).await? else {
        // The back button, or a second delivery: whoever is signed in goes on.
        return match earlier {
            Some(_) => Ok(Reply::new(Outcome::Go(base.origins.landing.to_string()))),
            None => Err(CallbackError::NoTransaction),
        };
    };
    check_issuer(state, visit).await?;
    let code = match (visit.param("code"), visit.param("error")) {
        (Some(code), None) if !code.is_empty() => SecretString::from(code.to_owned()),
        (None, Some(error)) => return Err(CallbackError::Refused(printable(error))),
        _ => return Err(CallbackError::Malformed),
    };
    let key = format!("callback#{}", transaction.id());
    let handover = Handover::new(transaction.handover(), &key);
    let mut begun = false;
    let session = match once::turn(state, key.clone()).await? {
        Turn::Mine(lease) => {
            let redeemed = redeem(state, lease, &handover, &code, &transaction).await?;
            begun = redeemed.begun;
            redeemed.session
        }
        Turn::Done(sealed) => {
            let session = handover.open(&sealed).ok_or(CallbackError::Spent)?;
            if state.revocations.is_ended(&session).await? {
                return Err(CallbackError::Ended);
            }
            tracing::info!(event = "callback_repeated", session = session.id(), "answered as before");
            session
        }
        // It is over, and whoever is signed in goes on.
        Turn::Spent if earlier.is_some() => return Ok(Reply::new(Outcome::Go(transaction.return_to))),
        Turn::Spent => return Err(CallbackError::Spent),
    };
    let go = Reply::new(Outcome::Go(transaction.return_to));
    if earlier.as_ref().is_some_and(|earlier| earlier.id() == session.id()) {
        // The browser has it already, perhaps renewed since.
        return Ok(go);
    }
    let lifetime = session.left(state.party.settings(), base.clock.epoch());
    let (mut cookies, size) = match session.keep(&visit.jar, &base.sealer, lifetime).await {
        Ok(kept) => kept,
        Err(error) => {
            if begun {
                revoke(state, session.refresh_token()).await;
            }
            return Err(error.into());
        }
    };
    if begun {
        // A new sign-in replaces the old session; its refresh token would live on unseen.
        revoke(state, earlier.as_ref().and_then(Session::refresh_token)).await;
    }
    cookies.extend(evict(&visit.jar, &base.sealer, BUDGET - size, Some(given)).await);
    Ok(go.with(cookies))
}

/// Best effort: whoever holds the token is nobody.
async fn revoke(state: &State, token: Option<SecretString>) {
    let Some(token) = token else { return };
    if let Err(error) = state.party.revoke(&token).await {
        tracing::warn!(cause = shared::error::chain(&error), "a session of nobody could not be revoked");
    }
}

/// A session that came of a code.
struct Redeemed {
    session: Session,
    /// It is new: no other delivery was faster.
    begun: bool,
}

/// Redeems the code and leaves the session for the other deliveries.
async fn redeem(
    state: &State,
    lease: Lease,
    handover: &Handover<'_>,
    code: &SecretString,
    transaction: &Transaction,
) -> Result<Redeemed, CallbackError> {
    let work = async {
        // Whatever ends the person's sessions from here on ends this one.
        let now = state.base.clock.epoch();
        let tokens = state.party.exchange(code, &transaction.verifier()).await?;
        let made = async {
            let session = sign_in(state, &tokens, transaction, now).await?;
            let sealed = handover.seal(&session, &*state.base.random)?;
            Ok((session, sealed))
        };
        match made.await {
            Ok(made) => Ok(made),
            Err(error) => {
                // The code is spent, so nobody will ever have these tokens.
                revoke(state, tokens.refresh_token.clone()).await;
                Err(CallbackError::after_exchange(error))
            }
        }
    };
    let (session, sealed) = match lease.hold(work).await {
        Ok(done) => done,
        Err(error) => {
            if error.kind() == Kind::Unavailable {
                lease.free().await;
            } else {
                // A holder that redeemed the code and was gone before it could say so leaves it dead.
                tracing::info!(
                    event = "callback_refused",
                    taken_over = lease.taken_over,
                    "the code buys nothing"
                );
                lease.refuse().await;
            }
            return Err(error);
        }
    };
    if let Some(theirs) = lease.finish(&sealed).await {
        tracing::warn!(event = "callback_overtaken", "another delivery was faster; its session counts");
        let session = handover.open(&theirs).ok_or(CallbackError::Spent)?;
        return Ok(Redeemed { session, begun: false });
    }
    tracing::info!(
        event = "session_started",
        sub = session.identity.sub,
        session = session.id(),
        "signed in"
    );
    Ok(Redeemed { session, begun: true })
}

/// RFC 9207: an `iss` must be ours, and must be there if the provider says that it always is.
async fn check_issuer(state: &State, visit: &Visit) -> Result<(), CallbackError> {
    let metadata = state.party.metadata().await?;
    match visit.param("iss") {
        Some(issuer) if issuer == state.party.issuer() => Ok(()),
        None if !metadata.authorization_response_iss_parameter_supported => Ok(()),
        _ => Err(CallbackError::Issuer),
    }
}

async fn sign_in(
    state: &State,
    tokens: &TokenSet,
    transaction: &Transaction,
    now: i64,
) -> Result<Session, CallbackError> {
    let id_token = tokens.id_token.as_ref().ok_or(IdTokenError::Missing)?;
    let nonce = transaction.nonce();
    let claims = state.party.verify_id_token(id_token, &tokens.access_token, Some(&nonce)).await?;
    // Zitadel puts names into the ID token only when the application is set up so.
    let info = if claims.name.is_some() && claims.email.is_some() {
        None
    } else {
        state.party.userinfo(&tokens.access_token, &claims.sub).await
    };
    let client_id = state.party.client_id().await?;
    let mut lineage = [0; 16];
    state.base.random.fill(&mut lineage);
    let identity = identity(claims, info.unwrap_or_default());
    Ok(Session::new(Beginning { identity, client_id, lineage, tokens, now }))
}

fn identity(claims: IdTokenClaims, info: UserInfo) -> Identity {
    Identity {
        sub: claims.sub,
        name: short(claims.name.or(info.name)),
        preferred_username: short(claims.preferred_username.or(info.preferred_username)),
        email: short(claims.email.or(info.email)),
        email_verified: claims.email_verified.or(info.email_verified),
        sid: claims.sid,
        auth_time: claims.auth_time,
    }
}

/// Names go into a cookie: nobody's may take the room of the tokens.
fn short(text: Option<String>) -> Option<String> {
    text.map(|text| text.chars().take(100).collect())
}

/// An error code of the provider for the log: RFC 6749 section 4.1.2.1 allows few characters, and an attacker who
/// writes the query must not write our log.
fn printable(error: &str) -> String {
    error.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).take(64).collect()
}

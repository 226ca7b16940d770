//! The way out: a transaction is begun and the browser sent to the provider.

use crate::{State, error::CallbackError};
use axum::{extract::State as Part, response::Response};
use shared::{
    app::Reply, cookies::transaction::Transaction, oidc::AuthorizationRequest, outcome::Outcome,
    return_to::ReturnTo, visit::Visit,
};

/// `GET /auth/login`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let result = start(&state, &visit).await;
    state.base.respond(&visit.presentation, result)
}

async fn start(state: &State, visit: &Visit) -> Result<Reply, CallbackError> {
    if visit.is_prefetch() {
        return Err(CallbackError::Prefetch);
    }
    let base = &state.base;
    let wish = ReturnTo::check(visit.param("return_to"), &base.origins);
    if wish.refused {
        tracing::warn!(event = "return_to_refused", "return_to is not allowed; the default is taken");
    }
    let (metadata, client_id) = (state.party.metadata().await?, state.party.client_id().await?);

    let mut seed = [0; 32];
    base.random.fill(&mut seed);
    let transaction = Transaction::new(seed, base.clock.epoch(), wish.target);
    // Nothing else of the query goes on to the provider: who links here must not write our request.
    let prompt =
        visit.param("prompt").filter(|prompt| ["create", "login", "select_account"].contains(prompt));
    let request = AuthorizationRequest {
        state: &transaction.state(),
        nonce: &transaction.nonce(),
        verifier: &transaction.verifier(),
        prompt,
        ui_locales: None,
    };
    let url = state.party.authorization_url(&metadata, &client_id, &request);
    let cookies = transaction.keep(&visit.jar, &base.sealer).await?;
    Ok(Reply::new(Outcome::Go(url.into())).with(cookies))
}

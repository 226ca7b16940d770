//! The implicit flow (OpenID Connect Core, 3.2): the callback address carries the tokens themselves.

use crate::error::ApiError;
use crate::oidc::issue::{self, Login};
use crate::oidc::url_query::{with_fragment, with_query};
use crate::store::Store;
use crate::store::application::Application;
use crate::store::auth_request::AuthRequest;
use crate::store::session::Session;
use crate::store::user::User;

/// Issues the tokens a request asked for and puts them into its redirect URI: into the fragment, unless the request
/// wants the query.
pub(super) fn callback_url(
    store: &mut Store,
    request: &AuthRequest,
    session: &Session,
    application: &Application,
) -> Result<String, ApiError> {
    let inactive = || ApiError::failed_precondition("OIDCS-kj3g2", "Errors.User.NotActive");
    let user = session.user_id().and_then(|id| store.users.get(id)).filter(|user| User::is_active(user));
    let login = Login::of(request, session, &user.ok_or_else(inactive)?.id);
    let access = request.response_type.split(' ').any(|word| word == "token");
    let tokens = issue::tokens_for_implicit_login(store, application, &login, access).ok_or_else(inactive)?;
    let expires_in = tokens.expires_in.to_string();
    let mut parameters = Vec::new();
    if access {
        parameters.extend([
            ("access_token", tokens.access.as_str()),
            ("token_type", "Bearer"),
            ("expires_in", &expires_in),
        ]);
    }
    parameters.extend(tokens.id.as_deref().map(|id| ("id_token", id)));
    parameters.extend(request.client_state.as_deref().map(|state| ("state", state)));
    let put = if request.response_mode == "query" { with_query } else { with_fragment };
    Ok(put(&request.redirect_uri, &parameters))
}

//! The little of the old login pages that is reached whatever login pages an instance uses.
//!
//! The verification URI of devices leads here even where all applications have login pages of their own. The pages
//! themselves are empty.

use http::StatusCode;

use crate::api::route::Route;
use crate::api::web::{WebReply, WebRequest};
use crate::oidc::url_query::with_query;
use crate::store::Store;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::web("GET", "/device", verification_uri),
        Route::web("GET", "/ui/login/device", device),
        Route::web("GET", "/ui/login/login/jwt/authorize", jwt_authorize),
        Route::web("POST", "/ui/login/login/jwt/authorize", jwt_authorize),
    ]
}

fn page(title: &str) -> WebReply {
    WebReply::html(StatusCode::OK, format!("<!DOCTYPE html><title>{title}</title>\n")).cacheable()
}

/// The verification URI leads to the page below.
fn verification_uri(request: &WebRequest, _: &mut Store) -> WebReply {
    let page = "/ui/login/device";
    let location =
        if request.query.is_empty() { page.to_owned() } else { format!("{page}?{}", request.query) };
    WebReply::redirect(&location).cacheable()
}

/// With a code that waits for a decision on to the login page, else a form for the code.
fn device(request: &WebRequest, store: &mut Store) -> WebReply {
    let parameters = request.parameters().unwrap_or_default();
    let code = parameters.text("user_code");
    if store.device_requests.values().any(|known| known.user_code == code && known.is_pending()) {
        let id = store.new_id();
        return WebReply::redirect(&with_query("/ui/login/login", &[("authRequestID", &id)]));
    }
    page("Device")
}

/// It knows its own auth requests only: an intent is none, and stays as it is.
fn jwt_authorize(_: &WebRequest, _: &mut Store) -> WebReply {
    page("Login")
}

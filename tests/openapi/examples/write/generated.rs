//! What the functions say of themselves, put together.

use serde_json::Value;
use shared::openapi::Api;

/// The description.
pub(crate) fn description() -> Value {
    let mut api = Api::default();
    login::openapi::describe(&mut api);
    signup::openapi::describe(&mut api);
    callback::openapi::describe(&mut api);
    refresh::openapi::describe(&mut api);
    logout::openapi::describe(&mut api);
    api.document()
}

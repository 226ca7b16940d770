//! A call of the API as its handler sees it.

use http::HeaderMap;
use serde_json::Value;
use time::OffsetDateTime;

use crate::App;
use crate::api::message::Message;
use crate::auth::Caller;

/// An authenticated call.
pub(crate) struct Call {
    /// The stand-in, for handlers that lock the store themselves.
    pub(crate) app: App,
    /// Who calls.
    pub(crate) caller: Caller,
    /// Body, path parameters and (for `GET` and `DELETE`) query, in one message.
    pub(crate) request: Value,
    /// Header fields.
    pub(crate) headers: HeaderMap,
    /// When the request came in, before it waited for its turn.
    pub(crate) arrived: OffsetDateTime,
}

impl Call {
    /// The request message.
    pub(crate) fn message(&self) -> Message<'_> {
        Message::of(&self.request)
    }

    /// A text of the request, for instance a path parameter.
    pub(crate) fn text(&self, path: &str) -> &str {
        self.message().text(path)
    }
}

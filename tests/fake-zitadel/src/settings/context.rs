//! Whose settings are asked for: `ctx.orgId`, `ctx.instance`, or the context organization of the caller.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::error::{ApiError, Code};

/// Refuses both at once, as the parser of query strings does.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    if message.has("ctx.instance") && message.has("ctx.orgId") {
        let text = "field already set for oneof \"resource_owner\"";
        return Err(ApiError::plain(Code::InvalidArgument, text));
    }
    Ok(())
}

/// Id of the organization meant; nothing for the instance.
pub(super) fn owner(call: &Call) -> Option<&str> {
    if call.message().flag("ctx.instance") {
        return None;
    }
    Some(call.text("ctx.orgId")).filter(|id| !id.is_empty()).or(Some(call.caller.context.as_str()))
}

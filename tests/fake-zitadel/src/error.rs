//! Errors of the API, in the two shapes callers see.

mod german;

use http::StatusCode;
use serde_json::{Value, json};
use std::borrow::Cow;

/// gRPC status codes; the discriminant is the number in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are gRPC's")]
pub(crate) enum Code {
    Unknown = 2,
    InvalidArgument = 3,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    FailedPrecondition = 9,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16,
}

impl Code {
    /// HTTP status of the REST gateway. `FailedPrecondition` is 400, not 412.
    pub(crate) fn http(self) -> StatusCode {
        match self {
            Self::InvalidArgument | Self::FailedPrecondition => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::AlreadyExists => StatusCode::CONFLICT,
            Self::PermissionDenied => StatusCode::FORBIDDEN,
            Self::Unimplemented => StatusCode::NOT_IMPLEMENTED,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Unknown | Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Name of the code in errors of the Connect protocol.
    pub(crate) fn connect(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::InvalidArgument => "invalid_argument",
            Self::NotFound => "not_found",
            Self::AlreadyExists => "already_exists",
            Self::PermissionDenied => "permission_denied",
            Self::FailedPrecondition => "failed_precondition",
            Self::Unimplemented => "unimplemented",
            Self::Internal => "internal",
            Self::Unauthenticated => "unauthenticated",
        }
    }
}

/// What stands in `details` of an error body.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Detail {
    /// No `details` at all: validation, malformed JSON, plain errors of the server.
    None,
    /// `zitadel.v1.ErrorDetail` with the stable id.
    Id(Cow<'static, str>),
    /// `zitadel.v1.CredentialsCheckError`: the id and how many attempts failed by now.
    Credentials(Cow<'static, str>, u32),
}

/// An error of a REST or Connect call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApiError {
    /// gRPC code, and by it the HTTP status.
    pub(crate) code: Code,
    text: Cow<'static, str>,
    detail: Detail,
    status: Option<StatusCode>,
}

/// Makes one constructor for each code that comes with a stable id.
macro_rules! with_id {
    ($($(#[$doc:meta])* $name:ident => $code:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name(id: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Self {
            Self { code: Code::$code, text: text.into(), detail: Detail::Id(id.into()), status: None }
        }
    )*};
}

impl ApiError {
    with_id! {
        /// 400, code 3.
        invalid_argument => InvalidArgument;
        /// 400, code 9.
        failed_precondition => FailedPrecondition;
        /// 404, code 5.
        not_found => NotFound;
        /// 409, code 6.
        already_exists => AlreadyExists;
        /// 403, code 7.
        permission_denied => PermissionDenied;
        /// 401, code 16; the message is repeated in `WWW-Authenticate`.
        unauthenticated => Unauthenticated;
        /// 500, code 13.
        internal => Internal;
        /// 501, code 12.
        unimplemented => Unimplemented;
    }

    /// An error without id and details; validation failures and malformed JSON look like this.
    pub(crate) fn plain(code: Code, text: impl Into<Cow<'static, str>>) -> Self {
        Self { code, text: text.into(), detail: Detail::None, status: None }
    }

    /// 400 code 3 without details: `text` as the proto validation words it, for instance
    /// `invalid CreateCallbackRequest.CallbackKind: value is required`.
    pub(crate) fn validation(text: impl Into<Cow<'static, str>>) -> Self {
        Self::plain(Code::InvalidArgument, text)
    }

    /// 500 code 2 without details: an untyped error of the server.
    pub(crate) fn untyped(text: impl Into<Cow<'static, str>>) -> Self {
        Self::plain(Code::Unknown, text)
    }

    /// No such route, 404 code 5.
    pub(crate) fn no_route() -> Self {
        Self::plain(Code::NotFound, "Not Found")
    }

    /// The route exists with another method: code 12 with HTTP 405.
    pub(crate) fn wrong_method() -> Self {
        Self {
            status: Some(StatusCode::METHOD_NOT_ALLOWED),
            ..Self::plain(Code::Unimplemented, "Method Not Allowed")
        }
    }

    /// Turns the detail into a `CredentialsCheckError` that tells the number of failed attempts.
    pub(crate) fn with_failed_attempts(mut self, failed_attempts: u32) -> Self {
        if let Detail::Id(id) = self.detail {
            self.detail = Detail::Credentials(id, failed_attempts);
        }
        self
    }

    /// The error in the language an `Accept-Language` header (RFC 9110, 12.5.4) asks for first; English if that is not
    /// German.
    pub(crate) fn in_language(mut self, accepted: &str) -> Self {
        let german = preferred_language(accepted).is_some_and(|tag| tag == "de" || tag.starts_with("de-"));
        if let (true, Some(text)) = (german && self.detail != Detail::None, german::of(&self.text)) {
            self.text = text.into();
        }
        self
    }

    /// The stable id, if the error has one.
    pub(crate) fn id(&self) -> Option<&str> {
        match &self.detail {
            Detail::None => None,
            Detail::Id(id) | Detail::Credentials(id, _) => Some(id),
        }
    }

    /// HTTP status of the REST answer.
    pub(crate) fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| self.code.http())
    }

    /// Text and, if there is one, the id in parentheses.
    pub(crate) fn message(&self) -> String {
        self.id().map_or_else(|| self.text.to_string(), |id| format!("{} ({id})", self.text))
    }

    /// Body of the REST answer.
    pub(crate) fn rest_body(&self) -> Value {
        let mut body = json!({"code": self.code as u8, "message": self.message()});
        let mut detail = match &self.detail {
            Detail::None => return body,
            Detail::Id(id) => {
                json!({"@type": "type.googleapis.com/zitadel.v1.ErrorDetail", "id": id, "message": self.text})
            }
            Detail::Credentials(id, attempts) => json!({
                "@type": "type.googleapis.com/zitadel.v1.CredentialsCheckError",
                "id": id, "message": self.text, "failedAttempts": attempts,
            }),
        };
        if let (Some(""), Some(fields)) = (self.id(), detail.as_object_mut()) {
            fields.remove("id");
        }
        body["details"] = json!([detail]);
        body
    }

    /// Body of the Connect answer, without the binary details.
    pub(crate) fn connect_body(&self) -> Value {
        json!({"code": self.code.connect(), "message": self.message()})
    }
}

/// The language with the highest quality in an `Accept-Language` header.
fn preferred_language(accepted: &str) -> Option<String> {
    let weighted = accepted.split(',').map(|entry| {
        let (tag, quality) = entry.split_once(";q=").unwrap_or((entry, "1"));
        (tag.trim().to_lowercase(), quality.trim().parse::<f32>().unwrap_or(0.0))
    });
    // Of equals the first one counts, so the comparison has to be strict.
    weighted.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(tag, _)| tag)
}

/// An error of the OpenID Connect endpoints (RFC 6749, 5.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OAuthError {
    /// HTTP status: 400 whatever the error, 500 for `server_error`, few exceptions.
    pub(crate) status: StatusCode,
    /// The `error` value.
    pub(crate) error: &'static str,
    /// The `error_description`; Zitadel's own errors have a raw translation key here.
    pub(crate) description: Option<Cow<'static, str>>,
    /// `state` of the request where it is repeated.
    pub(crate) state: Option<String>,
}

impl OAuthError {
    /// An error with status 400.
    pub(crate) fn new(error: &'static str, description: impl Into<Cow<'static, str>>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, description: Some(description.into()), state: None }
    }

    /// An error with status 400 and no description.
    pub(crate) fn bare(error: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, description: None, state: None }
    }

    /// `invalid_request`, 400.
    pub(crate) fn invalid_request(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new("invalid_request", description)
    }

    /// `server_error`, 500.
    pub(crate) fn server_error(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new("server_error", description).with_status(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The scope of the request is missing: the library's words, at authorize and at the token endpoint.
    pub(crate) fn scope_missing() -> Self {
        Self::invalid_request(
            "The scope of your request is missing. Please ensure some scopes are requested. If you have any \
             questions, you may contact the administrator of the application.",
        )
    }

    /// The same error with another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The JSON body.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({"error": self.error});
        if let Some(description) = &self.description {
            body["error_description"] = json!(description);
        }
        if let Some(state) = &self.state {
            body["state"] = json!(state);
        }
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_id_in_message_and_details() {
        let error =
            ApiError::invalid_argument("COMMAND-3M0fs", "Password is invalid").with_failed_attempts(1);
        assert_eq!(
            error.rest_body(),
            json!({"code": 3, "message": "Password is invalid (COMMAND-3M0fs)", "details": [{
                "@type": "type.googleapis.com/zitadel.v1.CredentialsCheckError",
                "id": "COMMAND-3M0fs", "message": "Password is invalid", "failedAttempts": 1}]})
        );
    }

    #[test]
    fn a_text_comes_in_the_language_asked_for_first() {
        let text = |accepted: &str| {
            ApiError::not_found("QUERY-Dfbg2", "User could not be found").in_language(accepted).message()
        };
        assert_eq!(text("en;q=0.5, de-CH"), "Benutzer konnte nicht gefunden werden (QUERY-Dfbg2)");
        assert_eq!(text("en, de"), "User could not be found (QUERY-Dfbg2)");
        assert_eq!(text(""), "User could not be found (QUERY-Dfbg2)");
    }

    #[test]
    fn a_wrong_method_is_405_with_code_12_and_no_details() {
        let error = ApiError::wrong_method();
        assert_eq!(error.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(error.rest_body(), json!({"code": 12, "message": "Method Not Allowed"}));
    }
}

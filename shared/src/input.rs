//! What a person or a script posts: a form of ours, or JSON from a page that may call us.
//!
//! The guards against requests from elsewhere are here, so that no handler can forget them. A form must come from
//! our own origin and carry its flow's token, which the handler checks against the flow; JSON must have its content
//! type, the custom header, and come from an origin on the list.

use crate::{
    app::Base,
    error::{Kind, RouteError},
    presentation::Format,
    visit::Visit,
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
};
use http::{HeaderMap, header::CONTENT_TYPE};
use serde::de::DeserializeOwned;

/// Largest body, in bytes.
pub const LONGEST_BODY: usize = 64 * 1024;

/// Why a body was not read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Neither a page of ours nor one on the list sent it.
    #[error("the request does not come from a page that may send it")]
    Foreign,
    /// Its content type is not read here.
    #[error("the content type is not read here")]
    MediaType,
    /// Its fields cannot be read.
    #[error("the body is not readable as the fields of this route")]
    Unreadable,
    /// Over the limit.
    #[error("the body is larger than {0} bytes")]
    TooLarge(usize),
}

impl RouteError for InputError {
    fn kind(&self) -> Kind {
        match self {
            Self::Foreign => Kind::Forbidden,
            Self::MediaType => Kind::UnsupportedMediaType,
            Self::Unreadable => Kind::BadRequest,
            Self::TooLarge(_) => Kind::BodyTooLarge,
        }
    }
}

/// Reads the fields of a form or of JSON.
pub async fn read<T: DeserializeOwned>(
    base: &Base,
    visit: &Visit,
    request: Request,
) -> Result<T, InputError> {
    let (parts, body) = request.into_parts();
    let media_type = media_type(&parts.headers);
    match (media_type.as_str(), visit.presentation.format) {
        ("application/json", Format::Json) => json(base, visit, body).await,
        ("application/x-www-form-urlencoded", Format::Page) => {
            if !visit.is_from(&base.origin) {
                return Err(InputError::Foreign);
            }
            form(&bytes(body, LONGEST_BODY).await?)
        }
        _ => Err(InputError::MediaType),
    }
}

/// Reads JSON, on a route that knows no forms.
pub async fn read_json<T: DeserializeOwned>(
    base: &Base,
    visit: &Visit,
    request: Request,
) -> Result<T, InputError> {
    let (parts, body) = request.into_parts();
    if media_type(&parts.headers) != "application/json" {
        return Err(InputError::MediaType);
    }
    json(base, visit, body).await
}

/// Reads a form of at most `longest` bytes that a server posts. No page sends it, so nothing is asked of where it comes
/// from: what it holds has to prove itself.
pub async fn read_from_server<T: DeserializeOwned>(
    request: Request,
    longest: usize,
) -> Result<T, InputError> {
    let (parts, body) = request.into_parts();
    if media_type(&parts.headers) != "application/x-www-form-urlencoded" {
        return Err(InputError::MediaType);
    }
    form(&bytes(body, longest).await?)
}

fn media_type(headers: &HeaderMap) -> String {
    let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

async fn json<T: DeserializeOwned>(base: &Base, visit: &Visit, body: Body) -> Result<T, InputError> {
    if !visit.is_script_of(&base.origin, &base.origins.callers()) {
        return Err(InputError::Foreign);
    }
    serde_json::from_slice(&bytes(body, LONGEST_BODY).await?).map_err(|_| InputError::Unreadable)
}

async fn bytes(body: Body, longest: usize) -> Result<axum::body::Bytes, InputError> {
    to_bytes(body, longest).await.map_err(|_| InputError::TooLarge(longest))
}

fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, InputError> {
    // The duplicate of a field would otherwise be decided by whoever reads last.
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(bytes).into_owned().collect();
    let names: std::collections::HashSet<_> = fields.iter().map(|(name, _)| name).collect();
    if names.len() != fields.len() {
        return Err(InputError::Unreadable);
    }
    let object = fields.into_iter().map(|(name, value)| (name, value.into())).collect();
    serde_json::from_value(serde_json::Value::Object(object)).map_err(|_| InputError::Unreadable)
}

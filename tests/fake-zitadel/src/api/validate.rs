//! The wording of proto validation, which callers see without an id.

use crate::error::ApiError;

/// A failure inside the embedded message `field`, such as `CreateSessionRequest.Checks`.
pub(crate) fn within(field: &str, result: Result<(), ApiError>) -> Result<(), ApiError> {
    result.map_err(|inner| {
        ApiError::validation(format!(
            "invalid {field}: embedded message failed validation | caused by: {}",
            inner.message()
        ))
    })
}

/// `field` has to be set.
pub(crate) fn required(field: &str, present: bool) -> Result<(), ApiError> {
    if present { Ok(()) } else { Err(ApiError::validation(format!("invalid {field}: value is required"))) }
}

/// `text` has to have `min` to `max` characters.
pub(crate) fn length(field: &str, text: &str, min: usize, max: usize) -> Result<(), ApiError> {
    if (min..=max).contains(&text.chars().count()) {
        return Ok(());
    }
    Err(ApiError::validation(format!(
        "invalid {field}: value length must be between {min} and {max} runes, inclusive"
    )))
}

/// A text of 1 to 200 characters, as ids and names are.
pub(crate) fn name(field: &str, text: &str) -> Result<(), ApiError> {
    length(field, text, 1, 200)
}

/// A text that is checked only if it is set.
pub(crate) fn optional_name(field: &str, text: Option<&str>) -> Result<(), ApiError> {
    text.map_or(Ok(()), |text| name(field, text))
}

/// `text` has to have at most `max` characters.
pub(crate) fn at_most(field: &str, text: &str, max: usize) -> Result<(), ApiError> {
    if text.chars().count() <= max {
        return Ok(());
    }
    Err(ApiError::validation(format!("invalid {field}: value length must be at most {max} runes")))
}

/// `text` has to have at least `min` characters.
pub(crate) fn at_least(field: &str, text: &str, min: usize) -> Result<(), ApiError> {
    if text.chars().count() >= min {
        return Ok(());
    }
    Err(ApiError::validation(format!("invalid {field}: value length must be at least {min} runes")))
}

/// `text` has to have exactly `count` characters.
pub(crate) fn exactly(field: &str, text: &str, count: usize) -> Result<(), ApiError> {
    if text.chars().count() == count {
        return Ok(());
    }
    Err(ApiError::validation(format!("invalid {field}: value length must be {count} runes")))
}

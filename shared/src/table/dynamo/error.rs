//! What is told of a call that failed.

use crate::table::TableError;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// The error's own code, or which part of the way failed: a text of the server's or of the client's might repeat parts
/// of a request.
pub(super) fn failure<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> TableError {
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    let text = code.unwrap_or(match error {
        SdkError::ConstructionFailure(_) => "the request could not be made",
        SdkError::TimeoutError(_) => "DynamoDB did not answer in time",
        SdkError::DispatchFailure(failure) if failure.is_timeout() => "DynamoDB did not answer in time",
        SdkError::DispatchFailure(failure) if failure.is_io() => "DynamoDB cannot be reached",
        SdkError::DispatchFailure(_) => "no request could be sent: are there a region and credentials?",
        _ => "DynamoDB's answer cannot be read",
    });
    TableError(text.to_owned())
}

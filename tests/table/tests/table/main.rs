//! What holds for every table: the one in memory, and the one in DynamoDB where `DYNAMODB_URL` names a server.

#![allow(clippy::unwrap_used, reason = "a test")]

mod failures;
mod places;
mod races;
mod reads;
mod writes;

//! The table in Amazon DynamoDB: key `pk`, attributes `value`, `stamp` and `expires_at`, the last being the table's
//! time-to-live attribute. DynamoDB removes expired items when it likes, so reads and conditions look at the time
//! themselves.
//!
//! Whoever waits for a lease waits for the table, so a call is given up soon (see [`client`]). A write whose answer was
//! lost is sent again and then meets itself: its stamp tells, and it counts as written.

mod error;

use super::{Condition, Item, Pending, Put, Table, TableError};
use crate::clock::Clock;
use aws_config::{SdkConfig, retry::RetryConfig, timeout::TimeoutConfig};
use aws_sdk_dynamodb::{
    Client,
    error::SdkError,
    operation::put_item::PutItemError,
    primitives::Blob,
    types::{AttributeValue, KeysAndAttributes, ReturnValuesOnConditionCheckFailure},
};
use error::failure;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::sync::OnceCell;

/// Longest time until a connection stands.
const CONNECT: Duration = Duration::from_secs(1);
/// Longest time of one try. DynamoDB answers in milliseconds; the rest is for a first handshake on a small processor.
const TRY: Duration = Duration::from_millis(1500);
/// Longest time of all tries of a call: shorter than any lease, so that nobody holds one that ended while it was
/// being written.
const CALL: Duration = Duration::from_millis(2500);
/// Tries of a call.
const TRIES: u32 = 3;
/// Pause before the second try; the SDK's own is a second, as long as a person waits at all.
const PAUSE: Duration = Duration::from_millis(50);

/// A DynamoDB table. Credentials and region come from the environment that Lambda provides, read at the first call.
pub struct DynamoTable {
    name: String,
    clock: Arc<dyn Clock>,
    client: OnceCell<Client>,
}

type Attributes = HashMap<String, AttributeValue>;

/// A client that tries a call three times within 2.5 s and then gives up.
pub fn client(config: &SdkConfig) -> Client {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(TRY)
        .operation_timeout(CALL)
        .build();
    let retries = RetryConfig::standard().with_max_attempts(TRIES).with_initial_backoff(PAUSE);
    let config = aws_sdk_dynamodb::config::Builder::from(config);
    Client::from_conf(config.timeout_config(timeouts).retry_config(retries).build())
}

impl DynamoTable {
    /// The table of this name or ARN.
    pub fn new(name: String, clock: Arc<dyn Clock>) -> Self {
        Self { name, clock, client: OnceCell::new() }
    }

    /// The same by way of this client.
    pub fn by(client: Client, name: String, clock: Arc<dyn Clock>) -> Self {
        Self { name, clock, client: OnceCell::new_with(Some(client)) }
    }

    async fn client(&self) -> &Client {
        self.client
            .get_or_init(|| async {
                let behaviour = aws_config::BehaviorVersion::v2026_01_12();
                client(&aws_config::load_defaults(behaviour).await)
            })
            .await
    }

    fn alive(&self, item: Item) -> Option<Item> {
        (self.clock.epoch() < item.expires_at).then_some(item)
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Option<Item>>, TableError> {
        let names = keys.iter().map(|key| Attributes::from([("pk".to_owned(), text(key))])).collect();
        let wanted = KeysAndAttributes::builder()
            .set_keys(Some(names))
            .consistent_read(true)
            .build()
            .map_err(|_| TableError("no keys".into()))?;
        let answer = self.client().await.batch_get_item().request_items(&self.name, wanted);
        let answer = answer.send().await.map_err(|error| failure(&error))?;
        if answer.unprocessed_keys().is_some_and(|keys| !keys.is_empty()) {
            return Err(TableError("throttled".into()));
        }
        let found: HashMap<_, _> = answer
            .responses
            .unwrap_or_default()
            .into_values()
            .flatten()
            .filter_map(|attributes| Some((attributes.get("pk")?.as_s().ok()?.clone(), attributes)))
            .collect();
        let item = |key| found.get(key).and_then(read_item).and_then(|item| self.alive(item));
        Ok(keys.iter().map(item).collect())
    }

    async fn write(&self, key: &str, item: Item, condition: Condition) -> Result<Put, TableError> {
        let own = item.stamp;
        let request = self
            .client()
            .await
            .put_item()
            .table_name(&self.name)
            .item("pk", text(key))
            .item("value", AttributeValue::B(Blob::new(item.value)))
            .item("stamp", number(&item.stamp))
            .item("expires_at", number(&item.expires_at))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        let request = match condition {
            Condition::Absent => request
                .condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                .expression_attribute_values(":now", number(&self.clock.epoch())),
            Condition::Stamp(stamp) => request
                .condition_expression("stamp = :stamp")
                .expression_attribute_values(":stamp", number(&stamp)),
            Condition::Any => request,
        };
        match request.send().await {
            Ok(_) => Ok(Put::Written),
            Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => {
                let PutItemError::ConditionalCheckFailedException(refusal) = error.into_err() else {
                    return Ok(Put::Refused(None));
                };
                let found = refusal.item.as_ref().and_then(read_item);
                if found.as_ref().is_some_and(|item| item.stamp == own) {
                    return Ok(Put::Written);
                }
                Ok(Put::Refused(found.and_then(|item| self.alive(item))))
            }
            Err(error) => Err(failure(&error)),
        }
    }

    async fn remove(&self, key: &str, condition: Condition) -> Result<(), TableError> {
        let request = self.client().await.delete_item().table_name(&self.name).key("pk", text(key));
        let request = match condition {
            Condition::Absent => request
                .condition_expression("expires_at <= :now")
                .expression_attribute_values(":now", number(&self.clock.epoch())),
            Condition::Stamp(stamp) => request
                .condition_expression("stamp = :stamp")
                .expression_attribute_values(":stamp", number(&stamp)),
            Condition::Any => request,
        };
        match request.send().await {
            Ok(_) => Ok(()),
            Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => {
                Ok(())
            }
            Err(error) => Err(failure(&error)),
        }
    }
}

impl Table for DynamoTable {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        Box::pin(self.read(keys))
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        Box::pin(self.write(key, item, condition))
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        Box::pin(self.remove(key, condition))
    }
}

fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

fn number(number: &impl ToString) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

/// `None` for an item that is not one of ours.
fn read_item(attributes: &Attributes) -> Option<Item> {
    let number = |name| attributes.get(name)?.as_n().ok();
    Some(Item {
        value: attributes.get("value")?.as_b().ok()?.as_ref().to_vec(),
        stamp: number("stamp")?.parse().ok()?,
        expires_at: number("expires_at")?.parse().ok()?,
    })
}

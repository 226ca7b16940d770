//! A server that speaks DynamoDB, for tests: `DYNAMODB_URL` names one. Its tables are made as `infra/template.yaml` says,
//! and used by the client that the functions use.
//!
//! `serve.cjs` starts one from the npm package `dynalite`; any other one will do.

#![allow(
    clippy::missing_panics_doc,
    reason = "what is not as a test wants it panics: that is what it is for"
)]

mod template;

use aws_config::{BehaviorVersion, Region};
use aws_sdk_dynamodb::{
    Client,
    config::Credentials,
    types::{BillingMode, TableStatus},
};
use shared::{
    clock::Clock,
    random::{Random, SystemRandom},
    table::{DynamoTable, dynamo_client},
};
use std::{sync::Arc, time::Duration};

/// The server.
#[derive(Clone)]
pub struct Server {
    client: Client,
}

impl Server {
    /// The one that `DYNAMODB_URL` names, if it names one.
    pub async fn named() -> Option<Self> {
        let url = shared::config::environment("DYNAMODB_URL").filter(|url| !url.is_empty())?;
        Some(Self::at(&url).await)
    }

    /// The one at this address. It takes any credentials.
    pub async fn at(url: &str) -> Self {
        let config = aws_config::defaults(BehaviorVersion::v2026_01_12())
            .endpoint_url(url)
            .region(Region::from_static("eu-central-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"));
        Self { client: dynamo_client(&config.load().await) }
    }

    /// Makes a table with the keys of the template, and waits until it can be used. Gives its name.
    pub async fn create(&self) -> String {
        let name = format!("drawbridge-{}", SystemRandom.token(12));
        let (keys, attributes) = template::keys();
        let request = self.client.create_table().table_name(&name).billing_mode(BillingMode::PayPerRequest);
        let request = request.set_key_schema(Some(keys)).set_attribute_definitions(Some(attributes));
        request.send().await.unwrap_or_else(|error| panic!("DYNAMODB_URL: {error:?}"));
        for _ in 0..100 {
            let table = self.client.describe_table().table_name(&name).send().await;
            let status = table.ok().and_then(|answer| answer.table?.table_status);
            if status == Some(TableStatus::Active) {
                return name;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("DYNAMODB_URL: the table {name} does not become active")
    }

    /// Removes a table.
    pub async fn remove(&self, name: &str) {
        let removed = self.client.delete_table().table_name(name).send().await;
        removed.unwrap_or_else(|error| panic!("DYNAMODB_URL: {error:?}"));
    }

    /// A table of this server, as the functions use it.
    pub fn table(&self, name: &str, clock: Arc<dyn Clock>) -> DynamoTable {
        DynamoTable::by(self.client.clone(), name.to_owned(), clock)
    }
}

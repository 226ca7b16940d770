//! The four steps and what is checked before each.

use crate::{
    RotationError, State,
    event::{Event, Step},
    mark::Mark,
    state::Kind,
    versions::Versions,
};
use serde_json::Value;
use shared::{
    error::chain,
    secrets::versions::{CURRENT, Description, PENDING},
};

impl State {
    /// Does one step. A failure is logged here; Secrets Manager then tries the step again.
    pub async fn handle(&self, event: &Value) -> Result<(), RotationError> {
        let result = self.read_and_do(event).await;
        if let Err(error) = &result {
            tracing::error!(cause = chain(error), "a step of a rotation failed");
        }
        result
    }

    async fn read_and_do(&self, event: &Value) -> Result<(), RotationError> {
        let event = Event::read(event)?;
        let step = event.step()?;
        let (id, token) = (event.secret_id.as_str(), event.client_request_token.as_str());
        let store = &*self.secrets;
        let cause = |cause| RotationError::Version { what: "description", cause };
        let description = store.describe(id).await.map_err(cause)?;
        let kind = self.kind(id, &description).ok_or(RotationError::ForeignSecret)?;
        // Of what the event says only the step, and the secret by the name that the store gives it.
        tracing::info!(?step, ?kind, secret = description.name, "a step of a rotation begins");
        if description.rotation_enabled == Some(false) {
            return Err(RotationError::Disabled);
        }
        if !description.stages.contains_key(token) {
            return Err(RotationError::UnknownVersion);
        }
        let versions = Versions { store, id, token };
        match (description.has(token, CURRENT), description.has(token, PENDING)) {
            // The answer to an earlier delivery was lost, or it was cut off before its very last call.
            (true, true) if step == Step::Finish => return versions.close().await,
            (true, _) => return Ok(()),
            (false, false) => return Err(RotationError::NotPending),
            (false, true) => {}
        }
        match step {
            Step::Create => {
                let current = versions.current().await?;
                if versions.pending().await?.is_some() {
                    return Ok(());
                }
                let made = match kind {
                    Kind::Service => self.make_service_key(&versions, &current, mark(&description)).await?,
                    Kind::Client => self.make_client_key(&versions, &current, mark(&description)).await?,
                    Kind::Cookies => self.make_ring(&current)?,
                };
                versions.put(&made, event.rotation_token.as_ref()).await
            }
            Step::Set => {
                let (current, made) = (versions.current().await?, versions.made().await?);
                match kind {
                    Kind::Service => Self::compare_service_keys(&current, &made).map(drop),
                    Kind::Client => Self::compare_client_keys(&current, &made).map(drop),
                    Kind::Cookies => Ok(()),
                }
            }
            Step::Test => {
                let (current, made) = (versions.current().await?, versions.made().await?);
                match kind {
                    Kind::Service => self.test_service_key(&current, &made).await,
                    Kind::Client => self.test_client_key(&current, &made).await,
                    Kind::Cookies => self.test_ring(&current, &made).await,
                }
            }
            Step::Finish => {
                let from = description.version_at(CURRENT).ok_or(RotationError::NoCurrent)?;
                match kind {
                    Kind::Service => self.retire_service_keys(&versions, mark(&description)).await?,
                    Kind::Client => self.retire_client_keys(&versions, mark(&description)).await?,
                    Kind::Cookies => {
                        versions.made().await?;
                    }
                }
                // After all the rest: from here on a repeated delivery finds nothing else to do.
                versions.promote(from).await?;
                versions.close().await
            }
        }
    }
}

fn mark(description: &Description) -> Mark {
    Mark::of(&description.arn)
}

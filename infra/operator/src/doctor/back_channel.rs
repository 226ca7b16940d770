//! Back-channel logout: whether Zitadel tells the application of sessions that end there.

use super::secret;
use crate::{
    Failure, Mark, Report,
    provision::application::BACK_CHANNEL_LOGOUT,
    remote::{CallError, Remote},
    world::World,
};
use http::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use shared::{config::join, outbound::OutboundError};

const FEATURE: &str = "logout feature";
const ADDRESS: &str = "back-channel address";

/// The part of the application's key file that says whose it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Owner {
    app_id: String,
}

pub(super) async fn look(
    world: &World,
    remote: &Remote,
    administrator: Option<&SecretString>,
    report: &mut Report,
) {
    match is_on(remote).await {
        Ok(true) => report.row(Mark::Ok, FEATURE, "Zitadel tells applications of sessions that end there"),
        Ok(false) => report.row(
            Mark::Info,
            FEATURE,
            "off: a session that is ended at Zitadel lives on here until it is refreshed no more; an administrator \
             switches it on by PUT /v2/features/instance with {\"enableBackChannelLogout\": true}",
        ),
        Err(error) => report.row(Mark::Warn, FEATURE, Failure::from(error).to_string()),
    }
    let Ok(origins) = world.settings.origins() else { return };
    let address = join(&origins.handler, BACK_CHANNEL_LOGOUT);
    let Some(administrator) = administrator else {
        let say = format!("not looked at: with --admin-token or --admin-key it is held against {address}");
        return report.row(Mark::Info, ADDRESS, say);
    };
    let Some(text) = secret(world, "CLIENT_SECRET", ADDRESS, report).await else { return };
    // Another row says what is wrong with a file that names no application.
    let Ok(owner) = serde_json::from_str::<Owner>(text.expose_secret()) else { return };
    match registered(remote, administrator.expose_secret(), &owner.app_id).await {
        Ok(Some(found)) if found == address => report.row(Mark::Ok, ADDRESS, address),
        Ok(Some(found)) => {
            let found = if found.is_empty() { "missing".to_owned() } else { format!("{found:?}") };
            let say = format!("{found}: `drawbridge provision` registers {address} with the application");
            report.row(Mark::Warn, ADDRESS, say);
        }
        Ok(None) => {
            let say = format!(
                "the administrator does not see application {}: name one of its organization",
                owner.app_id
            );
            report.row(Mark::Warn, ADDRESS, say);
        }
        Err(error) => report.row(Mark::Warn, ADDRESS, Failure::from(error).to_string()),
    }
}

/// The metadata says so only while the feature is on.
async fn is_on(remote: &Remote) -> Result<bool, OutboundError> {
    let url = remote.url(&[".well-known", "openid-configuration"]);
    let metadata: Value = remote.send(remote.request(Method::GET, &url)?).await?.json()?;
    Ok(metadata["backchannel_logout_supported"] == true)
}

/// The address that the application has; none if no project of the administrator's organization holds it.
async fn registered(remote: &Remote, bearer: &str, app: &str) -> Result<Option<String>, CallError> {
    let projects = remote.post(bearer, &["management", "v1", "projects", "_search"], &json!({})).await?;
    for project in projects["result"].as_array().into_iter().flatten() {
        let project = project["id"].as_str().unwrap_or_default();
        let segments = ["management", "v1", "projects", project, "apps", "_search"];
        let apps = remote.post(bearer, &segments, &json!({})).await?;
        if let Some(found) = apps["result"].as_array().into_iter().flatten().find(|one| one["id"] == app) {
            let address = found["oidcConfig"]["backChannelLogoutUri"].as_str().unwrap_or_default();
            return Ok(Some(address.to_owned()));
        }
    }
    Ok(None)
}

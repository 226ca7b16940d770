//! The OpenID Connect application.

use super::{Provision, TRIES, exists, text};
use crate::{Failure, Mark};
use http::Method;
use serde_json::{Map, Value, json};
use shared::config::join;

/// Where the provider says that a session is over. It does so only while the feature `enableBackChannelLogout` is on.
pub(crate) const BACK_CHANNEL_LOGOUT: &str = "/auth/backchannel-logout";

/// What a change of the settings takes; whatever is not sent falls back to its default.
const SETTINGS: [&str; 16] = [
    "redirectUris",
    "responseTypes",
    "grantTypes",
    "appType",
    "authMethodType",
    "postLogoutRedirectUris",
    "devMode",
    "accessTokenType",
    "accessTokenRoleAssertion",
    "idTokenRoleAssertion",
    "idTokenUserinfoAssertion",
    "clockSkew",
    "additionalOrigins",
    "skipNativeAppSuccessPage",
    "backChannelLogoutUri",
    "loginVersion",
];

/// An application.
pub(super) struct Application {
    pub(super) project: String,
    pub(super) id: String,
    pub(super) client: String,
}

/// The application; none in a dry run that would make it.
pub(super) async fn ensure(
    run: &mut Provision<'_>,
    project: Option<&str>,
    name: &str,
) -> Result<Option<Application>, Failure> {
    let Some(project) = project else {
        run.would("application");
        return Ok(None);
    };
    let apps = ["management", "v1", "projects", project, "apps"];
    for _ in 0..TRIES {
        if let Some(found) = run.named(&apps, name).await? {
            return adjust(run, project, name, &found).await.map(Some);
        }
        if run.world.dry_run {
            run.would("application");
            return Ok(None);
        }
        let mut body = Value::Object(wanted(run, &Map::new()));
        body["name"] = json!(name);
        match run.post(&[&apps[..], &["oidc"]].concat(), &body).await {
            Ok(made) => {
                let (id, client) = (text(&made, "appId")?, text(&made, "clientId")?);
                run.report.row(Mark::Ok, "application", format!("{name} ({id}, client {client}), made"));
                return Ok(Some(Application { project: project.to_owned(), id, client }));
            }
            Err(error) if exists(&error) => run.world.pause().await,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::new(format!(
        "the application {name} exists and cannot be found: name another one with --application"
    )))
}

/// Gives an application that is there what it lacks.
async fn adjust(
    run: &mut Provision<'_>,
    project: &str,
    name: &str,
    found: &Value,
) -> Result<Application, Failure> {
    let id = text(found, "id")?;
    let Some(held) = found["oidcConfig"].as_object() else {
        return Err(Failure::new(format!(
            "{name} is no OpenID Connect application: name another one with --application"
        )));
    };
    let client = text(&found["oidcConfig"], "clientId")?;
    let settings = wanted(run, held);
    let lacks = settings.iter().any(|(name, value)| held.get(name) != Some(value));
    let mut say = format!("{name} ({id}, client {client})");
    if lacks && run.world.dry_run {
        say.push_str(", would get our addresses and private key JWT");
    } else if lacks {
        let segments = ["management", "v1", "projects", project, "apps", &id, "oidc_config"];
        let body = Value::Object(settings);
        run.remote.call(Method::PUT, run.bearer(), &segments, Some(&body)).await?;
        say.push_str(", got our addresses and private key JWT");
    }
    run.report.row(Mark::Ok, "application", say);
    Ok(Application { project: project.to_owned(), id, client })
}

/// The settings as they are, with ours in them.
fn wanted(run: &Provision<'_>, held: &Map<String, Value>) -> Map<String, Value> {
    let mut all: Map<String, Value> = held
        .iter()
        .filter(|(name, _)| SETTINGS.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    let mut add = |name: &str, values: &[&str]| {
        let list = all.entry(name).or_insert_with(|| json!([]));
        for value in values {
            if let Some(list) = list.as_array_mut().filter(|list| !list.iter().any(|known| known == value)) {
                list.push(json!(value));
            }
        }
    };
    add("redirectUris", &[&join(&run.origins.handler, "/auth/callback")]);
    add("postLogoutRedirectUris", &[&join(&run.origins.handler, "/auth/logged-out")]);
    add("responseTypes", &["OIDC_RESPONSE_TYPE_CODE"]);
    add("grantTypes", &["OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"]);
    all.insert("authMethodType".to_owned(), json!("OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT"));
    all.insert("backChannelLogoutUri".to_owned(), json!(join(&run.origins.handler, BACK_CHANNEL_LOGOUT)));
    // Zitadel takes http addresses in its development mode only.
    if run.origins.app.scheme() == "http" {
        all.insert("devMode".to_owned(), json!(true));
    }
    all
}

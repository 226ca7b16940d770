//! `drawbridge provision`: on a Zitadel with an administrator's credential, what an installation needs.
//!
//! Everything is found by its name before it is made, so a second run changes nothing and a stopped one is finished
//! by the next. Private halves go into the secrets and nowhere else.

pub(crate) mod application;
mod application_key;
mod cookies;
mod login_pages;
mod project;
mod service_key;
mod service_login;

use crate::{
    Failure, Mark, Report,
    cli::{AdministratorFlags, ProvisionFlags},
    place::Place,
    remote::{CallError, Remote},
    world::World,
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use shared::config::Origins;
use std::path::Path;

/// How often something that shows up late in Zitadel is asked for.
const TRIES: u32 = 10;

/// One run.
struct Provision<'a> {
    world: &'a World,
    remote: Remote,
    origins: Origins,
    bearer: SecretString,
    report: Report,
}

/// Where the secrets go.
struct Out {
    service: Place,
    client: Place,
    cookies: Place,
}

/// Makes what is missing, the login pages last: only then is anybody sent here.
pub(crate) async fn run(world: &World, flags: &ProvisionFlags) -> Result<Report, Failure> {
    let remote = world.settings.remote()?;
    let origins = world.settings.origins()?;
    let bearer = administrator(world, &remote, &flags.administrator).await?.ok_or_else(|| {
        Failure::new("no administrator's credential is given: name a file with --admin-token or --admin-key")
    })?;
    let out = out(world, flags).await?;
    let mut run = Provision { world, remote, origins, bearer, report: Report::default() };
    world.say("Project and application");
    let project = project::ensure(&mut run, &flags.project).await?;
    let application = application::ensure(&mut run, project.as_deref(), &flags.application).await?;
    application_key::ensure(&mut run, application.as_ref(), &out.client).await?;
    world.say("Service user");
    let user = service_login::ensure(&mut run, &flags.service_user).await?;
    service_key::ensure(&mut run, user.as_deref(), &out.service).await?;
    cookies::ensure(&mut run, &out.cookies).await?;
    world.say("Login pages");
    login_pages::ensure(&mut run, flags.take_over).await?;
    let settings = [
        ("ISSUER", run.remote.issuer.clone()),
        ("AUTH_ORIGIN", run.origins.auth_origin()),
        ("APP_ORIGIN", run.origins.app_origin()),
        ("SERVICE_SECRET", out.service.id()),
        ("CLIENT_SECRET", out.client.id()),
        ("COOKIE_SECRET", out.cookies.id()),
    ];
    for (name, value) in settings {
        run.report.row(Mark::Info, name, value);
    }
    Ok(run.report.then("Next: drawbridge doctor, with these settings in a file for --env-file."))
}

/// A token of the administrator that the flags name, if they name one.
pub(crate) async fn administrator(
    world: &World,
    remote: &Remote,
    flags: &AdministratorFlags,
) -> Result<Option<SecretString>, Failure> {
    let read = |file: &Path| Place::file(file.to_owned(), &world.surroundings.checkpoint);
    match (&flags.admin_key, &flags.admin_token) {
        (Some(file), _) => world.bearer(remote, &read(file).require().await?).await.map(Some),
        (None, Some(file)) => {
            let text = read(file).require().await?;
            Ok(Some(text.expose_secret().trim().to_owned().into()))
        }
        (None, None) => Ok(None),
    }
}

async fn out(world: &World, flags: &ProvisionFlags) -> Result<Out, Failure> {
    let checkpoint = &world.surroundings.checkpoint;
    if let Some(prefix) = &flags.secrets {
        let place = async |name: &str| Place::of(&format!("{prefix}/{name}"), checkpoint).await;
        return Ok(Out {
            service: place("service-key").await?,
            client: place("client-key").await?,
            cookies: place("cookie-keys").await?,
        });
    }
    let Some(directory) = &flags.out else {
        return Err(Failure::new(
            "nobody said where the secrets go: name a directory with --out, or --secrets PREFIX",
        ));
    };
    let trouble = |error: std::io::Error| {
        Failure::new(format!("{} cannot be used ({error}): name another directory", directory.display()))
    };
    if !world.dry_run {
        std::fs::create_dir_all(directory).map_err(trouble)?;
    }
    let directory = std::path::absolute(directory).map_err(trouble)?;
    let place = |name: &str| Place::file(directory.join(name), checkpoint);
    Ok(Out {
        service: place("service-key.json"),
        client: place("client-key.json"),
        cookies: place("cookie-keys.json"),
    })
}

impl Provision<'_> {
    fn bearer(&self) -> &str {
        self.bearer.expose_secret()
    }

    async fn post(&self, segments: &[&str], body: &Value) -> Result<Value, CallError> {
        self.remote.post(self.bearer(), segments, body).await
    }

    /// The entry of a list of management v1 that has this name.
    async fn named(&self, segments: &[&str], name: &str) -> Result<Option<Value>, CallError> {
        let query = json!({"nameQuery": {"name": name, "method": "TEXT_QUERY_METHOD_EQUALS"}});
        let found = self.post(&[segments, &["_search"]].concat(), &json!({"queries": [query]})).await?;
        let all = found["result"].as_array().into_iter().flatten();
        Ok(all.into_iter().find(|one| one["name"] == name).cloned())
    }

    fn would(&mut self, name: &str) {
        self.report.row(Mark::Info, name, "would be made");
    }
}

/// Whether something of this name is there, though a list did not show it: it was made a moment ago.
fn exists(error: &CallError) -> bool {
    error.status() == 409
}

/// A text of an answer.
fn text(answer: &Value, name: &str) -> Result<String, Failure> {
    let missing = || {
        Failure::new(format!("Zitadel's answer has no {name}: see that it is version 4, then run this again"))
    };
    answer[name].as_str().map(str::to_owned).ok_or_else(missing)
}

//! The service user of the login pages: JWT access tokens, the role `IAM_LOGIN_CLIENT`.

use super::{Provision, TRIES, exists, text};
use crate::{
    Failure, Mark,
    service_user::{self, LOGIN_CLIENT},
};
use http::Method;
use serde_json::{Value, json};

const JWT: &str = "ACCESS_TOKEN_TYPE_JWT";

/// Its id; none in a dry run that would make it.
pub(super) async fn ensure(run: &mut Provision<'_>, name: &str) -> Result<Option<String>, Failure> {
    let Some(user) = user(run, name).await? else { return Ok(None) };
    role(run, &user).await?;
    Ok(Some(user))
}

async fn user(run: &mut Provision<'_>, name: &str) -> Result<Option<String>, Failure> {
    for _ in 0..TRIES {
        let query = json!({"userNameQuery": {"userName": name, "method": "TEXT_QUERY_METHOD_EQUALS"}});
        let found = run.post(&["v2", "users"], &json!({"queries": [query]})).await?;
        let all = found["result"].as_array().into_iter().flatten();
        if let Some(user) = all.into_iter().find(|user| user["username"] == name) {
            return adjust(run, name, user).await.map(Some);
        }
        if run.world.dry_run {
            run.would("service user");
            return Ok(None);
        }
        let body = json!({"userName": name, "name": name, "accessTokenType": JWT});
        match run.post(&["management", "v1", "users", "machine"], &body).await {
            Ok(made) => {
                let id = text(&made, "userId")?;
                run.report.row(Mark::Ok, "service user", format!("{name} ({id}), made"));
                return Ok(Some(id));
            }
            Err(error) if exists(&error) => run.world.pause().await,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::new(format!(
        "the user {name} exists and cannot be found: name another one with --service-user"
    )))
}

async fn adjust(run: &mut Provision<'_>, name: &str, user: &Value) -> Result<String, Failure> {
    let id = text(user, "userId")?;
    let Some(machine) = user["machine"].as_object() else {
        return Err(Failure::new(format!(
            "{name} is a person: name another service user with --service-user"
        )));
    };
    let mut say = format!("{name} ({id})");
    if machine.get("accessTokenType").is_none_or(|kind| kind != JWT) && !run.world.dry_run {
        let known = |field: &str| machine.get(field).cloned().unwrap_or_default();
        let mut body = json!({"name": known("name"), "accessTokenType": JWT});
        if let Some(description) = machine.get("description") {
            body["description"] = description.clone();
        }
        let segments = ["management", "v1", "users", &id, "machine"];
        run.remote.call(Method::PUT, run.bearer(), &segments, Some(&body)).await?;
        say.push_str(", gets JWT access tokens now");
    }
    run.report.row(Mark::Ok, "service user", say);
    Ok(id)
}

async fn role(run: &mut Provision<'_>, user: &str) -> Result<(), Failure> {
    let mut roles = service_user::roles(&run.remote, run.bearer(), user).await?;
    if roles.iter().any(|role| role == LOGIN_CLIENT) {
        run.report.row(Mark::Ok, "role", LOGIN_CLIENT);
        return Ok(());
    }
    if run.world.dry_run {
        run.would("role");
        return Ok(());
    }
    let made = if roles.is_empty() {
        run.post(&["admin", "v1", "members"], &json!({"userId": user, "roles": [LOGIN_CLIENT]})).await
    } else {
        roles.push(LOGIN_CLIENT.to_owned());
        let segments = ["admin", "v1", "members", user];
        run.remote.call(Method::PUT, run.bearer(), &segments, Some(&json!({"roles": roles}))).await
    };
    match made {
        Ok(_) => run.report.row(Mark::Ok, "role", format!("{LOGIN_CLIENT}, given")),
        // Given a moment ago, and not in the list yet.
        Err(error) if exists(&error) => run.report.row(Mark::Ok, "role", LOGIN_CLIENT),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

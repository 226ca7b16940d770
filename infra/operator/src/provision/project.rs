//! The project.

use super::{Provision, TRIES, exists, text};
use crate::{Failure, Mark};
use serde_json::json;

const PROJECTS: [&str; 3] = ["management", "v1", "projects"];

/// Its id; none in a dry run that would make it.
pub(super) async fn ensure(run: &mut Provision<'_>, name: &str) -> Result<Option<String>, Failure> {
    for _ in 0..TRIES {
        if let Some(project) = run.named(&PROJECTS, name).await? {
            let id = text(&project, "id")?;
            run.report.row(Mark::Ok, "project", format!("{name} ({id})"));
            return Ok(Some(id));
        }
        if run.world.dry_run {
            run.would("project");
            return Ok(None);
        }
        match run.post(&PROJECTS, &json!({"name": name})).await {
            Ok(made) => {
                let id = text(&made, "id")?;
                run.report.row(Mark::Ok, "project", format!("{name} ({id}), made"));
                return Ok(Some(id));
            }
            Err(error) if exists(&error) => run.world.pause().await,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::new(format!(
        "the project {name} exists and cannot be found: name another one with --project"
    )))
}

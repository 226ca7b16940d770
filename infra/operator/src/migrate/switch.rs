//! `migrate switch`: the secret's value becomes the key file.

use super::standing::{Migration, Stage};
use crate::{Failure, Mark, Report};

/// Tests the key once more, then writes. The old value stays beside the secret.
pub(super) async fn run(mut migration: Migration<'_>) -> Result<Report, Failure> {
    let world = migration.world;
    match migration.stage {
        Stage::Switched => return Ok(done()),
        Stage::Done => {
            return Err(Failure::new("the secret holds a key already: there is nothing to switch"));
        }
        Stage::Fresh | Stage::Preparing => {
            return Err(Failure::new("nothing is prepared yet: run `drawbridge migrate prepare`"));
        }
        Stage::Prepared => {}
    }
    let mut state = migration.kept()?;
    if !state.compared {
        return Err(Failure::new("token and key were not compared yet: run `drawbridge migrate compare`"));
    }
    let file = state.key.file();
    world.say("Testing the key once more");
    world.bearer(&migration.remote, &file).await?;
    if world.dry_run {
        let mut report = Report::default();
        report.row(Mark::Info, "secret", format!("would write the key into {}", migration.secret.name()));
        return Ok(report);
    }
    world.say("Writing the secret");
    state.switched = Some(world.now());
    state.watched = false;
    migration.keep(state).await?;
    migration.secret.write(&file).await?;
    Ok(done())
}

fn done() -> Report {
    let mut report = Report::default();
    report.row(Mark::Ok, "secret", "holds the key; the functions follow within five minutes");
    report.row(Mark::Ok, "old value", "kept beside the secret until `migrate revoke` or `migrate back`");
    report.then("Next: drawbridge migrate watch. `migrate back` returns to the token.")
}

//! Nobody notices, in small; the README has the command that does it in full.

use load::Plan;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_notices_a_migration_its_way_back_and_three_rotations_of_each_kind_on_stand_in() {
    let plan = Plan { duration: Duration::from_secs(4), rate: 4, speed: 60 };
    let Some(tally) = load::run(plan).await else { return };
    assert!(!tally.failed(), "{tally}");
    assert!(tally.visits.len() > 20, "{tally}");
}

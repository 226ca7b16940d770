//! The command's real process, killed with SIGKILL after every single exchange with Zitadel and with Secrets Manager,
//! and run again: it finishes, and nothing is left over.
//!
//! | module | what |
//! |---|---|
//! | `scene` | a stand-in, a place for secrets, and the gate that counts |
//! | `process` | the process, and its end |
//! | `files` | kills in the middle of writing files, which is no exchange |
//! | `migrate`, `provision`, `rotate` | the commands |

mod files;
mod migrate;
mod process;
mod provision;
mod rotate;
mod scene;

use harness::{Zitadel, gate::Cut};
use scene::Store;

/// The two ways to die at an exchange.
const CUTS: [fn(usize) -> Cut; 2] = [Cut::Unanswered, Cut::Answered];

/// Runs a lane for every place for secrets with every way to die, all at once: they mostly wait. Each tells how many
/// points it was killed at; `least` is for all of them together. They have one stand-in, which takes a while to start.
async fn together<F>(what: &str, least: usize, lane: impl Fn(Zitadel, Store, fn(usize) -> Cut) -> F)
where
    F: Future<Output = usize> + Send + 'static,
{
    let Some(zitadel) = Zitadel::own() else { return };
    let both = [Store::Files, Store::Manager];
    let lanes = both.into_iter().flat_map(|store| CUTS.map(|cut| (store, cut)));
    let running: Vec<_> =
        lanes.map(|(store, cut)| (store, cut(0), tokio::spawn(lane(zitadel.clone(), store, cut)))).collect();
    let mut all = 0;
    for (store, cut, lane) in running {
        let points = lane.await.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
        eprintln!("{what}, {store:?}, {cut:?}: killed at {points} points");
        all += points;
    }
    assert!(all >= least, "{what}: killed at only {all} points");
}

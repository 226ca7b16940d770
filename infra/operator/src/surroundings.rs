//! What the commands need from outside: passed in, so that tests decide it.

use shared::{
    clock::{Clock, SystemClock},
    config,
    random::{Random, SystemRandom},
};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// Asked after everything that leaves a trace elsewhere: a call to Zitadel, a written secret. Tests end a command
/// there, as a kill would.
pub trait Checkpoint: Send + Sync {
    /// Comes back at once, or never.
    fn passed(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// Commands run to their end.
#[derive(Debug, Clone, Copy)]
pub struct Unstopped;

impl Checkpoint for Unstopped {
    fn passed(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
}

/// Looks an environment variable up.
pub type Environment = dyn Fn(&str) -> Option<String> + Send + Sync;
/// Takes a line that tells how far a command is.
pub type Progress = dyn Fn(&str) + Send + Sync;

/// Time, randomness, environment, and where progress is told.
#[derive(Clone)]
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Unpredictable bytes.
    pub random: Arc<dyn Random>,
    /// Environment variables.
    pub environment: Arc<Environment>,
    /// Lines for the person who waits.
    pub progress: Arc<Progress>,
    /// Asked after every trace left.
    pub checkpoint: Arc<dyn Checkpoint>,
    /// Pause between two tries of something that shows up late in Zitadel.
    pub patience: Duration,
}

impl Surroundings {
    /// The machine's own.
    pub fn real(progress: Arc<Progress>) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            environment: Arc::new(config::environment),
            progress,
            checkpoint: Arc::new(Unstopped),
            patience: Duration::from_secs(1),
        }
    }
}

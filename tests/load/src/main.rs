//! `cargo run -p load -- --seconds 60 --rate 20`: prints what happened, and fails if anybody noticed.

use clap::Parser;
use load::Plan;
use std::{
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

/// People sign in and refresh over four instances while the service credential goes from a personal access token to
/// JWT, back and there again, and every key rotates three times.
#[derive(Parser)]
#[command(name = "load")]
struct Flags {
    /// How long people come, at least.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Sign-ins a second, and as many refreshes.
    #[arg(long, default_value_t = 20)]
    rate: u32,
    /// How many times as fast as the machine's the clock of everybody runs.
    #[arg(long, default_value_t = 60)]
    speed: u32,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Flags { seconds, rate, speed } = Flags::parse();
    let plan = Plan { duration: Duration::from_secs(seconds), rate, speed };
    let Some(tally) = load::run(plan).await else {
        // Nobody is left to tell if even this cannot be written.
        let _ = writeln!(io::stderr(), "load: needs the stand-in, unset E2E_FIXTURES");
        return ExitCode::FAILURE;
    };
    let written = write!(io::stdout(), "{tally}");
    if written.is_ok() && !tally.failed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

//! `cargo run --release -q -p storm -- --storms 10000 --seed 1`: prints what happened, and fails if anybody was logged
//! out. `--latency` measures instead.

use clap::Parser;
use std::{
    fmt::Display,
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};
use storm::{Storms, instance, latency, world::Setting};

/// Storms of refreshes over processes that die.
#[derive(Parser)]
#[command(name = "storm")]
struct Flags {
    /// How many storms.
    #[arg(long, default_value_t = 10_000)]
    storms: u64,
    /// The number of the first: with `--storms 1 --log` to look at one again.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// What they are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Minutes after which no further storm begins.
    #[arg(long, default_value_t = 60)]
    minutes: u64,
    /// How many browsers at once, each with four processes.
    #[arg(long, default_value_t = 8)]
    lanes: usize,
    /// A server that speaks DynamoDB, for the table; else the parent process holds it.
    #[arg(long)]
    dynamodb_url: Option<String>,
    /// Measure what a refresh takes besides the provider's time, instead.
    #[arg(long)]
    latency: bool,
    /// Seconds to measure.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Refreshes a second to measure at.
    #[arg(long, default_value_t = 100)]
    rate: u32,
    /// Show the log of the processes.
    #[arg(long)]
    log: bool,
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == instance::FLAG) {
        instance::run();
        return ExitCode::SUCCESS;
    }
    let flags = Flags::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime can be started").block_on(drive(flags))
}

async fn drive(flags: Flags) -> ExitCode {
    let Flags { storms: count, first, seed, minutes, lanes, dynamodb_url, latency, seconds, rate, log } =
        flags;
    let setting = Setting { dynamodb_url, log };
    if latency {
        let plan = latency::Plan { duration: Duration::from_secs(seconds), rate, setting };
        let measured = latency::run(plan).await;
        return tell(measured.as_ref(), |measured| measured.failures > 0);
    }
    let tally =
        storm::run(Storms { count, first, seed, longest: Duration::from_mins(minutes), lanes, setting })
            .await;
    tell(tally.as_ref(), storm::tally::Tally::failed)
}

fn tell<T: Display>(result: Option<&T>, failed: impl Fn(&T) -> bool) -> ExitCode {
    let Some(result) = result else {
        // Nobody is left to tell if even this cannot be written.
        let _ = writeln!(io::stderr(), "storm: needs the stand-in, unset E2E_FIXTURES");
        return ExitCode::FAILURE;
    };
    let written = write!(io::stdout(), "{result}");
    if written.is_ok() && !failed(result) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

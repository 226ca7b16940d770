//! A short storm over real processes that are really killed. The table is in this one, or on the server that speaks
//! DynamoDB where `DYNAMODB_URL` names one.

use std::{
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};
use storm::{Storms, instance, world::Setting};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.any(|argument| argument == instance::FLAG) {
        instance::run();
        return ExitCode::SUCCESS;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let setting = Setting::named();
    let storms = Storms { count: 40, first: 0, seed: 6, longest: Duration::from_mins(10), lanes: 8, setting };
    let tally = runtime.expect("a runtime can be started").block_on(storm::run(storms));
    let Some(tally) = tally else { return ExitCode::SUCCESS };
    let written = write!(io::stdout(), "{tally}");
    if written.is_ok() && !tally.failed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

//! `drawbridge`: see `drawbridge --help`.

use clap::Parser;
use drawbridge::{Cli, Failure, Report, Surroundings};
use serde_json::json;
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
    sync::Arc,
};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let quiet = cli.common.json;
    let surroundings = Surroundings::real(Arc::new(move |line| {
        if !quiet {
            // Nobody is left to tell if even this cannot be written.
            let _ = writeln!(io::stderr(), "{line}");
        }
    }));
    let colours = io::stdout().is_terminal()
        && (surroundings.environment)("NO_COLOR").is_none_or(|value| value.is_empty());
    let result = drawbridge::run(&cli, &surroundings).await;
    let written = match &result {
        Ok(report) => io::stdout().write_all(shown(report, cli.common.json, colours).as_bytes()),
        Err(failure) => complain(failure, cli.common.json),
    };
    match result {
        Ok(report) if written.is_ok() && !report.failed() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn shown(report: &Report, as_json: bool, colours: bool) -> String {
    if as_json { format!("{}\n", report.json()) } else { report.text(colours) }
}

fn complain(failure: &Failure, as_json: bool) -> io::Result<()> {
    if as_json {
        return writeln!(io::stdout(), "{}", json!({"failed": true, "error": failure.to_string()}));
    }
    writeln!(io::stderr(), "drawbridge: {failure}")
}

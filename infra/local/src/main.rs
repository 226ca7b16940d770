//! `cargo dev`: everything on `*.example.localhost`, until Ctrl-C.

use clap::Parser;
use local_stack::{Fixtures, LocalStack, Options};
use std::{
    error::Error,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use tracing_subscriber::EnvFilter;

/// Drawbridge with everything around it, on this machine only.
#[derive(Parser)]
#[command(name = "cargo dev")]
struct Flags {
    /// Port of 127.0.0.1 to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Use the running Zitadel of this fixtures file, on the ports that the file names.
    #[arg(long, value_name = "FILE", conflicts_with = "port")]
    fixtures: Option<PathBuf>,
    /// Log every request, not only what goes wrong.
    #[arg(long)]
    verbose: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let flags = Flags::parse();
    log(flags.verbose);
    match run(flags).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if even this cannot be written.
            let _ = writeln!(io::stderr(), "cargo dev: {}", shared::error::chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run(flags: Flags) -> Result<(), Box<dyn Error>> {
    let options = match &flags.fixtures {
        Some(file) => Options::Running(Box::new(Fixtures::read(file)?)),
        None => Options::StandIn { port: flags.port },
    };
    let running = LocalStack::start(options).await?;
    io::stdout().write_all(greeting(&running).as_bytes())?;
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// What one needs to know to begin.
fn greeting(running: &LocalStack) -> String {
    let stack = running.stack();
    let origin = |url: &url::Url| url.origin().ascii_serialization();
    let (landing, auth, app) = (origin(&stack.landing), origin(&stack.auth), origin(&stack.app));
    let fixtures = &stack.fixtures;
    let (issuer, name, password) =
        (&fixtures.issuer, fixtures.var("aliceLoginName"), fixtures.var("alicePassword"));
    let (kind, mails) = match running.stand_in() {
        Some(_) => ("stand-in for Zitadel", format!("{landing}/mails")),
        None => ("Zitadel", "sent by Zitadel itself".to_owned()),
    };
    format!(
        "\n  Drawbridge is up. Open {landing}\n\n\
         \x20 sign-in pages   {auth}\n\
         \x20 application     {app}\n\
         \x20 provider        {issuer} ({kind})\n\
         \x20 mails           {mails}\n\
         \x20 test person     {name}  {password}\n\n  \
         Ctrl-C ends it.\n\n"
    )
}

/// Lines for people on stderr. HTTP libraries stay at warnings: at finer levels they print requests.
fn log(verbose: bool) {
    let level = if verbose { "info" } else { "warn" };
    let filter = EnvFilter::new(format!("{level},hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .compact()
        .with_writer(io::stderr)
        .init();
}

//! The stand-in as a program: starts, writes its fixtures, serves until it is told to stop.

use clap::Parser;
use fake_zitadel::{FakeZitadel, Upstream};
use std::error::Error;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A stand-in for Zitadel v4 that answers as the real one does.
#[derive(Parser)]
struct Flags {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Issuer of the instance [default: http://zitadel.example.localhost:PORT].
    #[arg(long)]
    issuer: Option<String>,
    /// Base address of the login pages.
    #[arg(long, default_value = "http://auth.example.localhost:3000")]
    login_base_uri: String,
    /// File to write the fixtures to, as soon as the keys in them are made; requests are answered before.
    #[arg(long)]
    fixtures_out: Option<PathBuf>,
    /// Redirect URI of the seeded applications; may be repeated.
    #[arg(long, default_value = "http://app.example.localhost:3001/auth/callback")]
    redirect_uri: Vec<String>,
    /// Post-logout redirect URI of the seeded applications; may be repeated.
    #[arg(long, default_value = "http://app.example.localhost:3001/auth/logged-out")]
    post_logout_redirect_uri: Vec<String>,
    /// bcrypt cost of passwords, 4 to 31; Zitadel's own is 14.
    #[arg(long, default_value_t = 4)]
    password_cost: u32,
    /// Milliseconds until lagging reads see what was written.
    #[arg(long, default_value_t = 0)]
    projection_lag: u64,
    /// Milliseconds the token endpoint takes at least; requests within this time count as simultaneous.
    #[arg(long, default_value_t = 3)]
    token_latency: u64,
    /// Address for a small identity provider to sign in at, such as 127.0.0.1:9911; none without it.
    #[arg(long)]
    upstream: Option<SocketAddr>,
    /// Refused assertions give 400 `invalid_grant`, as in newer versions.
    #[arg(long)]
    invalid_grant: bool,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let flags = Flags::parse();
    let mut builder = FakeZitadel::builder()
        .listen(flags.listen)
        .login_base_uri(&flags.login_base_uri)
        .redirect_uris(flags.redirect_uri)
        .post_logout_redirect_uris(flags.post_logout_redirect_uri)
        .password_cost(flags.password_cost)
        .projection_lag(Duration::from_millis(flags.projection_lag))
        .token_latency(Duration::from_millis(flags.token_latency))
        .invalid_grant(flags.invalid_grant);
    if let Some(issuer) = &flags.issuer {
        builder = builder.issuer(issuer);
    }
    let stand_in = builder.start().await?;
    // Kept to the end: it stops when dropped.
    let _upstream = match flags.upstream {
        Some(address) => Some(Upstream::start(address).await?),
        None => None,
    };
    if let Some(file) = &flags.fixtures_out {
        write_whole(file, &serde_json::to_string_pretty(&stand_in.fixtures())?)?;
    }
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// Writes a file so that nobody ever reads half of it.
fn write_whole(file: &Path, text: &str) -> std::io::Result<()> {
    let part = file.with_extension("part");
    std::fs::write(&part, text)?;
    std::fs::rename(&part, file)
}

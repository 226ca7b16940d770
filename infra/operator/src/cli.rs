//! Commands and flags.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Operates Drawbridge: service tokens, checks, and the way from a personal access token to JWT.
#[derive(Debug, Parser)]
#[command(name = "drawbridge", version, arg_required_else_help = true)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where things are. What no flag names is taken from the files, then from the environment.
#[derive(Debug, Args)]
pub struct Common {
    /// Zitadel's issuer, byte for byte (`ISSUER`).
    #[arg(long, global = true, value_name = "URL")]
    pub issuer: Option<String>,
    /// The service secret: Secrets Manager name or ARN, or `file:///…` (`SERVICE_SECRET`).
    #[arg(long, global = true, value_name = "SECRET")]
    pub service_secret: Option<String>,
    /// The client secret (`CLIENT_SECRET`).
    #[arg(long, global = true, value_name = "SECRET")]
    pub client_secret: Option<String>,
    /// The cookie secret (`COOKIE_SECRET`).
    #[arg(long, global = true, value_name = "SECRET")]
    pub cookie_secret: Option<String>,
    /// Origin of the sign-in pages (`AUTH_ORIGIN`).
    #[arg(long, global = true, value_name = "URL")]
    pub auth_origin: Option<String>,
    /// Origin of the application (`APP_ORIGIN`).
    #[arg(long, global = true, value_name = "URL")]
    pub app_origin: Option<String>,
    /// `host:port=address:port` for an issuer on this machine (`CONNECT_TO`).
    #[arg(long, global = true, value_name = "PAIRS")]
    pub connect_to: Option<String>,
    /// A file of `NAME=value` lines with the functions' settings.
    #[arg(long, global = true, value_name = "FILE")]
    pub env_file: Option<PathBuf>,
    /// The stack's outputs as `aws cloudformation describe-stacks` prints them.
    #[arg(long, global = true, value_name = "FILE")]
    pub outputs: Option<PathBuf>,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Say what would be done and change nothing.
    #[arg(long, global = true)]
    pub dry_run: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a fresh service token, for scripts.
    Token {
        /// Key file as Zitadel gave it; in place of the service secret.
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Check settings, secrets, Zitadel's side and the clock; say what is wrong and how to mend it.
    Doctor(AdministratorFlags),
    /// Make what an installation needs at Zitadel, with an administrator's credential, and write the secrets.
    Provision(ProvisionFlags),
    /// Make a new service key now: for installations without the rotation function.
    Rotate {
        /// Days after which the key ends.
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
        key_days: u16,
    },
    /// Move a running installation from a personal access token to JWT, in steps that can be undone.
    Migrate {
        /// The step.
        #[command(subcommand)]
        step: Step,
    },
}

/// An administrator's credential. `provision` cannot do without; `doctor` sees more with one.
#[derive(Debug, Args)]
pub struct AdministratorFlags {
    /// File with an administrator's token and nothing else.
    #[arg(long, value_name = "FILE", conflicts_with = "admin_key")]
    pub admin_token: Option<PathBuf>,
    /// Key file of a service user that is an administrator.
    #[arg(long, value_name = "FILE")]
    pub admin_key: Option<PathBuf>,
}

/// Flags of `provision`.
#[derive(Debug, Args)]
pub struct ProvisionFlags {
    /// Who may do it.
    #[command(flatten)]
    pub administrator: AdministratorFlags,
    /// Directory for the secrets, as files that only their owner reads.
    #[arg(long, value_name = "DIR", conflicts_with = "secrets")]
    pub out: Option<PathBuf>,
    /// Beginning of the secrets' names in Secrets Manager: `PREFIX/service-key`, `/client-key`, `/cookie-keys`.
    #[arg(long, value_name = "PREFIX")]
    pub secrets: Option<String>,
    /// Name of the project.
    #[arg(long, default_value = "Drawbridge")]
    pub project: String,
    /// Name of the application.
    #[arg(long, default_value = "Drawbridge")]
    pub application: String,
    /// User name of the service user.
    #[arg(long, default_value = "drawbridge")]
    pub service_user: String,
    /// Take the sign-ins over, though they lead to other pages today.
    #[arg(long)]
    pub take_over: bool,
}

/// Steps of the migration, in their order.
#[derive(Debug, Clone, Subcommand)]
pub enum Step {
    /// Where the migration stands.
    Status,
    /// 1: Which service users hold personal access tokens, their roles, their ends.
    Look,
    /// 2: Make a key for the same service user and register its public half.
    Prepare {
        /// Days after which the key ends.
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
        key_days: u16,
    },
    /// 3: Read the same with the token and with the key, and show differences.
    Compare,
    /// 4: Put the key file into the secret; the functions follow within five minutes.
    Switch,
    /// 5: Wait until no function can hold the token any more, and see that they answer.
    Watch {
        /// Do not wait; say how long it would take.
        #[arg(long)]
        no_wait: bool,
    },
    /// 6: Remove the token at Zitadel and forget it here.
    Revoke {
        /// Id of the token to remove, where the service user holds several (`migrate look` shows them).
        #[arg(long, value_name = "ID")]
        pat: Vec<String>,
    },
    /// Undo the last step: after switch the token is used again, after prepare the key is removed.
    Back,
}

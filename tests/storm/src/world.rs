//! The stand-in for Zitadel, the processes and their table.

mod counter;
mod desk;
mod lot;
mod seat;

pub use lot::Lot;
pub use seat::Seat;

use crate::instance::{FLAG, Orders};
use fake_zitadel::FakeZitadel;
use harness::{Stack, Zitadel};
use secrecy::ExposeSecret;
use shared::{clock::SystemClock, secrets::SecretStore, table::MemoryTable};
use std::{collections::HashMap, sync::Arc};
use table_kit::Server;
use tokio::{net::TcpListener, task::JoinSet};

/// Processes of each lane.
pub const SEATS: usize = 4;

/// Where the table is, and whether the processes' log is shown.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// A server that speaks DynamoDB; else the table is in this process.
    pub dynamodb_url: Option<String>,
    /// Whether it is.
    pub log: bool,
}

impl Setting {
    /// With the server that `DYNAMODB_URL` names, if it names one.
    pub fn named() -> Self {
        let dynamodb_url = shared::config::environment("DYNAMODB_URL").filter(|url| !url.is_empty());
        Self { dynamodb_url, log: false }
    }
}

/// Everything that runs.
pub struct World {
    /// The functions in this process, for signing in.
    pub stack: Stack,
    /// The processes, lane after lane.
    pub seats: Vec<Arc<Seat>>,
    /// What happens in each lane.
    pub lots: Vec<Arc<Lot>>,
    table: Option<(Server, String)>,
    _serving: JoinSet<()>,
}

impl World {
    /// Starts it with processes for so many lanes. `None` where the tests run against a server.
    pub async fn begin(setting: &Setting, lanes: usize) -> Option<Self> {
        let zitadel = Zitadel::own()?;
        let stack = Stack::before(zitadel, &[]).await.without_checks();
        let table = match &setting.dynamodb_url {
            Some(url) => {
                let server = Server::at(url).await;
                let name = server.create().await;
                Some((server, name))
            }
            None => None,
        };
        let mut serving = JoinSet::new();
        let lots: Vec<Arc<Lot>> = (0..lanes).map(|_| Arc::default()).collect();
        let desk = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let desk_url = format!("http://{}", desk.local_addr().expect("it has an address"));
        let mut seats = Vec::new();
        for number in 0..lanes * SEATS {
            let lot = &lots[number / SEATS];
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
            let provider = listener.local_addr().expect("it has an address").to_string();
            let orders = Orders {
                desk: format!("{desk_url}/{number}"),
                settings: settings(&stack, &provider),
                secrets: secrets(&stack).await,
                dynamodb: setting.dynamodb_url.clone().zip(table.as_ref().map(|(_, name)| name.clone())),
                log: setting.log,
            };
            let seat = Arc::new(Seat::new(number, &orders, lot.clone()));
            let router = counter::router(stand_in(&stack).router(), seat.clone());
            serving.spawn(async move { axum::serve(listener, router).await.unwrap_or_default() });
            seats.push(seat);
        }
        let router = desk::router(seats.clone(), MemoryTable::new(Arc::new(SystemClock)));
        serving.spawn(async move { axum::serve(desk, router).await.unwrap_or_default() });
        for seat in &seats {
            seat.start();
        }
        for seat in &seats {
            seat.is_up().await;
        }
        Some(Self { stack, seats, lots, table, _serving: serving })
    }

    /// Ends the processes and removes the table.
    pub async fn end(self) {
        for seat in &self.seats {
            seat.stop();
        }
        if let Some((server, name)) = &self.table {
            server.remove(name).await;
        }
    }
}

pub(crate) fn stand_in(stack: &Stack) -> &FakeZitadel {
    stack.zitadel().stand_in()
}

fn settings(stack: &Stack, provider: &str) -> HashMap<String, String> {
    let origin = |url: &url::Url| url.origin().ascii_serialization();
    let issuer = stack.zitadel().issuer();
    let named = format!(
        "{}:{}",
        issuer.host_str().unwrap_or_default(),
        issuer.port_or_known_default().unwrap_or_default()
    );
    let settings = [
        ("AUTH_ORIGIN", origin(stack.auth())),
        ("APP_ORIGIN", origin(stack.app())),
        ("ISSUER", stack.zitadel().fixtures.issuer.clone()),
        ("CONNECT_TO", format!("{named}={provider}")),
        ("CLIENT_SECRET", "client".into()),
        ("COOKIE_SECRET", "cookies".into()),
    ];
    settings.map(|(name, value)| (name.to_owned(), value)).into()
}

async fn secrets(stack: &Stack) -> HashMap<String, String> {
    let mut secrets = HashMap::new();
    for name in ["client", "cookies"] {
        let text = stack.secrets().fetch(name).await.expect("the functions have secrets");
        secrets.insert(name.to_owned(), text.expose_secret().to_owned());
    }
    secrets
}

/// This binary, as an instance.
fn command() -> tokio::process::Command {
    let binary = std::env::current_exe().expect("a program knows where it is");
    let mut command = tokio::process::Command::new(binary);
    command.arg(FLAG);
    command
}

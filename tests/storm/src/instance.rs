//! One instance of the `refresh` function: a process of its own with the function's router, its table and its secrets,
//! told by its parent what to be. Nothing in it knows of the others.

mod remote;
mod watched;

pub(crate) use remote::{Answer, Ask};

use local_stack::MemorySecrets;
use serde::{Deserialize, Serialize};
use shared::{app::Ambient, clock::SystemClock, random::SystemRandom, table::Table, telemetry};
use std::{collections::HashMap, sync::Arc};
use table_kit::Server;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
};
use watched::Watched;

/// The flag that makes this binary an instance.
pub const FLAG: &str = "--instance";

/// What an instance is told, as one line of JSON on its standard input. When that closes, it ends.
#[derive(Serialize, Deserialize)]
pub(crate) struct Orders {
    /// Where it reports: `http://127.0.0.1:PORT/NUMBER`.
    pub(crate) desk: String,
    /// Settings by name.
    pub(crate) settings: HashMap<String, String>,
    /// Secrets by name.
    pub(crate) secrets: HashMap<String, String>,
    /// Server and table, where they are not the desk's.
    pub(crate) dynamodb: Option<(String, String)>,
    /// Whether it writes the log.
    pub(crate) log: bool,
}

/// Is an instance until the parent is gone.
///
/// # Panics
/// If the orders cannot be followed.
pub fn run() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be started").block_on(serve());
}

async fn serve() {
    let mut input = BufReader::new(tokio::io::stdin());
    let mut line = String::new();
    input.read_line(&mut line).await.expect("orders come");
    let orders: Orders = serde_json::from_str(&line).expect("orders can be read");
    telemetry::init(Some(if orders.log { "info" } else { "off" }));
    let desk = remote::Desk::at(&orders.desk);
    let clock = Arc::new(SystemClock);
    let table: Arc<dyn Table> = match &orders.dynamodb {
        Some((url, name)) => Arc::new(Server::at(url).await.table(name, clock.clone())),
        None => Arc::new(desk.clone()),
    };
    let secrets = MemorySecrets::default();
    for (name, text) in &orders.secrets {
        secrets.set(name, text.as_str());
    }
    let ambient = Ambient {
        lookup: &|name| orders.settings.get(name).cloned(),
        clock,
        random: Arc::new(SystemRandom),
        secrets: Arc::new(secrets),
        table: Some(Arc::new(Watched::new(table, desk.clone()))),
    };
    let state = refresh::State::load(&ambient).await.expect("the settings are right");
    state.warm().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("it has a port").port();
    desk.tell(&format!("ready/{port}")).await;
    tokio::select! {
        _ = axum::serve(listener, refresh::router(state)) => {}
        // Nobody writes: this ends when the parent does.
        _ = input.read_line(&mut line) => {}
    }
}

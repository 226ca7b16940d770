//! Replays the recorded cases: what a real Zitadel answered is what the stand-in has to answer.
//!
//! The cases are in `cases/`, their shared steps in `macros.json`. A step is a request with what is expected of its
//! answer, or computes something a client would. `run` knows the words.

mod ambient;
mod authenticator;
mod case;
mod client;
mod compare;
mod context;
mod run;
mod signing;

use std::sync::OnceLock;
use std::time::Duration;

use fake_zitadel::{FakeZitadel, Upstream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use client::Server;

/// How many cases of a file run side by side.
const JOBS: usize = 4;
/// How far reads lag behind in the second round.
const LAG: Duration = Duration::from_millis(300);

/// Starts a stand-in and an identity provider in a thread of their own: they outlive the runtime of each test.
fn serve(lag: Duration) -> Server {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let stand_in = FakeZitadel::builder()
                .redirect_uri("http://app.example.localhost:3001/auth/callback")
                .post_logout_redirect_uri("http://app.example.localhost:3001/auth/logged-out")
                .projection_lag(lag)
                .start()
                .await
                .expect("a free port");
            let upstream = Upstream::start(([127, 0, 0, 1], 0).into()).await.expect("a free port");
            let server = Server::new(stand_in.fixtures(), upstream.base());
            tell.send(server).expect("somebody waits");
            std::future::pending::<()>().await;
        });
    });
    told.recv().expect("a stand-in that started")
}

fn prompt() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| serve(Duration::ZERO))
}

fn lagging() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| serve(LAG))
}

/// Replays all cases of a file; fails with the differences of each case that has some.
async fn replay(server: &'static Server, file: &str) {
    static TURNS: Semaphore = Semaphore::const_new(JOBS);
    let macros = case::macros();
    let mut running = JoinSet::new();
    let cases = case::of_file(file);
    let count = cases.len();
    for (name, steps) in cases {
        let steps = case::expand(steps, &macros);
        running.spawn(async move {
            let _turn = TURNS.acquire().await.expect("nobody closes it");
            (name, run::case(server, &steps).await)
        });
    }
    let mut failed = Vec::new();
    while let Some(done) = running.join_next().await {
        let (name, differences) = done.expect("a case that does not panic");
        if !differences.is_empty() {
            failed.push(format!("{file}/{name}\n    {}", differences.join("\n    ")));
        }
    }
    failed.sort();
    assert!(failed.is_empty(), "{} of {count} cases differ\n{}", failed.len(), failed.join("\n"));
}

macro_rules! files {
    ($($name:ident $lagging:ident $file:literal)*) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                replay(prompt(), $file).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $lagging() {
                replay(lagging(), $file).await;
            }
        )*

        #[test]
        fn every_file_of_cases_is_replayed() {
            let mut named = [$($file),*];
            named.sort_unstable();
            assert_eq!(case::files(), named);
        }
    };
}

files! {
    authorizing_is_as_recorded authorizing_is_as_recorded_while_reads_lag "authorize"
    devices_are_as_recorded devices_are_as_recorded_while_reads_lag "device"
    providers_are_as_recorded providers_are_as_recorded_while_reads_lag "idp"
    jwt_providers_are_as_recorded jwt_providers_are_as_recorded_while_reads_lag "jwt-idp"
    logging_out_is_as_recorded logging_out_is_as_recorded_while_reads_lag "logout"
    organizations_are_as_recorded organizations_are_as_recorded_while_reads_lag "organizations"
    one_time_codes_are_as_recorded one_time_codes_are_as_recorded_while_reads_lag "otp"
    passkeys_are_as_recorded passkeys_are_as_recorded_while_reads_lag "passkeys"
    passwords_are_as_recorded passwords_are_as_recorded_while_reads_lag "passwords"
    refreshing_is_as_recorded refreshing_is_as_recorded_while_reads_lag "refresh"
    service_keys_are_as_recorded service_keys_are_as_recorded_while_reads_lag "service-keys"
    sessions_are_as_recorded sessions_are_as_recorded_while_reads_lag "sessions"
    settings_are_as_recorded settings_are_as_recorded_while_reads_lag "settings"
    tokens_are_as_recorded tokens_are_as_recorded_while_reads_lag "tokens"
    totp_is_as_recorded totp_is_as_recorded_while_reads_lag "totp"
    users_are_as_recorded users_are_as_recorded_while_reads_lag "users"
}

//! `drawbridge token`.

use crate::bench::Bench;

#[tokio::test]
async fn a_key_file_buys_a_token_that_the_api_takes_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.write("key é.json", &bench.zitadel.fixtures.keys["drawbridge"].to_string());
    let file = bench.file("key é.json");
    let report = bench.ok(&["token", "--key", file.to_str().unwrap()]).await;
    let token = report.plain.clone().unwrap();
    assert_eq!(report.text(true), format!("{token}\n"), "nothing but the token is printed");
    assert_eq!(report.json()["token"], token.as_str());
    assert_eq!(bench.status_of(&token).await, 200);
}

#[tokio::test]
async fn without_a_file_the_service_secret_serves_and_every_token_is_a_fresh_one_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.write("service", &bench.zitadel.fixtures.keys["drawbridge-bearer"].to_string());
    let (one, two) = (bench.ok(&["token"]).await.plain, bench.ok(&["token"]).await.plain);
    assert!(one.is_some() && one != two);
}

//! The script for the application's pages: who may load it.

use harness::Stack;
use http::Method;

#[tokio::test]
async fn pages_of_ours_may_load_the_script_wherever_they_are_and_others_may_not() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let script = stack.app_url("/auth/client.js");
    for page in [stack.app_url("/"), stack.landing().to_string()] {
        let answer = browser.script(&page).get(&script).await;
        answer.assert_status(200).assert_leaves_cookies();
        assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"), "{answer}");
        assert_eq!(answer.header("vary"), Some("Origin"), "{answer}");
    }
    let evil = "https://evil.example.org/";
    let ask = browser.ask(Method::GET, &script).from_page(evil);
    assert!(browser.script(evil).fetch(ask).await.is_err());
}

#[tokio::test]
async fn a_script_that_the_browser_has_already_is_not_sent_again() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let first = browser.open("/auth/client.js").await;
    let tag = first.assert_status(200).header("etag").expect("a tag").to_owned();
    let ask = browser.ask(Method::GET, "/auth/client.js").header("if-none-match", &tag);
    let again = browser.send(ask).await;
    again.assert_status(304);
    assert!(again.body.is_empty() && again.header("etag") == Some(&tag), "{again}");
}

//! Calls that set a test up, with the `admin` token.

use super::Zitadel;
use http::Method;
use serde_json::Value;
use std::time::Duration;

/// How long a projection may lag behind what was written.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);

impl Zitadel {
    /// Makes a call that must succeed; `organization` is the context (`x-zitadel-orgid`).
    ///
    /// # Panics
    /// If it does not.
    pub async fn admin(&self, call: &str, organization: Option<&str>, body: &Value) -> Value {
        let (status, text) = self.try_admin(call, organization, body).await;
        assert!((200..300).contains(&status), "{call} with {body}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{call}: {error} in {text}"))
    }

    /// Makes a call `METHOD /path` and gives status and body.
    pub async fn try_admin(&self, call: &str, organization: Option<&str>, body: &Value) -> (u16, String) {
        let (method, path) = call.split_once(' ').expect("a call is METHOD /path");
        let url = self.issuer().join(path).expect("a call's path is one");
        let method: Method = method.parse().expect("a call's method is one");
        let token = self.fixtures.tokens.get("admin").expect("the fixtures have an admin token");
        let mut request = self.request(method.clone(), &url).bearer_auth(token);
        if let Some(organization) = organization {
            request = request.header("x-zitadel-orgid", organization);
        }
        if method != Method::GET && method != Method::DELETE {
            request = request.json(body);
        }
        let answer = request.send().await.unwrap_or_else(|error| panic!("{call}: {error}"));
        let status = answer.status().as_u16();
        (status, answer.text().await.unwrap_or_default())
    }

    /// Repeats a call until its answer is as wanted: what was written shows up late in some reads.
    ///
    /// # Panics
    /// If it never is.
    pub async fn admin_until(
        &self,
        call: &str,
        organization: Option<&str>,
        body: &Value,
        wanted: impl Fn(&Value) -> bool,
    ) -> Value {
        let began = tokio::time::Instant::now();
        loop {
            let answer = self.admin(call, organization, body).await;
            if wanted(&answer) {
                return answer;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{call} with {body} never gave what was waited for: {answer}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }
}

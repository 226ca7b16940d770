//! A server that stands in for AWS (`moto_server`).

use aws_sdk_secretsmanager::{Client, types::RotationRulesType};

/// An empty archive: the code of a function that is never run.
const NO_CODE: &str = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
const REGION: &str = "eu-central-1";

/// The account on the server.
#[derive(Clone)]
pub(crate) struct Moto {
    pub(crate) client: Client,
    function: String,
}

/// What a signature is read for: the region.
fn signed(service: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential=test/20260101/{REGION}/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
}

#[allow(clippy::disallowed_methods, reason = "a test's client for the server's own settings")]
async fn post(url: &str, service: &str, form: Option<&str>, body: &serde_json::Value) -> String {
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url);
    let request = request.header("authorization", signed(service));
    let request = match form {
        Some(form) => {
            request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned())
        }
        None => request.json(body),
    };
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert!(status.is_success(), "{url}: {status} {text}");
    text
}

impl Moto {
    /// The account at this address, with a rotation function that does nothing.
    pub(crate) async fn at(url: &str) -> Self {
        let name = crate::account::name();
        let nothing = serde_json::Value::Null;
        let settings = serde_json::json!({"lambda": {"use_docker": false}});
        post(&format!("{url}/moto-api/config"), "config", None, &settings).await;
        let form =
            format!("Action=CreateRole&Version=2010-05-08&RoleName={name}&AssumeRolePolicyDocument=%7B%7D");
        let made = post(url, "iam", Some(&form), &nothing).await;
        let role = made.split("<Arn>").nth(1).and_then(|rest| rest.split("</Arn>").next()).unwrap();
        let function = serde_json::json!({
            "FunctionName": name, "Role": role, "Runtime": "provided.al2023", "Handler": "bootstrap",
            "Code": {"ZipFile": NO_CODE},
        });
        let made = post(&format!("{url}/2015-03-31/functions"), "lambda", None, &function).await;
        let made: serde_json::Value = serde_json::from_str(&made).unwrap();
        let behaviour = aws_config::BehaviorVersion::v2026_01_12();
        let config = aws_config::defaults(behaviour)
            .endpoint_url(url)
            .region(aws_config::Region::new(REGION))
            .load()
            .await;
        Self { client: Client::new(&config), function: made["FunctionArn"].as_str().unwrap().into() }
    }

    pub(crate) async fn create(&self, name: &str, version: &str, value: &str) -> String {
        let request = self.client.create_secret().name(name).secret_string(value);
        request.client_request_token(version).send().await.unwrap().arn.unwrap()
    }

    pub(crate) async fn rotate(&self, id: &str, token: &str) {
        let rules = RotationRulesType::builder().automatically_after_days(30).build();
        let request = self.client.rotate_secret().secret_id(id).client_request_token(token);
        let request = request.rotation_lambda_arn(&self.function).rotation_rules(rules);
        request.send().await.unwrap();
    }

    pub(crate) async fn cancel(&self, id: &str) {
        self.client.cancel_rotate_secret().secret_id(id).send().await.unwrap();
    }

    pub(crate) async fn put_current(&self, id: &str, version: &str, value: &str) {
        let request = self.client.put_secret_value().secret_id(id).secret_string(value);
        request.client_request_token(version).send().await.unwrap();
    }
}

//! Devices that ask to be signed in (RFC 8628, the device's side).

use super::Zitadel;
use crate::unique;
use http::Method;
use serde_json::{Value, json};
use std::time::Duration;

/// An application for devices.
#[derive(Clone)]
pub struct DeviceApp {
    zitadel: Zitadel,
    client_id: String,
    /// Its name.
    pub name: String,
    /// Its project's name.
    pub project: String,
}

/// A device that waits for somebody to sign it in.
pub struct Device {
    app: DeviceApp,
    secret_code: String,
    /// The code that it shows.
    pub user_code: String,
}

impl Zitadel {
    /// Makes an application for devices, with a name and a project of its own.
    ///
    /// # Panics
    /// If that fails.
    pub async fn device_app(&self) -> DeviceApp {
        let (name, project) =
            (format!("Player \"<{}>\"", unique::hex()), format!("Fernseher & Söhne {}", unique::hex()));
        let made = self.admin("POST /management/v1/projects", None, &json!({"name": project})).await;
        let id = made["id"].as_str().expect("a new project has an id").to_owned();
        let body = json!({
            "name": name,
            "redirectUris": [],
            "responseTypes": ["OIDC_RESPONSE_TYPE_CODE"],
            "grantTypes": ["OIDC_GRANT_TYPE_DEVICE_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"],
            "appType": "OIDC_APP_TYPE_NATIVE",
            "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE",
        });
        let made = self.admin(&format!("POST /management/v1/projects/{id}/apps/oidc"), None, &body).await;
        let client_id = made["clientId"].as_str().expect("a new application has a client").to_owned();
        DeviceApp { zitadel: self.clone(), client_id, name, project }
    }

    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let url = self.issuer().join(path).expect("a path");
        let answer = self.request(Method::POST, &url).form(fields).send().await;
        let answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }
}

impl DeviceApp {
    /// A device asks, and its code can be found.
    ///
    /// # Panics
    /// If it gets no code.
    pub async fn ask(&self, scope: &str) -> Device {
        let fields = [("client_id", self.client_id.as_str()), ("scope", scope)];
        for _ in 0..400 {
            let (status, started) = self.zitadel.form("/oauth/v2/device_authorization", &fields).await;
            if status == 200 {
                let text = |name: &str| started[name].as_str().expect("a code").to_owned();
                let (secret_code, user_code) = (text("device_code"), text("user_code"));
                let device = Device { app: self.clone(), secret_code, user_code };
                device.until_known().await;
                return device;
            }
            // The application shows up late in some reads.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no device code for {}", self.client_id);
    }
}

impl Device {
    async fn until_known(&self) {
        let call = format!("GET /v2/oidc/device_authorization/{}", self.user_code);
        for _ in 0..400 {
            if self.app.zitadel.try_admin(&call, None, &Value::Null).await.0 == 200 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{} is never found", self.user_code);
    }

    /// Asks for tokens: the subject of the access token, or the error.
    ///
    /// # Errors
    /// As RFC 8628 section 3.5 names them.
    pub async fn poll(&self) -> Result<String, String> {
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", self.secret_code.as_str()),
            ("client_id", self.app.client_id.as_str()),
        ];
        let (status, answer) = self.app.zitadel.form("/oauth/v2/token", &fields).await;
        if status != 200 {
            return Err(answer["error"].as_str().unwrap_or_default().to_owned());
        }
        let token = answer["access_token"].as_str().expect("an access token");
        let url = self.app.zitadel.issuer().join("/oidc/v1/userinfo").expect("a path");
        let request = self.app.zitadel.request(Method::GET, &url).bearer_auth(token);
        let info: Value = request.send().await.expect("userinfo answers").json().await.expect("JSON");
        Ok(info["sub"].as_str().unwrap_or_default().to_owned())
    }
}

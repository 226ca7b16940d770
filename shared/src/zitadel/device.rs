//! Device authorizations (RFC 8628): what a device asked for, and the answer to it (Zitadel's OIDC service v2).

use super::{SessionHandle, Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// `GET /v2/oidc/device_authorization/{userCode}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeviceRequest {
    /// Names the request in an answer to it; opaque, another one each time it is read.
    pub id: String,
    /// Scopes, Zitadel's reserved ones among them.
    pub scope: Vec<String>,
    /// The application's name.
    #[serde(rename = "appName")]
    pub application: String,
    /// The name of its project.
    #[serde(rename = "projectName")]
    pub project: String,
}

impl DeviceRequest {
    /// The organization that the application restricts the sign-in to (scope `urn:zitadel:iam:org:id:…`).
    pub fn organization(&self) -> Option<&str> {
        self.scope.iter().find_map(|scope| scope.strip_prefix("urn:zitadel:iam:org:id:"))
    }
}

/// A user code as Zitadel makes them: eight characters, of which the first four stand before a dash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserCode(String);

impl UserCode {
    /// What a person typed, whatever case and however divided (RFC 8628 section 6.1). `None` for what can be none.
    pub fn read(text: &str) -> Option<Self> {
        let mut code = String::with_capacity(9);
        for character in text.chars() {
            if character.is_ascii_alphanumeric() {
                if code.len() == 4 {
                    code.push('-');
                }
                code.push(character.to_ascii_uppercase());
            } else if !(character.is_whitespace() || DASHES.contains(character)) {
                return None;
            }
            if code.len() > 9 {
                return None;
            }
        }
        (code.len() == 9).then_some(Self(code))
    }

    /// As the device shows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What keyboards and programs make of a dash.
const DASHES: &str = "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}_.";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    device_authorization_request: DeviceRequest,
}

impl Zitadel {
    /// Reads what a device asked for. [`super::Refusal::DeviceUnknown`] for a code that was never given out, or that was
    /// answered already.
    pub async fn device_request(&self, code: &UserCode) -> Result<DeviceRequest, ZitadelError> {
        let url = self.url(&["v2", "oidc", "device_authorization", code.as_str()]);
        let wire: Wire = self.get(url).await?;
        Ok(wire.device_authorization_request)
    }

    /// Signs a device in with a session. Zitadel checks neither factors nor policy here: the caller has done that.
    /// [`super::Refusal::DeviceUnknown`] if it was answered before.
    pub async fn allow_device(&self, id: &str, session: &SessionHandle) -> Result<(), ZitadelError> {
        let session = json!({"sessionId": session.id, "sessionToken": session.expose_token()});
        self.answer_device(id, &json!({"session": session})).await
    }

    /// Refuses a device. Wins over having allowed it as long as the device has not fetched its tokens.
    pub async fn deny_device(&self, id: &str) -> Result<(), ZitadelError> {
        self.answer_device(id, &json!({"deny": {}})).await
    }

    async fn answer_device(&self, id: &str, body: &Value) -> Result<(), ZitadelError> {
        let url = self.url(&["v2", "oidc", "device_authorization", id]);
        self.call::<_, Value>(Method::POST, &url, Some(body), Effect::Change).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::UserCode;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for text in ["BCDF-GHJK", "bcdfghjk", " bcdf ghjk ", "BCDF–GHJK", "b c d f - g h j k", "bcd-fgh-jk"]
        {
            assert_eq!(UserCode::read(text).as_ref().map(UserCode::as_str), Some("BCDF-GHJK"), "{text}");
        }
    }

    #[test]
    fn what_can_be_no_code_is_none() {
        for text in
            ["", "-", "BCDF-GHJ", "BCDF-GHJKL", "BCDF/GHJK", "../BCDFGHJK", "BCDF-GHJÄ", "ＢＣＤＦＧＨＪＫ"]
        {
            assert_eq!(UserCode::read(text), None, "{text}");
        }
        assert_eq!(UserCode::read(&"-".repeat(100_000)), None);
    }
}

//! Service users and their credentials.

use super::Zitadel;
use crate::unique;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;

impl Zitadel {
    /// Makes a service user with this role of the instance, and gives its id.
    pub async fn service_user(&self, role: Option<&str>) -> String {
        let name = unique::email();
        let organization = self.fixtures.var("orgId");
        let body =
            json!({"userName": name, "name": "Zöe's login", "accessTokenType": "ACCESS_TOKEN_TYPE_JWT"});
        let made = self.admin("POST /management/v1/users/machine", Some(organization), &body).await;
        let id = made["userId"].as_str().expect("a new user has an id").to_owned();
        if let Some(role) = role {
            let body = json!({"userId": id, "roles": [role]});
            self.admin("POST /admin/v1/members", None, &body).await;
        }
        id
    }

    /// Makes a personal access token for a service user.
    pub async fn add_pat(&self, user: &str) -> String {
        let body = json!({"expirationDate": "2098-01-01T00:00:00Z"});
        let made = self.admin(&format!("POST /v2/users/{user}/pats"), None, &body).await;
        made["token"].as_str().expect("a new token is handed out").to_owned()
    }

    /// Makes a service user that may manage the application and may not sign people in; gives its key file.
    pub async fn manager_key(&self) -> String {
        let user = self.service_user(None).await;
        let resource = json!({"organizationId": self.fixtures.var("orgId")});
        let body = json!({"userId": user, "resource": resource, "roles": ["ORG_OWNER"]});
        self.admin("POST /v2beta/administrators", None, &body).await;
        let body = json!({"expirationDate": "2098-01-01T00:00:00Z"});
        let made = self.admin(&format!("POST /v2/users/{user}/keys"), None, &body).await;
        let file = made["keyContent"].as_str().expect("a new key is handed out");
        let file = STANDARD.decode(file).expect("a key file comes as Base64");
        String::from_utf8(file).expect("a key file is text")
    }
}

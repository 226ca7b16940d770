//! People who were invited and cannot sign in yet.

use super::Zitadel;
use crate::unique;
use serde_json::json;
use url::Url;

/// Somebody with a code in a mail.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// User id.
    pub id: String,
    /// E-mail address.
    pub email: String,
    /// The code.
    pub code: String,
    /// The link as it is in the mail.
    pub link: String,
}

impl Zitadel {
    /// Invites somebody new to an organization, as an administrator does, with a link to our page on this host.
    ///
    /// # Panics
    /// If Zitadel refuses it.
    pub async fn invite(&self, organization: Option<&str>, auth: &Url) -> Invitation {
        let organization = organization.unwrap_or_else(|| self.fixtures.var("orgId"));
        let email = unique::email();
        let body = json!({
            "organization": {"orgId": organization},
            "profile": {
                "givenName": unique::GIVEN_NAME,
                "familyName": unique::FAMILY_NAME,
                "preferredLanguage": "en",
            },
            "email": {"email": email, "isVerified": false},
        });
        let created = self.admin("POST /v2/users/human", None, &body).await;
        let id = created["userId"].as_str().expect("a new person has an id").to_owned();
        self.find_by_email(&email).await;
        // Not mailed: a running Zitadel's mails cannot be read.
        let call = format!("POST /v2/users/{id}/invite_code");
        let answer = self.admin(&call, None, &json!({"returnCode": {}})).await;
        let code = answer["inviteCode"].as_str().expect("the code is given back").to_owned();
        let link = invitation_template(auth).replace("{{.UserID}}", &id).replace("{{.Code}}", &code);
        Invitation { id, email, code, link }
    }
}

/// The template of the link that whoever invites hands over.
pub fn invitation_template(auth: &Url) -> String {
    let page = auth.join("/signup/invite").expect("a path on a host");
    format!("{page}?user={{{{.UserID}}}}&code={{{{.Code}}}}")
}

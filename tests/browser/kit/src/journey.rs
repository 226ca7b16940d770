//! What most tests do on the way to what they are about.

use crate::Visitor;
use harness::{Organization, Person, unique};

/// What the pages for names and passwords call their first field, ours and one's own.
const LOGIN_NAME: &str = "Email or username";

/// Somebody who is going to sign up.
pub struct Newcomer {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address, which becomes the login name.
    pub email: String,
    /// Password.
    pub password: String,
}

impl Default for Newcomer {
    fn default() -> Self {
        Self {
            given_name: "Zoë \"<b>&amp;".into(),
            family_name: "O'Hara & Söhne".into(),
            email: unique::email(),
            password: unique::password(),
        }
    }
}

impl Newcomer {
    /// The name that others see.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

impl Visitor {
    /// Makes somebody who can sign in.
    pub async fn person(&self) -> Person {
        self.zitadel.person().await
    }

    /// From the public site to the sign-in page.
    pub async fn go_to_sign_in(&self) {
        self.open(&self.place.landing("/")).await;
        self.follow("Sign in").await;
        self.arrive(&self.place.auth("/login")).await;
    }

    /// The same, where the application restricts the sign-in to an organization.
    pub async fn go_to_sign_in_of(&self, organization: &Organization) {
        self.go_to_sign_in().await;
        self.restrict_to(organization).await;
        self.arrive(&self.place.auth("/login")).await;
    }

    /// The application's request is made once more, with an organization in its scope.
    pub async fn restrict_to(&self, organization: &Organization) {
        let scope = format!("urn:zitadel:iam:org:id:{}", organization.id);
        self.ask_again(|pairs| {
            for (_, value) in pairs.iter_mut().filter(|(name, _)| name == "scope") {
                *value = format!("{value} {scope}");
            }
        })
        .await;
    }

    /// The application's request is made once more, with other parameters.
    ///
    /// # Panics
    /// If the browser has made no such request.
    pub async fn ask_again(&self, change: impl FnOnce(&mut Vec<(String, String)>)) {
        let requests = self.requests().await;
        let asked = |request: &&String| request.contains("/oauth/v2/authorize?");
        let authorize = requests.iter().rfind(asked).and_then(|request| request.strip_prefix("GET "));
        let authorize = authorize.expect("the application has asked");
        let mut url = url::Url::parse(authorize).expect("it asked at a URL");
        let mut pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        change(&mut pairs);
        url.query_pairs_mut().clear().extend_pairs(pairs);
        self.open(url.as_str()).await;
    }

    /// The newest message to an address or number for a purpose (`otpEmail`, `otpSms`, `passwordReset`, …), on the
    /// stand-in.
    ///
    /// # Panics
    /// If there is none.
    pub async fn message(&self, to: &str, kind: &str) -> fake_zitadel::Mail {
        let stand_in = self.place.stand_in().expect("only the stand-in's outbox can be read");
        let found = async || stand_in.mails().into_iter().rfind(|mail| mail.to == to && mail.kind == kind);
        self.until(&format!("a {kind} to {to}"), found).await
    }

    /// From the sign-in page to the page for the mailed code of a forgotten password.
    pub async fn forget_password(&self, login_name: &str) {
        self.follow("Forgot your password?").await;
        self.arrive(&self.place.auth("/login/password/reset")).await;
        self.fill(LOGIN_NAME, login_name).await;
        self.press("Send code").await;
        self.arrive(&self.place.auth("/login/password/set")).await;
    }

    /// Fills in a new password, twice, and sends it.
    pub async fn set_password(&self, password: &str) {
        self.fill("New password", password).await;
        self.fill("New password again", password).await;
        self.press("Save password").await;
    }

    /// Fills in a code and sends it.
    pub async fn send_code(&self, code: &str) {
        self.fill("Code", code).await;
        self.press("Continue").await;
    }

    /// Signs out at the application and comes back to the sign-in page.
    pub async fn sign_out_and_come_back(&self) {
        self.open(&self.place.app("/")).await;
        self.press("Sign out").await;
        self.see("You’re signed out").await;
        self.go_to_sign_in().await;
    }

    /// Fills in the sign-in page and sends it.
    pub async fn enter(&self, login_name: &str, password: &str) {
        self.fill(LOGIN_NAME, login_name).await;
        self.fill("Password", password).await;
        self.press("Sign in").await;
    }

    /// Signs in, from the public site to the application.
    pub async fn sign_in(&self, person: &Person) {
        self.go_to_sign_in().await;
        self.enter(&person.login_name, &person.password).await;
        self.see_signed_in().await;
    }

    /// Waits for the application to say that a person of [`Visitor::person`] is signed in.
    pub async fn see_signed_in(&self) {
        self.see_signed_in_as(&format!("{} {}", unique::GIVEN_NAME, unique::FAMILY_NAME)).await;
    }

    /// Waits for the application to say that somebody with this name is signed in.
    pub async fn see_signed_in_as(&self, name: &str) {
        self.arrive(&self.place.app("/")).await;
        self.see(&format!("Signed in as {name}.")).await;
    }

    /// From the public site to the sign-in page of one's own, once the switch is turned to it.
    pub async fn go_to_own_sign_in(&self) {
        self.open(&self.place.landing("/")).await;
        self.follow("Sign in").await;
        self.arrive(&self.place.landing("/own/login")).await;
        self.field(LOGIN_NAME).await;
    }

    /// From the public site to the sign-up page.
    pub async fn go_to_sign_up(&self) {
        self.open(&self.place.landing("/")).await;
        self.follow("Create an account").await;
        self.arrive(&self.place.auth("/signup")).await;
    }

    /// The same, where the application restricts the sign-up to an organization.
    pub async fn go_to_sign_up_of(&self, organization: &Organization) {
        self.go_to_sign_up().await;
        self.restrict_to(organization).await;
        self.arrive(&self.place.auth("/signup")).await;
    }

    /// Fills in the sign-up page and sends it.
    pub async fn fill_in_sign_up(&self, newcomer: &Newcomer) {
        self.fill("First name", &newcomer.given_name).await;
        self.fill("Last name", &newcomer.family_name).await;
        self.fill("Email", &newcomer.email).await;
        self.fill("Password", &newcomer.password).await;
        self.press("Create account").await;
    }

    /// The same, and arrives where the mailed code is asked for.
    pub async fn sign_up(&self, newcomer: &Newcomer) {
        self.fill_in_sign_up(newcomer).await;
        self.see("Check your inbox").await;
    }

    /// The code that was mailed to somebody: read in the stand-in's outbox. A running Zitadel, whose mail cannot be
    /// read, is asked for a fresh one.
    ///
    /// # Panics
    /// If there is none.
    pub async fn mailed_code(&self, email: &str) -> String {
        if let Some(stand_in) = self.place.stand_in() {
            let mail = stand_in.mails().into_iter().rfind(|mail| mail.to == email);
            return mail.unwrap_or_else(|| panic!("no mail went to {email}")).code;
        }
        let id = self.zitadel.find_by_email(email).await;
        let body = serde_json::json!({"returnCode": {}});
        let answer = self.zitadel.admin(&format!("POST /v2/users/{id}/email/send"), None, &body).await;
        answer["verificationCode"].as_str().expect("the code is given back").to_owned()
    }

    /// The address in the newest mail to somebody who is asked for the code. Before a running Zitadel, whose mail
    /// cannot be read, the address of that page with a fresh code.
    ///
    /// # Panics
    /// If there is none.
    pub async fn mailed_link(&self, email: &str) -> String {
        let Some(stand_in) = self.place.stand_in() else {
            return format!("{}&code={}", self.url().await, self.mailed_code(email).await);
        };
        let mail = stand_in.mails().into_iter().rfind(|mail| mail.to == email);
        mail.unwrap_or_else(|| panic!("no mail went to {email}")).url
    }
}

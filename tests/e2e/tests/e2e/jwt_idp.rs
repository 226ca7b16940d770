//! The JWT endpoint: somebody who is signed in at the team's own system comes over.

mod mistakes;
mod sessions;
mod team;

use harness::{Answer, Browser, Stack, Zitadel, unique};
use serde_json::{Value, json};
use shared::jwt_idp::Proof;
use team::{AUDIENCE, COOKIE, ISSUER, SIGN_IN, Team};
use url::Url;

/// The functions with the endpoint, a team's system, and an identity provider in Zitadel that knows of both.
struct World {
    stack: Stack,
    team: Team,
    idp: String,
}

/// An intent as the sign-in host begins it.
struct Intent {
    id: String,
    address: String,
}

impl World {
    /// A world whose team has JWTs for sessions.
    async fn start() -> Option<Self> {
        let team = Team::start().await;
        let keys = format!("{}/keys", team.origin);
        let settings = [
            ("JWT_IDP_SESSION_ISSUER", ISSUER),
            ("JWT_IDP_SESSION_KEYS", &keys),
            ("JWT_IDP_SESSION_AUDIENCE", AUDIENCE),
        ];
        Self::of(team, &settings).await
    }

    /// `None` where the tests run against a server, which could not fetch our keys.
    async fn of(team: Team, settings: &[(&str, &str)]) -> Option<Self> {
        let zitadel = Zitadel::own()?;
        let own = [
            ("JWT_IDP_SECRET", "jwt-idp"),
            ("JWT_IDP_SESSION_COOKIE", COOKIE),
            ("JWT_IDP_SIGN_IN", SIGN_IN),
            ("JWT_IDP_HEADER", "X-Portal-Token"),
        ];
        let stack = Stack::before(zitadel, &[&own, settings].concat()).await;
        let keys = format!("{}/auth/jwt-idp/keys", stack.listen().await);
        let (issuer, keys) = if settings.iter().any(|(name, _)| *name == "JWT_IDP_PASS_ON") {
            (ISSUER.to_owned(), format!("{}/keys", team.origin))
        } else {
            (stack.app().origin().ascii_serialization(), keys)
        };
        let idp = json!({
            "name": "Our portal", "issuer": issuer, "keysEndpoint": keys, "headerName": "x-portal-token",
            "jwtEndpoint": stack.app_url("/auth/jwt-idp"),
            "providerOptions": {"isLinkingAllowed": true, "isCreationAllowed": true},
        });
        let added = stack.zitadel().admin("POST /admin/v1/idps/generic_jwt", None, &idp).await;
        let idp = added["id"].as_str().unwrap().to_owned();
        Some(Self { stack, team, idp })
    }

    async fn intent(&self) -> Intent {
        let urls = json!({
            "successUrl": self.stack.auth_url("/login/idp/back?ok=1"),
            "failureUrl": self.stack.auth_url("/login/idp/back"),
        });
        self.intent_to(&urls).await
    }

    async fn intent_to(&self, urls: &Value) -> Intent {
        let body = json!({"idpId": self.idp, "urls": urls});
        let started = self.stack.zitadel().admin("POST /v2/idp_intents", None, &body).await;
        let address = started["authUrl"].as_str().unwrap().to_owned();
        let url: Url = address.parse().unwrap();
        let id = url.query_pairs().find(|(name, _)| name == "authRequestID").unwrap().1.into_owned();
        Intent { id, address }
    }

    /// Somebody's browser with this session of the team's.
    fn browser(&self, session: Option<&str>) -> Browser {
        let browser = self.stack.browser();
        if let Some(session) = session {
            browser.plant(self.stack.app(), COOKIE, session);
        }
        browser
    }

    /// What the sign-in host answers to somebody whose browser began the intent.
    async fn confirmed(&self, entered: &Answer, intent: &Intent) -> String {
        let confirm = entered.target();
        assert_eq!(confirm.path(), "/login/jwt-idp", "{entered}");
        assert_eq!(entered.target_param("intent").as_ref(), Some(&intent.id), "{entered}");
        let ticket = entered.target_param("ticket").unwrap();
        let proof = Proof { intent: intent.id.clone(), ticket: ticket.clone() };
        let proof = proof.seal(self.stack.checker().auth_sealer()).await.unwrap();
        self.stack.app_url(&format!("/auth/jwt-idp/continue?ticket={ticket}&proof={proof}"))
    }

    /// Goes from Zitadel's address as far as the endpoint answers.
    async fn arrive(&self, browser: &Browser, intent: &Intent) -> Answer {
        let entered = browser.open(&intent.address).await;
        entered.assert_status(303);
        browser.open(&self.confirmed(&entered, intent).await).await
    }

    /// What Zitadel knows of the person of a finished intent.
    async fn retrieve(&self, answer: &Answer) -> Value {
        let (id, token) = (answer.target_param("id").unwrap(), answer.target_param("token").unwrap());
        let call = format!("POST /v2/idp_intents/{id}");
        self.stack.zitadel().admin(&call, None, &json!({"idpIntentToken": token})).await
    }
}

fn person() -> Value {
    json!({
        "sub": format!("portal|{} \"<&>", unique::hex()),
        "email": unique::email(), "email_verified": true,
        "name": "Zoë O'Hara", "given_name": "Zoë", "family_name": "O'Hara", "preferred_username": "zoë",
    })
}

#[tokio::test]
async fn somebody_signed_in_at_the_teams_system_comes_over_without_a_form_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let person = person();
    let browser = world.browser(Some(&world.team.token(&world.stack, &person)));
    let intent = world.intent().await;
    let answer = world.arrive(&browser, &intent).await;
    answer.assert_goes_to(&world.stack.auth_url("/login/idp/back"));
    assert_eq!(answer.target_param("ok").as_deref(), Some("1"), "{answer}");
    assert_eq!(answer.target_param("error"), None, "{answer}");
    assert!(answer.removes_cookies().iter().any(|name| name.starts_with("__Host-jwt-idp-")), "{answer}");

    let known = world.retrieve(&answer).await;
    let information = &known["idpInformation"];
    assert_eq!(information["userId"], person["sub"], "{known}");
    assert_eq!(information["userName"], "zoë", "{known}");
    let said = &information["rawInformation"];
    for name in ["email", "email_verified", "name", "given_name", "family_name"] {
        assert_eq!(said[name], person[name], "{name}: {known}");
    }
    // Nothing of the team's own token went along.
    assert_eq!(said["iss"], world.stack.app().origin().ascii_serialization(), "{known}");
    let life = said["exp"].as_i64().unwrap() - said["iat"].as_i64().unwrap();
    assert!((1..=60).contains(&life), "{known}");
    assert!(said["jti"].as_str().unwrap().len() >= 16, "{known}");
}

#[tokio::test]
async fn somebody_who_is_not_signed_in_there_does_so_and_comes_back_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(None);
    let intent = world.intent().await;
    let sent = world.arrive(&browser, &intent).await;
    sent.assert_goes_to("https://portal.example.com/sign-in?");
    assert_eq!(sent.target_param("theme").as_deref(), Some("dark"), "{sent}");
    assert_eq!(sent.target_param("from").as_deref(), Some("zitadel"), "{sent}");
    let back = sent.target_param("next").unwrap();
    // The credential that is in Zitadel's address does not reach the team's page.
    let secret = Url::parse(&intent.address).unwrap();
    let secret = secret.query_pairs().find(|(name, _)| name == "userAgentID").unwrap().1.into_owned();
    assert!(!sent.location().unwrap().contains(&secret) && !back.contains("proof"), "{sent}");

    browser.plant(world.stack.app(), COOKIE, &world.team.token(&world.stack, &person()));
    let answer = browser.open(&back).await;
    answer.assert_goes_to(&world.stack.auth_url("/login/idp/back"));
    assert!(answer.target_param("token").is_some(), "{answer}");
}

#[tokio::test]
async fn a_session_kept_back_by_the_browser_is_asked_for_again_from_home_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(None);
    let cookie = world.team.token(&world.stack, &person());
    let strict = format!("{COOKIE}={cookie}; Path=/; SameSite=Strict; Secure; HttpOnly");
    browser.receive(world.stack.app(), &strict);
    let intent = world.intent().await;
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    let foreign = browser.ask(http::Method::GET, &address).from_page("https://elsewhere.example.org/");
    let page = browser.send(foreign).await;
    assert!(page.asks_again(), "{page}");
    let answer = browser.again(&page).await;
    answer.assert_goes_to(&world.stack.auth_url("/login/idp/back"));
    assert!(answer.target_param("token").is_some(), "{answer}");
}

#[tokio::test]
async fn the_keys_are_for_everybody_and_hold_nothing_private_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let answer = world.stack.browser().open("/auth/jwt-idp/keys").await;
    answer.assert_status(200);
    let keys = answer.json();
    for key in keys["keys"].as_array().unwrap() {
        for private in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(key[private].is_null(), "{answer}");
        }
        assert_eq!((&key["alg"], &key["use"]), (&json!("RS256"), &json!("sig")), "{answer}");
    }
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1, "{answer}");
}

#[tokio::test]
async fn without_its_settings_there_is_no_such_endpoint() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for path in
        ["/auth/jwt-idp?authRequestID=1&userAgentID=a", "/auth/jwt-idp/continue", "/auth/jwt-idp/keys"]
    {
        browser.open(path).await.assert_problem(shared::error::Kind::NotFound);
    }
}

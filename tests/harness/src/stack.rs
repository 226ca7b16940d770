//! The functions, set up before a Zitadel, and what a test wants of both.

use crate::{
    Browser, Invitation, Organization, Zitadel,
    calls::Recorder,
    check::Checker,
    clock::MovableClock,
    echo, unique,
    zitadel::{OrganizationBuilder, PersonBuilder},
};
use axum::{body::Body, response::Response};
use http::Request;
use local_stack::{Gateway, MemorySecrets, StackBuilder};
use serde_json::json;
use shared::{clock::Clock, table::Table};
use std::{sync::Arc, time::Duration};
use url::Url;

/// The functions before a Zitadel.
#[derive(Clone)]
pub struct Stack {
    local: local_stack::Stack,
    zitadel: Zitadel,
    clock: Arc<MovableClock>,
    checker: Arc<Checker>,
    pub(crate) checks: bool,
    settings: Vec<(String, String)>,
    recorder: Arc<Recorder>,
}

impl Stack {
    /// Fresh functions before the Zitadel that all tests share.
    pub async fn start() -> Self {
        Self::before(Zitadel::shared(), &[]).await
    }

    /// Fresh functions before a stand-in of the test's own. `None` where the tests run against a server.
    pub async fn alone() -> Option<Self> {
        Some(Self::before(Zitadel::own()?, &[]).await)
    }

    /// Fresh functions with these settings before this Zitadel.
    pub async fn before(zitadel: Zitadel, settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Self::build(zitadel, Arc::default(), settings, |builder| builder).await
    }

    async fn build(
        zitadel: Zitadel,
        clock: Arc<MovableClock>,
        settings: Vec<(String, String)>,
        change: impl FnOnce(StackBuilder) -> StackBuilder,
    ) -> Self {
        let mut builder = StackBuilder::new(zitadel.fixtures.clone()).clock(clock.clone());
        for (name, value) in &settings {
            builder = builder.setting(name, value);
        }
        let builder = change(builder);
        let local =
            builder.build().await.unwrap_or_else(|error| panic!("the functions do not start: {error}"));
        let shown: Arc<dyn Clock> = clock.clone();
        let domain =
            settings.iter().find(|(name, _)| name == "COOKIE_DOMAIN").map(|(_, domain)| domain.as_str());
        let checker = Arc::new(Checker::new(&local, &zitadel, &shown, domain));
        Self { local, zitadel, clock, checker, checks: true, settings, recorder: Arc::default() }
    }

    async fn again(&self, more: &[(&str, &str)], change: impl FnOnce(StackBuilder) -> StackBuilder) -> Self {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let settings = self.settings.iter().cloned().chain(more).collect();
        Self::build(self.zitadel.clone(), self.clock.clone(), settings, change).await
    }

    /// Other functions with these settings besides, before the same Zitadel: another deployment.
    pub async fn with(&self, settings: &[(&str, &str)]) -> Self {
        self.again(settings, |builder| builder).await
    }

    /// The same with another service credential.
    pub async fn with_service_secret(&self, text: &str) -> Self {
        self.again(&[], |builder| builder.service_secret(text)).await
    }

    /// Other instances of the same functions: cold, with the same secrets and the same table.
    pub async fn with_same_secrets(&self) -> Self {
        self.with_table(self.local.table.clone()).await
    }

    /// Other instances with the same secrets and another table, or another way to the same.
    pub async fn with_table(&self, table: Arc<dyn Table>) -> Self {
        self.again(&[], |builder| builder.secrets(self.local.secrets.clone()).table(table)).await
    }

    /// What each request to the sign-in host costs, once it is on.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// What the sign-in host answers; noted down, if somebody wants that.
    async fn auth_answer(&self, request: Request<Body>) -> Response {
        if !self.recorder.is_on() {
            return self.local.functions.auth(request).await;
        }
        let asked = format!("{} {}", request.method(), request.uri().path());
        let before = self.zitadel.stand_in().requests().len();
        let response = self.local.functions.auth(request).await;
        let made = self.zitadel.stand_in().requests().split_off(before);
        self.recorder.note(format!("{asked} {}", response.status().as_u16()), &made);
        response
    }

    /// What the instances share.
    pub fn table(&self) -> &Arc<dyn Table> {
        &self.local.table
    }

    /// The functions of another application before the same Zitadel, with this key of its own: its cookies are those of
    /// another host, but the sign-in host is the same.
    pub async fn of_application(&self, client_secret: &str) -> Self {
        let secrets = Arc::new(self.local.secrets.with("client", client_secret));
        self.again(&[], |builder| builder.secrets(secrets)).await
    }

    /// Answers for the application's host on a loopback port, for calls of other servers; gives its origin.
    ///
    /// # Panics
    /// If no port can be had.
    pub async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let origin = format!("http://{}", listener.local_addr().expect("it is bound"));
        let functions = self.local.functions.clone();
        let answer = move |request: Request<Body>| {
            let functions = functions.clone();
            async move { functions.app(request).await.unwrap_or_else(|_| http::Response::new(Body::empty())) }
        };
        tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(answer)).await });
        origin
    }

    /// The same functions, their answers not looked through for what must not show: for many answers.
    #[must_use]
    pub fn without_checks(self) -> Self {
        Self { checks: false, ..self }
    }

    /// The functions' clock, for whoever shares it.
    pub fn shared_clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// Other functions whose application restricts sign-ins to an organization.
    pub async fn of_organization(&self, organization: &Organization) -> Self {
        let scopes =
            format!("openid profile email offline_access urn:zitadel:iam:org:id:{}", organization.id);
        self.with(&[("SCOPES", &scopes)]).await
    }

    /// A browser that was never here, of somebody who reads English.
    pub fn browser(&self) -> Browser {
        Browser::new(self.clone(), "en-GB,en;q=0.9")
    }

    /// The same for somebody with other languages.
    pub fn browser_in(&self, language: &str) -> Browser {
        Browser::new(self.clone(), language)
    }

    /// Makes a person: await it.
    pub fn person(&self) -> PersonBuilder {
        PersonBuilder::new(self.zitadel.clone(), self.checker.leaks().clone())
    }

    /// Makes an organization: await it.
    pub fn organization(&self) -> OrganizationBuilder {
        OrganizationBuilder::new(self.zitadel.clone())
    }

    /// Invites somebody: they have a code and nothing to sign in with.
    pub async fn invite(&self, organization: Option<&Organization>) -> Invitation {
        let organization = organization.map(|organization| organization.id.as_str());
        let invitation = self.zitadel.invite(organization, self.auth()).await;
        self.checker.leaks().mailed_code(&invitation.code);
        invitation
    }

    /// The newest code that was mailed to somebody for their address. On a server whose mails cannot be read, a
    /// fresh one.
    ///
    /// # Panics
    /// If the stand-in sent none.
    pub async fn mailed_code(&self, user: &str) -> String {
        let code = if self.zitadel.is_stand_in() {
            self.mail(user).code
        } else {
            let call = format!("POST /v2/users/{user}/email/send");
            let answer = self.zitadel.admin(&call, None, &json!({"returnCode": {}})).await;
            answer["verificationCode"].as_str().expect("the code is given back").to_owned()
        };
        self.checker.leaks().mailed_code(&code);
        code
    }

    /// The newest verification mail to somebody.
    ///
    /// # Panics
    /// If there is none, or if this is not the stand-in.
    pub fn mail(&self, user: &str) -> fake_zitadel::Mail {
        let mails = self.zitadel.stand_in().mails();
        let mail = mails.into_iter().rfind(|mail| mail.user_id == user && mail.kind == "verifyEmail");
        mail.unwrap_or_else(|| panic!("no mail went to {user}"))
    }

    /// The newest code that was sent to somebody for this purpose (`otpEmail`, `otpSms`, `verifyPhone`,
    /// `passwordReset`), on the stand-in.
    ///
    /// # Panics
    /// If there is none.
    pub fn sent_code(&self, user: &str, kind: &str) -> String {
        let code = self.sent(user, kind).code;
        self.checker.leaks().mailed_code(&code);
        code
    }

    /// The newest message to somebody for this purpose.
    ///
    /// # Panics
    /// If there is none.
    pub fn sent(&self, user: &str, kind: &str) -> fake_zitadel::Mail {
        let mails = self.zitadel.stand_in().mails();
        let mail = mails.into_iter().rfind(|mail| mail.user_id == user && mail.kind == kind);
        mail.unwrap_or_else(|| panic!("no {kind} went to {user}"))
    }

    /// The Zitadel.
    pub fn zitadel(&self) -> &Zitadel {
        &self.zitadel
    }

    /// The functions' secrets: `service`, `client`, `cookies`.
    pub fn secrets(&self) -> &MemorySecrets {
        &self.local.secrets
    }

    /// The sign-in host.
    pub fn auth(&self) -> &Url {
        &self.local.auth
    }

    /// The application's host.
    pub fn app(&self) -> &Url {
        &self.local.app
    }

    /// The token handler's host: the application's, unless the settings say otherwise.
    pub fn handler(&self) -> &Url {
        &self.local.handler
    }

    /// The landing page's host: its pages may call ours.
    pub fn landing(&self) -> &Url {
        &self.local.landing
    }

    /// An address of the sign-in host.
    pub fn auth_url(&self, path: &str) -> String {
        self.local.auth.join(path).expect("a path").into()
    }

    /// An address of the application's host.
    pub fn app_url(&self, path: &str) -> String {
        self.local.app.join(path).expect("a path").into()
    }

    /// The functions' clock.
    pub fn clock(&self) -> &MovableClock {
        &self.clock
    }

    /// Moves the functions' clock forward, and with it that of a stand-in of the test's own.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by.try_into().expect("a test's step fits"));
        self.zitadel.stand_in().advance(by);
    }

    /// The check of every answer, which also knows what must not be in one.
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// A password for somebody who signs up; no answer may show it.
    pub fn new_password(&self) -> String {
        let password = unique::password();
        self.checker.leaks().password(&password);
        password
    }

    /// Whether a URL is on one of our two hosts.
    pub(crate) fn is_ours(&self, url: &Url) -> bool {
        let origin = url.origin();
        origin == self.local.auth.origin()
            || (origin == self.local.handler.origin() && url.path().starts_with("/auth"))
    }

    /// What the functions answer, if the request is for one of them; below `/api/` an API behind the authorizer answers
    /// what reached it.
    pub(crate) async fn answer(&self, url: &Url, request: Request<Body>) -> Option<Response> {
        if url.origin() == self.local.auth.origin() {
            Some(self.auth_answer(request).await)
        } else if url.origin() == self.local.app.origin() && Gateway::takes(url.path()) {
            Some(Gateway::new(self.local.authorizer.clone(), echo::router()).answer(request).await)
        } else if url.origin() == self.local.handler.origin() {
            self.local.functions.app(request).await.ok()
        } else {
            None
        }
    }

    /// Now, in seconds since 1970.
    pub fn epoch(&self) -> i64 {
        self.clock.epoch()
    }
}

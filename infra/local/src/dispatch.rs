//! Which function answers a path, as the gateways' routes say on AWS.

use axum::{Router, body::Body, response::Response};
use http::Request;
use shared::jwt_idp;
use tower::ServiceExt;

/// The routers of the functions that answer people.
#[derive(Clone)]
pub struct Functions {
    /// Sign-in pages.
    pub login: Router,
    /// Sign-up pages.
    pub signup: Router,
    /// Start and end of a sign-in at the application.
    pub callback: Router,
    /// Renewal and state of a session.
    pub refresh: Router,
    /// Sign-out.
    pub logout: Router,
    /// The JWT endpoint, where the settings ask for it.
    pub jwt_idp: Option<Router>,
}

impl Functions {
    /// Answers a request to the sign-in host.
    pub async fn auth(&self, request: Request<Body>) -> Response {
        let path = request.uri().path();
        let router =
            if path == "/signup" || path.starts_with("/signup/") { &self.signup } else { &self.login };
        send(router, request).await
    }

    /// Answers a request to the application's host, if it is for one of the functions.
    pub async fn app(&self, request: Request<Body>) -> Result<Response, Request<Body>> {
        let router = match request.uri().path() {
            "/auth/login" | "/auth/callback" => &self.callback,
            "/auth/refresh" | "/auth/session" | "/auth/client.js" => &self.refresh,
            "/auth/logout" | "/auth/logged-out" | "/auth/backchannel-logout" => &self.logout,
            path if path == jwt_idp::ENDPOINT
                || path.strip_prefix(jwt_idp::ENDPOINT).is_some_and(|rest| rest.starts_with('/')) =>
            {
                self.jwt_idp.as_ref().unwrap_or(&self.callback)
            }
            path if path == "/auth" || path.starts_with("/auth/") => &self.callback,
            _ => return Err(request),
        };
        Ok(send(router, request).await)
    }
}

async fn send(router: &Router, request: Request<Body>) -> Response {
    match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

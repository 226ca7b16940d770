//! What every function has, and how every answer is made.

use crate::{
    clock::Clock,
    config::Origins,
    cookies::{Sealer, SetCookie},
    error::{Kind, RouteError, chain},
    outcome::Outcome,
    pages::PageSettings,
    presentation::Presentation,
    random::Random,
};
use axum::response::Response;
use http::header::SET_COOKIE;
use std::sync::Arc;

/// Clock, randomness, cookies, origins and pages.
#[derive(Clone)]
pub struct Base {
    /// Clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Our origins and those we trust.
    pub origins: Arc<Origins>,
    /// Cookies of this function's host.
    pub sealer: Arc<Sealer>,
    /// Name and look of the pages.
    pub pages: Arc<PageSettings>,
    /// The origin this function answers on.
    pub origin: Arc<str>,
}

/// What a handler answers with, before it has a form.
pub struct Reply {
    /// Where the step leads.
    pub outcome: Outcome,
    /// Cookies to set.
    pub cookies: Vec<SetCookie>,
}

impl Reply {
    /// An answer that sets no cookie.
    pub fn new(outcome: Outcome) -> Self {
        Self { outcome, cookies: Vec::new() }
    }

    /// Adds cookies.
    #[must_use]
    pub fn with(mut self, cookies: impl IntoIterator<Item = SetCookie>) -> Self {
        self.cookies.extend(cookies);
        self
    }
}

impl Base {
    /// Renders a handler's result. A failure is logged here, once, with the reference that the person sees.
    pub fn respond<E: RouteError>(&self, presentation: &Presentation, result: Result<Reply, E>) -> Response {
        match result {
            Ok(reply) => {
                let response = presentation.outcome(&self.pages, &reply.outcome);
                with_cookies(response, reply.cookies)
            }
            Err(error) => self.fail(presentation, &error, Vec::new()),
        }
    }

    /// Has the browser ask for the same address again: see [`Presentation::again`].
    pub fn again(&self, presentation: &Presentation, cookies: Vec<SetCookie>) -> Response {
        with_cookies(presentation.again(&self.pages), cookies)
    }

    /// Renders a failure, with cookies that are to be removed along with it.
    pub fn fail(
        &self,
        presentation: &Presentation,
        error: &dyn RouteError,
        cookies: Vec<SetCookie>,
    ) -> Response {
        let kind = error.kind();
        let reference = self.reference();
        let cause = chain(error);
        if kind.is_ours() {
            tracing::error!(reference, kind = kind.name(), cause, "a request could not be answered");
        } else if matches!(kind, Kind::SignedOut | Kind::SessionExpired) {
            // Pages ask who is signed in; nobody is a common answer.
            tracing::info!(reference, kind = kind.name(), cause, "nobody is signed in");
        } else {
            tracing::warn!(reference, kind = kind.name(), cause, "a request was refused");
        }
        let start = self.origins.start();
        with_cookies(presentation.problem(&self.pages, kind, &reference, Some(&start)), cookies)
    }

    /// A short id that joins what a person sees with the line in the log.
    pub fn reference(&self) -> String {
        let mut bytes = [0; 5];
        self.random.fill(&mut bytes);
        bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    }
}

fn with_cookies(mut response: Response, cookies: Vec<SetCookie>) -> Response {
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie.into_header());
    }
    response
}

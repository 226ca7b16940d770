//! The hop that brings the browser home. A sign-in that began on another site comes back as a request of that site, and
//! browsers keep SameSite=Strict cookies from it and from every redirect that follows: the application would see nobody,
//! and we would not see the session that the new one replaces. So the browser is answered with a page of ours that asks
//! for the same address again; that request, and all that follow, are ours.

use crate::State;
use axum::response::Response;
use shared::{
    cookies::{session::Session, transaction::Transaction},
    presentation::Format,
    visit::Visit,
};

/// The page, if this callback needs it. Nothing is spent by it.
pub(crate) async fn bounce(state: &State, visit: &Visit) -> Option<Response> {
    let base = &state.base;
    // Where a Strict cookie came along there is nothing to cure, wherever the redirects led through.
    let needed = visit.is_cross_site_navigation()
        && visit.presentation.format == Format::Page
        && !visit.is_prefetch()
        && visit.param("code").is_some()
        && !Session::is_present(&visit.jar);
    let given = visit.param("state").filter(|_| needed)?;
    // Once: a browser that still says so afterwards is served as it is.
    let transaction = Transaction::open(&visit.jar, &base.sealer, given).await.ok()??.came_home()?;
    let cookies = transaction.keep(&visit.jar, &base.sealer).await.ok()?;
    Some(base.again(&visit.presentation, cookies))
}

//! Whose rules hold: the organization that the domain of an address belongs to.
//!
//! It goes by the domain alone, never by whether there is such a person, so that it gives nobody away. What it changes is
//! which organization's pages, ways to sign in and sign-up are shown; whom the application accepts stays as it is.

use crate::State;
use shared::{
    cookies::flow::Flow,
    zitadel::{LoginSettings, ZitadelError},
};
use std::sync::Arc;

/// Leads a flow to the organization of the name that was entered, or back to where it began where that has none. Tells
/// whether it went anywhere. One call.
pub(crate) async fn follow(state: &State, flow: &mut Flow, name: &str) -> Result<bool, ZitadelError> {
    // The application has said whom it means.
    if flow.restricted || flow.only.is_some() {
        return Ok(false);
    }
    let organization = match of_name(state, name).await? {
        Some(organization) => organization,
        None => state.default_organization().await?,
    };
    let goes = organization != flow.organization;
    flow.organization = organization;
    Ok(goes)
}

/// The organization that has the domain of an address, and wants to be found by it.
async fn of_name(state: &State, name: &str) -> Result<Option<String>, ZitadelError> {
    let Some(domain) = domain(name) else { return Ok(None) };
    let Some(found) = state.zitadel.organization_of_domain(domain).await? else { return Ok(None) };
    let settings: Arc<LoginSettings> = state.zitadel.login_settings(&found.id).await?;
    Ok(Some(found.id).filter(|_| settings.allow_domain_discovery))
}

/// What stands behind the last `@`, if it can be a domain.
fn domain(name: &str) -> Option<&str> {
    let (local, domain) = name.rsplit_once('@')?;
    let fits = (1..=200).contains(&domain.chars().count())
        && !domain.chars().any(|c| c.is_whitespace() || c.is_control());
    Some(domain).filter(|_| fits && !local.is_empty())
}

#[cfg(test)]
mod tests {
    use super::domain;

    #[test]
    fn the_domain_is_what_stands_behind_the_last_at() {
        for (name, expected) in [
            ("ada@example.com", Some("example.com")),
            ("\"a@b\"@bücher.example", Some("bücher.example")),
            ("ada", None),
            ("@example.com", None),
            ("ada@", None),
            ("ada@a b", None),
        ] {
            assert_eq!(domain(name), expected, "{name}");
        }
    }
}

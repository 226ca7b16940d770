//! Scopes: the standard ones, and Zitadel's with the claims and audiences they stand for.

use serde_json::{Map, Value};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::store::Store;
use crate::store::user::User;

/// Scopes in discovery.
pub(crate) const STANDARD: &[&str] = &["openid", "profile", "email", "phone", "address", "offline_access"];

const PROJECT: &str = "urn:zitadel:iam:org:project:id:";
const ROLE: &str = "urn:zitadel:iam:org:project:role:";
const ORGANIZATION: &str = "urn:zitadel:iam:org:id:";
const PRIMARY_DOMAIN: &str = "urn:zitadel:iam:org:domain:primary:";
const IDP: &str = "urn:zitadel:iam:org:idp:id:";
const ORGANIZATION_ROLES: &str = "urn:zitadel:iam:org:roles:id:";
const PROJECT_ROLES: &str = "urn:zitadel:iam:org:projects:roles";
/// Metadata in userinfo and ID token.
pub(crate) const METADATA: &str = "urn:zitadel:iam:user:metadata";
/// The user's organization in userinfo and ID token.
pub(crate) const RESOURCE_OWNER: &str = "urn:zitadel:iam:user:resourceowner";

/// The scopes of a parameter that Zitadel knows, in their order, duplicates kept; `roles` are those of the
/// application's project.
pub(crate) fn known(parameter: &str, roles: &[String]) -> Vec<String> {
    parameter
        .split(' ')
        .filter(|scope| {
            STANDARD.contains(scope)
                || matches!(*scope, METADATA | RESOURCE_OWNER | PROJECT_ROLES)
                || (scope.starts_with(PROJECT) && scope.ends_with(":aud"))
                || [ORGANIZATION, PRIMARY_DOMAIN, IDP, ORGANIZATION_ROLES]
                    .iter()
                    .any(|p| scope.starts_with(p))
                || scope.strip_prefix(ROLE).is_some_and(|role| roles.iter().any(|known| known == role))
        })
        .map(str::to_owned)
        .collect()
}

/// Drops the organization scopes a service user has no part in.
pub(crate) fn own_organization_only(store: &Store, user: &User, scopes: Vec<String>) -> Vec<String> {
    let domain = store.organizations.get(&user.record.owner).map_or("", |own| own.primary_domain.as_str());
    scopes
        .into_iter()
        .filter(|scope| scope.strip_prefix(ORGANIZATION).is_none_or(|id| id == user.record.owner))
        .filter(|scope| scope.strip_prefix(PRIMARY_DOMAIN).is_none_or(|wanted| wanted == domain))
        .collect()
}

/// Adds the audiences that scopes ask for; `zitadel` stands for the instance's own project.
pub(crate) fn add_audiences(store: &Store, scopes: &[String], audience: &mut Vec<String>) {
    for scope in scopes {
        let Some(id) = scope.strip_prefix(PROJECT).and_then(|rest| rest.strip_suffix(":aud")) else {
            continue;
        };
        let id = if id == "zitadel" { store.instance.project_id.as_str() } else { id };
        if !audience.iter().any(|known| known == id) {
            audience.push(id.to_owned());
        }
    }
}

/// Claims of Zitadel's own scopes: in JWT access tokens, ID tokens and userinfo.
pub(crate) fn claims(store: &Store, user: &User, scopes: &[String]) -> Map<String, Value> {
    let mut claims = Map::new();
    for scope in scopes {
        if let Some(id) = scope.strip_prefix(ORGANIZATION) {
            claims.insert("urn:zitadel:iam:org:id".to_owned(), id.into());
            add_resource_owner(store, user, &mut claims);
        } else if let Some(domain) = scope.strip_prefix(PRIMARY_DOMAIN) {
            claims.insert("urn:zitadel:iam:org:domain:primary".to_owned(), domain.into());
        } else if scope == RESOURCE_OWNER {
            add_resource_owner(store, user, &mut claims);
        } else if scope == METADATA && !user.metadata.is_empty() {
            let map: Map<String, Value> = user
                .metadata
                .iter()
                .map(|(key, entry)| (key.clone(), URL_SAFE_NO_PAD.encode(&entry.value).into()))
                .collect();
            claims.insert(METADATA.to_owned(), Value::Object(map));
        }
    }
    claims
}

fn add_resource_owner(store: &Store, user: &User, claims: &mut Map<String, Value>) {
    if let Some(own) = store.organizations.get(&user.record.owner) {
        claims.insert(format!("{RESOURCE_OWNER}:id"), own.id.clone().into());
        claims.insert(format!("{RESOURCE_OWNER}:name"), own.name.clone().into());
        claims.insert(format!("{RESOURCE_OWNER}:primary_domain"), own.primary_domain.clone().into());
    }
}

//! Identity providers that login pages may show.

use super::context;
use super::policy::Policy;
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, list_details};
use crate::api::route::ApiResult;
use crate::store::Store;
use crate::store::idp::{Idp, IdpKind, IdpOptions};
use crate::store::policy::LoginPolicy;

const AUTO_LINKING: [&str; 3] =
    ["AUTO_LINKING_OPTION_UNSPECIFIED", "AUTO_LINKING_OPTION_USERNAME", "AUTO_LINKING_OPTION_EMAIL"];

/// The active ones of the login policy in force, narrowed by what they allow. The list lags.
pub(super) fn get_active_identity_providers(call: &Call, store: &mut Store) -> ApiResult {
    let policy = LoginPolicy::in_force(store, context::owner(call));
    let found: Vec<Object> = policy
        .value
        .idps
        .iter()
        .filter_map(|id| store.idps.get(id))
        .filter(|idp| idp.active && store.visible(policy.record.changed))
        .filter(|idp| allows(call.message(), &idp.options))
        .map(view)
        .collect();
    let details = list_details(found.len(), store.now());
    Ok(Object::new().set("details", details).list("identityProviders", found).build())
}

/// A filter that is absent does not matter.
fn allows(message: Message<'_>, options: &IdpOptions) -> bool {
    let linked_by_itself = !options.auto_linking.is_empty() && options.auto_linking != AUTO_LINKING[0];
    [
        ("creationAllowed", options.creation_allowed),
        ("linkingAllowed", options.linking_allowed),
        ("autoCreation", options.auto_creation),
        ("autoLinking", linked_by_itself),
    ]
    .into_iter()
    .all(|(name, has)| !message.has(name) || message.flag(name) == has)
}

fn view(idp: &Idp) -> Object {
    let kind = match idp.kind {
        IdpKind::Oidc { .. } => "IDENTITY_PROVIDER_TYPE_OIDC",
        IdpKind::OAuth { .. } => "IDENTITY_PROVIDER_TYPE_OAUTH",
        IdpKind::Jwt { .. } => "IDENTITY_PROVIDER_TYPE_JWT",
    };
    let linking = Some(idp.options.auto_linking.as_str()).filter(|option| !option.is_empty());
    let options = Object::new()
        .flag("isLinkingAllowed", idp.options.linking_allowed)
        .flag("isCreationAllowed", idp.options.creation_allowed)
        .flag("isAutoCreation", idp.options.auto_creation)
        .flag("isAutoUpdate", idp.options.auto_update)
        .choice("autoLinking", linking.unwrap_or(AUTO_LINKING[0]), AUTO_LINKING[0]);
    Object::new().text("id", &idp.id).text("name", &idp.name).text("type", kind).set("options", options)
}

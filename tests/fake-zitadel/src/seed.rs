//! What a fresh instance holds: the seed behind the contract's fixtures.

use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};

use crate::keys::{self, LazyPair, PublicKey};
use crate::store::application::{Application, AuthMethod, Project};
use crate::store::organization::{Organization, generated_domain};
use crate::store::password::{self, Password};
use crate::store::user::{Human, Machine, MachineKey, Membership, Pat, Resource, User, UserKind, UserState};
use crate::store::{Record, Store};

/// The seed's keys are numbered after the web keys.
const FIRST_KEY: usize = 2;

/// Password of alice.
pub(crate) const ALICE_PASSWORD: &str = "Alice-Passw0rd!";

/// A key made for the seed.
pub(crate) struct SeededKey {
    /// Key id.
    pub(crate) id: String,
    /// The pair, perhaps not made yet.
    pub(crate) pair: LazyPair,
}

/// Ids and secrets of the seed.
pub(crate) struct Seed {
    pub(crate) organization: String,
    pub(crate) admin_sa: String,
    pub(crate) admin_pat: String,
    pub(crate) login_client: String,
    pub(crate) login_client_pat: String,
    pub(crate) drawbridge: String,
    pub(crate) drawbridge_key: SeededKey,
    pub(crate) drawbridge_bearer: String,
    pub(crate) drawbridge_bearer_key: SeededKey,
    pub(crate) admin: String,
    pub(crate) alice: String,
    pub(crate) project: String,
    pub(crate) app: String,
    pub(crate) app_key: SeededKey,
    pub(crate) pkce_app: String,
}

/// End of the seeded keys and tokens.
fn far() -> OffsetDateTime {
    // 2099-01-01T00:00:00Z
    OffsetDateTime::UNIX_EPOCH + Duration::seconds(4_070_908_800)
}

/// Fills a fresh store.
pub(crate) fn fill(store: &mut Store) -> Seed {
    let organization = store.new_id();
    let host = store.instance.domains.first().cloned().unwrap_or_default();
    let domain = generated_domain("Example", &host).unwrap_or_default();
    let record = store.record(&organization);
    store
        .organizations
        .insert(organization.clone(), Organization::new(&organization, "Example", &domain, record));
    store.instance.default_organization.clone_from(&organization);

    let (admin_sa, admin_pat) = service_user(store, &organization, "admin-sa", Some("IAM_OWNER"));
    let (login_client, login_client_pat) =
        service_user(store, &organization, "login-client", Some("IAM_LOGIN_CLIENT"));
    let (drawbridge, _) = service_user(store, &organization, "drawbridge", Some("IAM_LOGIN_CLIENT"));
    let (drawbridge_bearer, _) =
        service_user(store, &organization, "drawbridge-bearer", Some("IAM_LOGIN_CLIENT"));
    if let Some(machine) = store.users.get_mut(&drawbridge).and_then(User::machine_mut) {
        machine.jwt_tokens = true;
    }
    let drawbridge_key = add_machine_key(store, &drawbridge, FIRST_KEY);
    let drawbridge_bearer_key = add_machine_key(store, &drawbridge_bearer, FIRST_KEY + 1);

    let admin = person(store, &organization, &format!("zitadel-admin@{domain}"), ("ZITADEL", "Admin"), None);
    grant(store, &admin, "IAM_OWNER");
    let alice = person(store, &organization, "alice@example.com", ("Alice", "Example"), Some(ALICE_PASSWORD));

    let project = store.new_id();
    let record = store.record(&organization);
    store.projects.insert(
        project.clone(),
        Project {
            id: project.clone(),
            record,
            name: "Drawbridge".to_owned(),
            active: true,
            role_check: false,
            has_project_check: false,
            role_assertion: false,
            roles: Vec::new(),
        },
    );
    let app = application(store, &project, "app", AuthMethod::PrivateKeyJwt);
    let pkce_app = application(store, &project, "pkce", AuthMethod::None);
    let app_key = add_application_key(store, &app, FIRST_KEY + 2);
    Seed {
        organization,
        admin_sa,
        admin_pat,
        login_client,
        login_client_pat,
        drawbridge,
        drawbridge_key,
        drawbridge_bearer,
        drawbridge_bearer_key,
        admin,
        alice,
        project,
        app,
        app_key,
        pkce_app,
    }
}

fn add_user(store: &mut Store, organization: &str, username: &str, kind: UserKind) -> String {
    let id = store.new_id();
    let user = User {
        id: id.clone(),
        record: store.record(organization),
        state: UserState::Active,
        tokens_dead_until: None,
        username: username.to_owned(),
        metadata: BTreeMap::new(),
        memberships: Vec::new(),
        kind,
    };
    store.users.insert(id.clone(), user);
    id
}

/// Makes a service user named like its user name; gives its id and a personal access token.
fn service_user(store: &mut Store, organization: &str, name: &str, role: Option<&str>) -> (String, String) {
    let machine = Machine { name: name.to_owned(), ..Machine::default() };
    let id = add_user(store, organization, name, UserKind::Machine(machine));
    if let Some(role) = role {
        grant(store, &id, role);
    }
    let pat = store.new_id();
    let record = store.record(organization);
    if let Some(machine) = store.users.get_mut(&id).and_then(User::machine_mut) {
        machine.pats.insert(pat.clone(), Pat { record, expires: far() });
    }
    let token = store.token_key.seal(&format!("{pat}:{id}"));
    (id, token)
}

fn person(
    store: &mut Store,
    organization: &str,
    username: &str,
    (given, family): (&str, &str),
    secret: Option<&str>,
) -> String {
    let password = secret.and_then(|secret| password::hash(secret, store.config.password_cost).ok());
    let human = Human {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        display_name: format!("{given} {family}"),
        preferred_language: Some("en".to_owned()),
        email: username.to_owned(),
        email_verified: true,
        password: password.map(|hash| Password { hash, changed: store.now(), change_required: false }),
        ..Human::default()
    };
    add_user(store, organization, username, UserKind::Human(Box::new(human)))
}

fn grant(store: &mut Store, user: &str, role: &str) {
    let record = Record::new(&store.instance.id, store.now());
    if let Some(user) = store.users.get_mut(user) {
        user.memberships.push(Membership {
            resource: Resource::Instance,
            roles: vec![role.to_owned()],
            record,
        });
    }
}

fn key_of(store: &mut Store, owner: &str, number: usize) -> (SeededKey, MachineKey) {
    let pair = keys::of_seed(number);
    let public = PublicKey::Own(pair.clone());
    let key = MachineKey { record: store.record(owner), expires: far(), public };
    (SeededKey { id: store.new_id(), pair }, key)
}

fn add_machine_key(store: &mut Store, user: &str, number: usize) -> SeededKey {
    let (seeded, key) = key_of(store, user, number);
    if let Some(machine) = store.users.get_mut(user).and_then(User::machine_mut) {
        machine.keys.insert(seeded.id.clone(), key);
    }
    seeded
}

fn add_application_key(store: &mut Store, app: &str, number: usize) -> SeededKey {
    let (seeded, key) = key_of(store, app, number);
    if let Some(application) = store.applications.get_mut(app) {
        application.keys.insert(seeded.id.clone(), key);
    }
    seeded
}

fn application(store: &mut Store, project: &str, name: &str, auth_method: AuthMethod) -> String {
    let id = store.new_id();
    let client_id = store.new_id();
    let owner = store.projects.get(project).map(|project| project.record.owner.clone()).unwrap_or_default();
    let application = Application {
        id: id.clone(),
        record: store.record(&owner),
        project_id: project.to_owned(),
        client_id,
        name: name.to_owned(),
        active: true,
        auth_method,
        secret: None,
        redirect_uris: store.config.redirect_uris.clone(),
        post_logout_redirect_uris: store.config.post_logout_redirect_uris.clone(),
        response_types: vec!["OIDC_RESPONSE_TYPE_CODE".to_owned()],
        grant_types: vec![
            "OIDC_GRANT_TYPE_AUTHORIZATION_CODE".to_owned(),
            "OIDC_GRANT_TYPE_REFRESH_TOKEN".to_owned(),
        ],
        app_type: "OIDC_APP_TYPE_WEB".to_owned(),
        dev_mode: true,
        jwt_tokens: false,
        id_token_userinfo: false,
        id_token_roles: false,
        access_token_roles: false,
        clock_skew: Duration::ZERO,
        additional_origins: Vec::new(),
        back_channel_logout_uri: String::new(),
        login_v2_base_uri: None,
        keys: BTreeMap::new(),
    };
    store.applications.insert(id.clone(), application);
    id
}

//! Where walks take place, one after the other: a stand-in, the functions, an organization for each set of rules.

use crate::{
    scene::{Kind, Rules, Scene},
    someone::Someone,
};
use harness::{Organization, Stack};
use http::Method;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

pub(crate) struct Lane {
    pub(crate) stack: Stack,
    pub(crate) routes: Arc<Vec<(Method, String)>>,
    organizations: BTreeMap<Rules, Organization>,
    pub(crate) app: harness::zitadel::DeviceApp,
    /// Names of fields that some page has shown.
    pub(crate) names: BTreeSet<String>,
    /// Cookies of walks before.
    pub(crate) cookies: Vec<(String, String)>,
    /// The person of the walk before.
    pub(crate) other: Option<Someone>,
    /// By how much the clocks are ahead of the machine's.
    pub(crate) ahead: Duration,
    /// How many sessions were let in so far.
    pub(crate) let_in: usize,
}

/// Those that a hostile script knows from the documentation; pages tell the others.
const NAMES: [&str; 14] = [
    "flow",
    "csrf",
    "login_name",
    "password",
    "password_again",
    "current_password",
    "code",
    "credential",
    "factor",
    "phone",
    "user_code",
    "decision",
    "skip",
    "passkey",
];

impl Lane {
    pub(crate) async fn start(routes: Arc<Vec<(Method, String)>>) -> Self {
        let stack = Stack::alone().await.expect("walks take place at the stand-in").without_checks();
        let mut organizations = BTreeMap::new();
        for rules in Rules::LASTING {
            let organization = stack.organization().login_policy(&rules.login_policy());
            let organization = match rules {
                Rules::Expiring => organization.password_age(1),
                Rules::LocksSoon => organization.lockout(2),
                _ => organization,
            };
            organizations.insert(rules, organization.await);
        }
        let app = stack.zitadel().device_app().await;
        Self {
            stack,
            routes,
            organizations,
            app,
            names: NAMES.iter().map(|name| (*name).to_owned()).collect(),
            cookies: Vec::new(),
            other: None,
            ahead: Duration::ZERO,
            let_in: 0,
        }
    }

    /// Lets time pass for everybody.
    pub(crate) fn advance(&mut self, by: Duration) {
        self.stack.advance(by);
        self.ahead += by;
    }

    /// Somebody new, and their organization.
    pub(crate) async fn someone(&mut self, (kind, rules): Scene) -> (Someone, Organization) {
        let organization = match self.organizations.get(&rules) {
            Some(organization) => organization.clone(),
            None => self.stack.organization().await,
        };
        let someone = Someone::make(&self.stack, kind, &organization).await;
        if rules == Rules::Expiring {
            self.advance(Duration::from_hours(25));
        }
        (someone, organization)
    }

    /// Whether somebody of this kind is never to be let in.
    pub(crate) fn is_outcast(kind: Kind) -> bool {
        matches!(kind, Kind::Locked | Kind::Deactivated)
    }
}

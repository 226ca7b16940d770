//! Loads the parts of a `State`.

use super::Base;
use crate::{
    clock::{Clock, SystemClock},
    config::{
        ClientSettings, Faults, Lookup, Origins, Provider, Reader, ServiceSettings, environment, join,
        session_scope,
    },
    cookies::{Scope, Sealer},
    error::chain,
    oidc::{RelyingParty, RelyingPartyParts, TokenVerifier},
    outbound::Outbound,
    pages::{BrandSettings, PageSettings},
    random::{Random, SystemRandom},
    secrets::{FromAnywhere, Secret, SecretError, SecretStore, SecretValue, StoreError},
    table::{DynamoTable, Table},
    zitadel::{ServiceToken, Zitadel},
};
use std::sync::Arc;
use url::Url;

/// Everything from outside that a function depends on.
pub struct Ambient<'a> {
    /// Settings by name.
    pub lookup: &'a Lookup<'a>,
    /// Clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Where secrets lie.
    pub secrets: Arc<dyn SecretStore>,
    /// What instances share, if it is not the DynamoDB table that the setting `TABLE` names.
    pub table: Option<Arc<dyn Table>>,
}

impl Ambient<'static> {
    /// The environment, clock, randomness and Secrets Manager of a Lambda function.
    pub fn lambda() -> Self {
        Self {
            lookup: &environment,
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            secrets: Arc::new(FromAnywhere::default()),
            table: None,
        }
    }
}

/// Which of our hosts a function answers on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The sign-in and sign-up pages.
    Auth,
    /// The token handler: the application's host, unless `HANDLER_ORIGIN` says otherwise.
    App,
}

/// Loads parts one after the other and remembers what is wrong with each.
pub struct Parts<'a> {
    ambient: &'a Ambient<'a>,
    reader: Reader<'a>,
}

impl<'a> Parts<'a> {
    /// Starts loading.
    pub fn new(ambient: &'a Ambient<'a>) -> Self {
        Self { ambient, reader: Reader::new(ambient.lookup) }
    }

    /// Every fault seen, or none.
    pub fn finish(self) -> Result<(), Faults> {
        self.reader.finish()
    }

    /// A section of settings that only one function has.
    pub fn section<S>(&mut self, read: impl FnOnce(&mut Reader<'_>) -> S) -> S {
        read(&mut self.reader)
    }

    /// The part that every function has.
    pub async fn base(&mut self, host: Host) -> Option<Base> {
        let origins = Origins::read(&mut self.reader);
        let product = self.reader.optional("PRODUCT_NAME").unwrap_or_else(|| "Drawbridge".into());
        let secret = self.reader.secret("COOKIE_SECRET");
        let (origins, secret) = (origins?, secret?);
        // The sign-in function serves the pages' script for its whole host; the application's host has none.
        let (origin, assets, scope) = match host {
            Host::Auth => (origins.auth_origin(), "/login", Scope::Host),
            Host::App => (origins.handler_origin(), "", session_scope(&mut self.reader, &origins)),
        };
        let Ambient { clock, random, .. } = self.ambient;
        let sealer = Sealer::new(self.secret(secret), origin.clone(), clock.clone(), random.clone());
        let sealer = sealer.within(scope);
        let checked = sealer.check().await;
        self.note("COOKIE_SECRET", checked);
        Some(Base {
            clock: clock.clone(),
            random: random.clone(),
            origins: Arc::new(origins),
            sealer: Arc::new(sealer),
            pages: Arc::new(PageSettings::new(product, assets).branded(self.brand(host))),
            origin: origin.into(),
        })
    }

    /// Only the sign-in host's pages are an organization's; its pictures lie on the provider's host.
    fn brand(&mut self, host: Host) -> Option<BrandSettings> {
        let issuer = self.reader.optional("ISSUER").filter(|_| host == Host::Auth)?;
        let pictures = Url::parse(&issuer).ok()?.origin().ascii_serialization();
        Some(BrandSettings { pictures, flow: String::new() })
    }

    /// Zitadel with the service credential, and the organization in which people register, if one is configured.
    pub async fn zitadel(&mut self) -> Option<(Arc<Zitadel>, Option<String>)> {
        let provider = Provider::read(&mut self.reader);
        let settings = ServiceSettings::read(&mut self.reader);
        let (provider, settings) = (provider?, settings?);
        let outbound = self.outbound(&provider)?;
        let base: Url = provider.issuer.parse().ok()?;
        let endpoint = base.join("/oauth/v2/token").ok()?;
        let Ambient { clock, random, .. } = self.ambient;
        let secret = self.secret(settings.secret);
        let issuer = provider.issuer;
        let service =
            ServiceToken::new(secret, outbound.clone(), issuer, endpoint, clock.clone(), random.clone());
        let checked = service.check().await;
        self.note("SERVICE_SECRET", checked);
        Some((Arc::new(Zitadel::new(outbound, service, base, clock.clone())), settings.organization))
    }

    /// The relying party with the application key.
    pub async fn relying_party(&mut self) -> Option<Arc<RelyingParty>> {
        let provider = Provider::read(&mut self.reader);
        let settings = ClientSettings::read(&mut self.reader);
        let (provider, settings) = (provider?, settings?);
        let handler = self.reader.optional("HANDLER_ORIGIN").or_else(|| self.reader.optional("APP_ORIGIN"));
        let handler = handler.and_then(|origin| Url::parse(&origin).ok())?;
        let outbound = self.outbound(&provider)?;
        let party = RelyingParty::new(RelyingPartyParts {
            outbound,
            clock: self.ambient.clock.clone(),
            random: self.ambient.random.clone(),
            issuer: provider.issuer,
            redirect_uri: join(&handler, "/auth/callback"),
            key: self.secret(settings.secret.clone()),
            settings,
        });
        let checked = party.check().await;
        self.note("CLIENT_SECRET", checked);
        Some(Arc::new(party))
    }

    /// What verifies the provider's tokens, without a key of ours.
    pub fn token_verifier(&mut self) -> Option<Arc<TokenVerifier>> {
        let provider = Provider::read(&mut self.reader)?;
        let outbound = self.outbound(&provider)?;
        Some(Arc::new(TokenVerifier::new(outbound, self.ambient.clock.clone(), provider.issuer)))
    }

    /// The table that the instances share.
    pub fn table(&mut self) -> Option<Arc<dyn Table>> {
        if let Some(table) = &self.ambient.table {
            return Some(table.clone());
        }
        let name = self.reader.required("TABLE")?;
        let Ambient { clock, .. } = self.ambient;
        Some(Arc::new(DynamoTable::new(name, clock.clone())))
    }

    /// The provider and a client that reaches it.
    pub fn provider(&mut self) -> Option<(Provider, Arc<Outbound>)> {
        let provider = Provider::read(&mut self.reader)?;
        let outbound = self.outbound(&provider)?;
        Some((provider, outbound))
    }

    /// A secret of which only one function knows, read once so that a malformed one shows at start.
    pub async fn own_secret<T: SecretValue>(&mut self, name: &'static str) -> Option<Secret<T>> {
        let secret = self.reader.secret(name)?;
        let secret = self.secret(secret);
        let checked = secret.get().await.map(drop);
        self.note(name, checked);
        Some(secret)
    }

    /// Opens what the sign-in host has sealed, for a function of the other host.
    pub fn sealer_of_auth(&mut self) -> Option<Sealer> {
        let (secret, auth) = (self.reader.optional("COOKIE_SECRET")?, self.reader.optional("AUTH_ORIGIN")?);
        let origin = Url::parse(&auth).ok()?.origin().ascii_serialization();
        let Ambient { clock, random, .. } = self.ambient;
        Some(Sealer::new(self.secret(secret), origin, clock.clone(), random.clone()))
    }

    fn secret<T: SecretValue>(&self, id: String) -> Secret<T> {
        Secret::new(id, self.ambient.secrets.clone(), self.ambient.clock.clone())
    }

    fn outbound(&mut self, provider: &Provider) -> Option<Arc<Outbound>> {
        match Outbound::new(provider) {
            Ok(outbound) => Some(Arc::new(outbound)),
            Err(_) => {
                self.reader.fault("ISSUER", "no HTTP client can be made: are there root certificates?");
                None
            }
        }
    }

    /// A malformed or missing secret is a fault. A store that does not answer is not: the function starts and asks
    /// again when somebody comes.
    fn note(&mut self, name: &'static str, checked: Result<(), SecretError>) {
        match checked {
            Ok(()) => {}
            Err(SecretError::Store(StoreError::Unavailable(cause))) => {
                tracing::warn!(setting = name, cause, "a secret could not be read at start");
            }
            Err(error) => self.reader.fault(name, chain(&error)),
        }
    }
}

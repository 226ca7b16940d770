//! What Zitadel can answer, in our words.
//!
//! Its errors are told apart by their stable ids, never by their texts, which change between versions.

use super::TokenError;
use crate::{
    error::{Kind, RouteError},
    outbound::{Answer, OutboundError},
};
use serde::Deserialize;

/// A call that did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum ZitadelError {
    /// Zitadel understood the call and refused it.
    #[error("refused: {reason:?} ({id}, HTTP {status})")]
    Refused {
        /// What it means for the flow.
        reason: Refusal,
        /// Zitadel's error id, for the log.
        id: String,
        /// HTTP status.
        status: u16,
    },
    /// Zitadel is slow, down, over its quota or answers nonsense.
    #[error("no usable answer")]
    Unavailable(#[from] OutboundError),
    /// Zitadel failed by itself.
    #[error("Zitadel failed ({id}, HTTP {status})")]
    Failed {
        /// Zitadel's error id, if it gave one.
        id: String,
        /// HTTP status.
        status: u16,
    },
    /// We have no service token, or it is not accepted.
    #[error("no service token")]
    Credential(#[from] TokenError),
}

impl ZitadelError {
    /// Whether it is that of a check of a password which the person does not have.
    pub fn has_no_password(&self) -> bool {
        matches!(self, Self::Refused { id, .. } if id == "COMMAND-3nJ4t")
    }

    /// The refusal's meaning, if it is one.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused { reason, .. } => Some(*reason),
            _ => None,
        }
    }
}

impl RouteError for ZitadelError {
    fn kind(&self) -> Kind {
        match self.refusal() {
            Some(Refusal::RequestUnknown | Refusal::AlreadyHandled | Refusal::DeviceUnknown) => {
                Kind::RequestGone
            }
            Some(Refusal::StaleSession | Refusal::SessionGone) => Kind::StartAgain,
            Some(Refusal::GrantMissing) => Kind::NotAllowed,
            Some(_) => Kind::Unexpected,
            None => Kind::Unavailable,
        }
    }
}

/// What a refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Name, password or account state does not allow this sign-in. Which of them must not be told.
    WrongCredentials,
    /// The authorization request is not known, or its code was exchanged already.
    RequestUnknown,
    /// The authorization request was answered before.
    AlreadyHandled,
    /// The device's code was never given out, or was answered before.
    DeviceUnknown,
    /// The session's token was replaced by a newer one, or is none.
    StaleSession,
    /// The session ended or never existed.
    SessionGone,
    /// The person lacks a grant for the application's project.
    GrantMissing,
    /// The user name is taken.
    UserExists,
    /// The address is no e-mail address, or belongs to another organization's domain.
    EmailRefused,
    /// The password breaks a rule of the organization.
    PasswordRule,
    /// A code (by mail, by SMS, of an application) is wrong, used, expired or was never sent.
    CodeWrong,
    /// Too many wrong codes have locked the account.
    Locked,
    /// What a passkey or a security key signed does not count.
    KeyRefused,
    /// The factor is not set up.
    NotEnrolled,
    /// The factor is set up already.
    AlreadyEnrolled,
    /// Nobody, or nobody whose password can be reset.
    NothingToReset,
    /// No code is pending that could be sent again.
    NothingToResend,
    /// The telephone number is none.
    PhoneRefused,
    /// The telephone number is the one that the account has.
    PhoneUnchanged,
    /// Anything else; with a 4xx status it is a defect of ours or a lack of permission.
    Other,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Body {
    message: String,
    details: Vec<Detail>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Detail {
    id: String,
}

/// Reads an answer that is not a success.
pub(super) fn read(answer: &Answer) -> ZitadelError {
    let body: Body = answer.json().unwrap_or_default();
    let id = body.details.into_iter().next().map(|detail| detail.id).unwrap_or_default();
    let status = answer.status.as_u16();
    if let Some(reason) = meaning(&id) {
        return ZitadelError::Refused { reason, id, status };
    }
    // Of simultaneous calls that answer one authorization request the loser gets an untyped 500.
    if body.message.contains("AuthRequest.AlreadyHandled") {
        return ZitadelError::Refused { reason: Refusal::AlreadyHandled, id, status };
    }
    // A refusal of the API has an id, except by its validation (400). Whatever else answers without one is no API:
    // a proxy in between, another host, nonsense.
    if status >= 500 || status == 429 || (id.is_empty() && status != 400) {
        return ZitadelError::Failed { id, status };
    }
    ZitadelError::Refused { reason: Refusal::Other, id, status }
}

fn meaning(id: &str) -> Option<Refusal> {
    Some(match id {
        "COMMAND-3M0fs" | "QUERY-Dfbg2" | "SESSION-Gj4ko" | "COMMAND-JLK35" | "COMMAND-SFA3t"
        | "COMMAND-3nJ4t" | "COMMAND-3n77z" => Refusal::WrongCredentials,
        "QUERY-Thee9" | "COMMAND-jae5P" => Refusal::RequestUnknown,
        "COMMAND-Sx208nt" | "COMMAND-Sx202nt" | "COMMAND-SFwd2" => Refusal::AlreadyHandled,
        "QUERY-Sah9a" | "COMMAND-D2hf2" | "COMMAND-gee5A" | "COMMAND-D30Jf" | "CRYPT-23kH1" => {
            Refusal::DeviceUnknown
        }
        "COMMAND-sGr42" | "QUERY-dsfr3" | "COMMAND-hi6Ph" => Refusal::StaleSession,
        "QUERY-SFeaa" | "COMMAND-Flk38" | "COMMAND-Hewfq" | "COMMAND-Hkl3d" => Refusal::SessionGone,
        "OIDC-foSyH49RvL" => Refusal::GrantMissing,
        "V3-DKcYh" | "COMMAND-7yiox1isql" => Refusal::UserExists,
        "EMAIL-599BI" | "EMAIL-spblu" | "COMMAND-SFd21" => Refusal::EmailRefused,
        "COMMAND-eis9R" | "COMMAND-Fia4a" | "COMMAND-Wgn4q" | "COMMAND-F5g2h" | "EVENT-8isk2"
        | "CODE-woT0xc" | "CODE-QvUQ4P" | "COMMAND-S34gh" | "COMMAND-2M9fs" | "COMMAND-G8dh3" => {
            Refusal::CodeWrong
        }
        "COMMAND-SF3fg" | "COMMAND-S6h4R" => Refusal::Locked,
        "WEBAU-ADgv4" | "WEBAU-3M9si" | "COMMAND-Aej7i" | "COMMAND-Ioqu5" | "COMMAND-Df4b3"
        | "WEBAU-sEr8c" | "WEBAU-3Vb9s" | "WEBAU-5M9so" => Refusal::KeyRefused,
        "COMMAND-3Mif9s" | "COMMAND-d2r52" | "COMMAND-BJ2g3" | "COMMAND-JKLJ3" | "COMMAND-Q54j2"
        | "COMMAND-KLJ2d" | "WEBAU-4G8sw" => Refusal::NotEnrolled,
        "COMMAND-do9se" | "COMMAND-qx4ls" | "COMMAND-Ad3g2" | "COMMAND-MKL2s" => Refusal::AlreadyEnrolled,
        "COMMAND-SAF4f" | "COMMAND-Sfe4g" => Refusal::NothingToReset,
        "PHONE-5xrra88eq8" => Refusal::NothingToResend,
        "COMMAND-Uch5e" => Refusal::PhoneUnchanged,
        "PHONE-so0wa" => Refusal::PhoneRefused,
        _ if ["HuJf6", "co3Xw", "VoaRj", "ZBv4H", "ZDLwA"]
            .iter()
            .any(|rule| id.strip_prefix("COMMA-").or_else(|| id.strip_prefix("DOMAIN-")) == Some(rule)) =>
        {
            Refusal::PasswordRule
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(status: u16, body: &str) -> Option<Refusal> {
        read(&Answer::new(status, body)).refusal()
    }

    fn with_id(id: &str) -> String {
        format!(r#"{{"code":9,"message":"x ({id})","details":[{{"@type":"t","id":"{id}","message":"x"}}]}}"#)
    }

    #[test]
    fn refusals_are_told_apart_by_their_ids_whatever_the_status() {
        use Refusal::{
            AlreadyHandled, CodeWrong, Other, PasswordRule, RequestUnknown, UserExists, WrongCredentials,
        };
        for (status, id, reason) in [
            (400, "COMMAND-3M0fs", WrongCredentials),
            (404, "QUERY-Dfbg2", WrongCredentials),
            (400, "COMMAND-Sx208nt", AlreadyHandled),
            (404, "QUERY-Thee9", RequestUnknown),
            (409, "V3-DKcYh", UserExists),
            (400, "COMMA-HuJf6", PasswordRule),
            (400, "DOMAIN-ZDLwA", PasswordRule),
            (400, "COMMAND-eis9R", CodeWrong),
            (400, "PHONE-5xrra88eq8", Refusal::NothingToResend),
            (404, "COMMAND-SAF4f", Refusal::NothingToReset),
            (400, "COMMAND-Sfe4g", Refusal::NothingToReset),
            (403, "AUTH-AWfge", Other),
            (500, "WEBAU-3M9si", Refusal::KeyRefused),
            (500, "WEBAU-4G8sw", Refusal::NotEnrolled),
            (400, "NEW-in5ome", Other),
        ] {
            assert_eq!(verdict(status, &with_id(id)), Some(reason), "{id}");
        }
        assert_eq!(verdict(400, r#"{"code":3,"message":"invalid AddHumanUserRequest.Email"}"#), Some(Other));
        let loser = r#"{"code":2,"message":"rpc error: ... Description=Errors.AuthRequest.AlreadyHandled Parent=..."}"#;
        assert_eq!(verdict(500, loser), Some(AlreadyHandled));
    }

    #[test]
    fn what_is_no_answer_of_the_api_is_no_refusal() {
        for (status, body) in [
            (500, with_id("CRYPT-x")),
            (503, "<html>".into()),
            (429, with_id("QUOTA-vjAy8")),
            (404, r#"{"code":5,"message":"Not Found"}"#.into()),
            (404, "unable to set instance".into()),
            (403, "<html>blocked</html>".into()),
            (302, String::new()),
        ] {
            assert_eq!(verdict(status, &body), None, "{status} {body}");
        }
    }
}

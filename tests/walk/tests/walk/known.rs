//! Whether an answer is one of ours: a page whose forms lead to routes that there are, a refusal in fixed words, a redirect to
//! one of the hosts that take part.

use crate::{lane::Lane, routes, sheet::Seen};
use shared::{
    error::Kind,
    i18n::{Locale, Texts},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// Headings of refusals, and of pages that are ends.
static HEADINGS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let texts = Texts::of(Locale::En);
    let kinds = Kind::ALL.into_iter().filter(|kind| !kind.is_ours());
    let refusals = kinds.map(|kind| texts.say(&format!("error-{}-title", kind.name())));
    let ends = ["device-allowed-title", "device-denied-title", "device-gone-title", "signed-out-title"];
    refusals.chain(ends.map(|id| texts.say(id))).collect()
});

/// What is wrong with an answer of the sign-in host.
pub(crate) fn fault(lane: &Lane, seen: &Seen) -> Option<String> {
    let Seen { answer, sheets, heading } = seen;
    if answer.url.origin() != lane.stack.auth().origin() {
        return None;
    }
    if answer.status >= 500 {
        let prefetch = answer.status == 503 && answer.header("retry-after") == Some("0");
        return (!prefetch).then(|| format!("a failure of ours: {}", answer.status));
    }
    if answer.location().is_some() {
        let hosts =
            [lane.stack.auth(), lane.stack.app(), &lane.stack.zitadel().issuer()].map(url::Url::origin);
        return (!hosts.contains(&answer.target().origin())).then(|| "it leads to nobody's host".to_owned());
    }
    if answer.is_json() {
        let json = answer.json();
        let kind = json["type"].as_str().unwrap_or_default();
        let known = json["screen"].is_string()
            || json["location"].is_string()
            || Kind::ALL
                .iter()
                .any(|known| !known.is_ours() && kind.ends_with(&format!(":{}", known.name())));
        return (!known).then(|| "no JSON of ours".to_owned());
    }
    if !answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        return (answer.status != 200).then(|| "neither page nor JSON".to_owned());
    }
    let lost = sheets.iter().find(|sheet| {
        let leads = |(method, path): &(http::Method, String)| {
            *method == http::Method::POST && routes::filled(path) == sheet.path()
        };
        !lane.routes.iter().any(leads)
    });
    if let Some(sheet) = lost {
        return Some(format!("a form to nowhere: {}", sheet.path()));
    }
    let known = !sheets.is_empty() || heading.as_ref().is_some_and(|heading| HEADINGS.contains(heading));
    (!known).then(|| "no page of ours".to_owned())
}

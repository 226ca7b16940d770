//! Headers: the security headers, exactly; nothing twice; nothing that is not on the list.

use crate::{Answer, html::Page};
use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The same for every answer.
const ALWAYS: [(&str, &str); 5] = [
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Everything that an answer of ours may carry. A name that is missing here says something about the server, or
/// deserves a thought.
const ALLOWED: [&str; 24] = [
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "allow",
    "cache-control",
    "content-language",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "etag",
    "location",
    "permissions-policy",
    "referrer-policy",
    "retry-after",
    "set-cookie",
    "strict-transport-security",
    "vary",
    "x-content-type-options",
    "x-frame-options",
];

/// Powers that none of our pages needs.
const NO_POWERS: [&str; 6] = ["camera", "microphone", "geolocation", "payment", "usb", "display-capture"];

/// `pictures`: the origin whose pictures a page may show, where the organization has a look.
pub(super) fn faults(answer: &Answer, targets: &[String], pictures: Option<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, value) in ALWAYS {
        if answer.header(name) != Some(value) {
            faults.push(format!("{name} is {:?}, not {value:?}", answer.header(name)));
        }
    }
    for name in answer.headers.keys() {
        if !ALLOWED.contains(&name.as_str()) {
            faults.push(format!("{name} is on nobody's list"));
        }
        if name != "set-cookie" && answer.headers.get_all(name).iter().count() > 1 {
            faults.push(format!("{name} stands there twice"));
        }
    }
    faults.extend(caching(answer));
    faults.extend(resource_policy(answer));
    faults.extend(permissions(answer));
    faults.extend(content_security(answer, targets, pictures));
    faults
}

fn is_asset(answer: &Answer) -> bool {
    answer.status == 200 && answer.url.path().contains("/assets/")
}

/// Its name does not change with its content.
fn is_client_script(answer: &Answer) -> bool {
    [200, 304].contains(&answer.status) && answer.url.path() == "/auth/client.js"
}

/// Differs with the flow, and as little as settings do.
fn is_look(answer: &Answer) -> bool {
    answer.status == 200 && answer.url.path() == "/login/brand.css"
}

fn caching(answer: &Answer) -> Option<String> {
    let wanted = match answer {
        answer if is_asset(answer) => "public, max-age=31536000, immutable",
        answer if is_client_script(answer) => "public, max-age=300",
        answer if is_look(answer) => "private, max-age=30",
        _ => "no-store",
    };
    let given = answer.header("cache-control");
    (given != Some(wanted)).then(|| format!("cache-control is {given:?}, not {wanted:?}"))
}

fn resource_policy(answer: &Answer) -> Option<String> {
    let json = answer.header("content-type").is_some_and(|kind| kind.contains("json"));
    let wanted = if json { "same-site" } else { "same-origin" };
    let given = answer.header("cross-origin-resource-policy");
    (given != Some(wanted)).then(|| format!("cross-origin-resource-policy is {given:?}, not {wanted:?}"))
}

fn permissions(answer: &Answer) -> Vec<String> {
    let given = answer.header("permissions-policy").unwrap_or_default();
    let denied = |power: &&str| given.split(',').any(|part| part.trim() == format!("{power}=()"));
    let missing = NO_POWERS.iter().filter(|power| !denied(power));
    let mut faults: Vec<_> = missing.map(|power| format!("permissions-policy leaves {power} open")).collect();
    let open =
        given.split(',').any(|part| !part.trim().ends_with("=()") && !part.trim().ends_with("=(self)"));
    if open {
        faults.push(format!("permissions-policy opens something to others: {given}"));
    }
    faults
}

fn content_security(answer: &Answer, targets: &[String], pictures: Option<&str>) -> Vec<String> {
    let given = answer.header("content-security-policy").unwrap_or_default();
    let is_page = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let mut faults = Vec::new();
    let mut wanted = vec![
        ("default-src", "'none'".to_owned()),
        ("base-uri", "'none'".into()),
        ("frame-ancestors", "'none'".into()),
        ("require-trusted-types-for", "'script'".into()),
    ];
    if is_page {
        if answer.body.is_empty() {
            wanted.push(("style-src", directive(given, "style-src").unwrap_or_default().to_owned()));
        } else {
            let look = pictures.map_or("", |_| " 'self'");
            wanted.push(("style-src", format!("{}{look}", style_source(answer))));
        }
        wanted.push(("script-src", "'self'".into()));
        wanted.push(("img-src", pictures.map_or("data:".to_owned(), |from| format!("data: {from}"))));
        wanted.push(("trusted-types", "'none'".into()));
        let form_action = directive(given, "form-action").unwrap_or_default();
        let foreign = form_action.split(' ').filter(|source| *source != "'self'");
        for source in foreign.filter(|source| !targets.iter().any(|target| target == source)) {
            faults.push(format!("a form may lead to {source}"));
        }
    } else {
        wanted.push(("form-action", "'none'".into()));
    }
    for (name, value) in &wanted {
        if directive(given, name) != Some(value) {
            faults.push(format!("content-security-policy has no `{name} {value}`: {given}"));
        }
    }
    let names: Vec<_> = given.split(';').filter_map(|part| part.trim().split(' ').next()).collect();
    let expected = wanted.len() + usize::from(is_page);
    if names.len() != expected || given.contains("unsafe-") || given.contains('*') {
        faults.push(format!("content-security-policy says more than it should: {given}"));
    }
    faults
}

fn directive<'a>(policy: &'a str, name: &str) -> Option<&'a str> {
    policy.split(';').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix(' '))
}

/// The hash of the style that the page really has.
fn style_source(answer: &Answer) -> String {
    let page = Page::read(&answer.body);
    let style = page.named("style").next().map_or("", |style| style.raw_text.as_str());
    format!("'sha256-{}'", STANDARD.encode(digest::digest(&digest::SHA256, style.as_bytes())))
}

//! What axe-core says of every page: nothing.

use browser_kit::{Axe, Visitor, gallery, test};
use serde_json::json;
use shared::{
    i18n::Locale,
    pages::{PageSettings, samples},
};
use std::thread;

/// How many look at pages side by side.
const BROWSERS: usize = 3;

/// Every screen in every state that matters, and every failure.
#[test]
fn no_page_breaks_a_rule_in_any_language() {
    let Some(axe) = Axe::of_settings() else { return };
    let all: Vec<_> = Locale::ALL.into_iter().map(|locale| (locale, "light")).collect();
    let (axe, all) = (&axe, [&*all, &[(Locale::En, "dark")]].concat());
    thread::scope(|scope| {
        for some in all.chunks(all.len().div_ceil(BROWSERS)) {
            scope.spawn(move || test(async |visitor| samples_break_no_rule(visitor, axe, some).await));
        }
    });
}

async fn samples_break_no_rule(visitor: &Visitor, axe: &Axe, looks: &[(Locale, &str)]) {
    visitor.expect_to_stay();
    axe.bring(visitor).await;
    let mut broken = Vec::new();
    for (locale, scheme) in looks {
        set_scheme(visitor, scheme).await;
        let mut pages =
            samples::rendered(&PageSettings::default(), *locale).expect("samples can be rendered");
        pages.dedup_by(|(one, _), (other, _)| one == other);
        for (name, html) in pages {
            show(visitor, &html).await;
            let rules = Axe::broken(visitor).await;
            broken.extend(rules.iter().map(|rule| format!("{name} {} {scheme}: {rule}", locale.tag())));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// With the pages of the application, of the landing page and of people's own, and their scripts.
#[test]
fn no_page_on_the_way_breaks_a_rule() {
    let Some(axe) = Axe::of_settings() else { return };
    test(async |visitor| {
        let person = visitor.person().await;
        for width in [320, 1280] {
            gallery::set_width(visitor, width).await;
            gallery::walk(visitor, &person, async |name| {
                axe.bring(visitor).await;
                let broken = Axe::broken(visitor).await;
                assert!(broken.is_empty(), "{name} at {width}: {}", broken.join("\n"));
            })
            .await;
        }
    });
}

/// That nothing is found is not because nothing is looked at.
#[test]
fn a_page_without_labels_is_noticed() {
    let Some(axe) = Axe::of_settings() else { return };
    test(async |visitor| {
        let html = "<!doctype html><title>x</title><main><h1>x</h1><input><p style='color: #ccc'>grey";
        axe.bring(visitor).await;
        show(visitor, html).await;
        let broken = Axe::broken(visitor).await.join("\n");
        for rule in ["html-has-lang", "label", "color-contrast"] {
            assert!(broken.contains(&format!("{rule}: ")), "{rule} is missing in:\n{broken}");
        }
    });
}

/// Puts a page in place of the open one, whose scripts stay.
async fn show(visitor: &Visitor, html: &str) {
    let frame = visitor.devtools("Page.getFrameTree", json!({})).await;
    let content = json!({"frameId": frame["frameTree"]["frame"]["id"], "html": html});
    visitor.devtools("Page.setDocumentContent", content).await;
}

/// Without motion, no colour is on its way to another.
async fn set_scheme(visitor: &Visitor, scheme: &str) {
    let features = json!([
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]);
    visitor.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
}

//! What holds for every page.

use browser::{gallery, test_on_stand_in};
use serde_json::json;

#[test]
fn no_page_scrolls_sideways_on_a_small_phone_on_stand_in() {
    // Every page is looked at, the outbox among them.
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        let phone = json!({"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true});
        visitor.devtools("Emulation.setDeviceMetricsOverride", phone).await;
        gallery::walk(visitor, &person, async |name| {
            let width = visitor.script("return document.scrollingElement.scrollWidth").await;
            assert_eq!(width, 360, "{name}");
        })
        .await;
    });
}

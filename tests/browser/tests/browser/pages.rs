//! What holds for every page.

use browser_kit::{gallery, test};

#[test]
fn no_page_scrolls_sideways_on_a_small_phone() {
    test(async |visitor| {
        let person = visitor.person().await;
        gallery::set_width(visitor, 360).await;
        gallery::walk(visitor, &person, async |name| {
            let width = visitor.script("return document.scrollingElement.scrollWidth").await;
            assert_eq!(width, 360, "{name}");
        })
        .await;
    });
}

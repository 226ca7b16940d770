//! Pictures of every page, for people to look at: small and wide, light and dark.
//!
//! `cargo run -p browser-kit --example screenshots` writes them to `target/screenshots`.

use browser_kit::{Visitor, gallery, test};
use serde_json::json;
use std::{fs, path::Path};

fn main() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../target/screenshots"));
    fs::create_dir_all(folder).expect("target/ can be written to");
    test(async |visitor| {
        let person = visitor.person().await;
        gallery::walk(visitor, &person, async |page| shoot(visitor, folder, page).await).await;
    });
}

async fn shoot(visitor: &Visitor, folder: &Path, page: &str) {
    for width in [360, 1280] {
        gallery::set_width(visitor, width).await;
        for scheme in ["light", "dark"] {
            // Without motion, no picture shows a colour on its way to another.
            let features = json!([
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]);
            visitor.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
            let picture = visitor.picture().await;
            fs::write(folder.join(format!("{page}-{width}-{scheme}.png")), picture)
                .expect("target/ can be written to");
        }
    }
    visitor.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
}

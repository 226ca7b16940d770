//! Writes the description of the JSON side to `infra/openapi.json`: `cargo run -p openapi --example write`.

mod generated;

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/openapi.json");
    std::fs::write(path, format!("{:#}\n", generated::description()))
}

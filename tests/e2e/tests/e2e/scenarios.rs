//! The table of scenarios names tests that exist, every test that has a number is in it, and half of the numbers also run
//! through the JSON side.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A01 to A66 and I01 to I07.
fn numbers() -> BTreeSet<String> {
    let administered = (1..=66).map(|number| format!("A{number:02}"));
    administered.chain((1..=7).map(|number| format!("I{number:02}"))).collect()
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Test in the browser and test through JSON, by number.
fn table() -> BTreeMap<String, (String, String)> {
    let text = fs::read_to_string(tests().join("scenarios.md")).unwrap();
    let mut rows = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| A") || line.starts_with("| I")) {
        let cells: Vec<_> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [number, browser, json] = cells.as_slice() else { panic!("not three columns: {line}") };
        let earlier = rows.insert((*number).to_owned(), ((*browser).to_owned(), (*json).to_owned()));
        assert_eq!(earlier, None, "{number} is there twice");
    }
    rows
}

/// Names of the tests of a folder that begin with a number, with their modules.
fn named(folder: &Path, modules: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(named(&path, &format!("{modules}::{module}")));
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let functions = source.lines().filter_map(|line| {
            let name = line.trim_start_matches("async ").strip_prefix("fn ")?.split('(').next()?;
            let (number, _) = name.split_once('_')?;
            numbers().contains(&number.to_uppercase()).then(|| format!("{modules}::{module}::{name}"))
        });
        found.extend(functions);
    }
    found
}

/// The number that a test begins with.
fn number(test: &str) -> String {
    let name = test.rsplit("::").next().unwrap_or_default();
    name.split('_').next().unwrap_or_default().to_uppercase()
}

#[test]
fn the_table_names_every_test_that_has_a_number_and_no_other() {
    let (browser, json): (BTreeSet<_>, BTreeSet<_>) = table().into_values().unzip();
    let json: BTreeSet<_> = json.into_iter().filter(|test| !test.is_empty()).collect();
    assert_eq!(browser, named(&tests().join("browser/tests/browser/scenarios"), "scenarios"));
    assert_eq!(json, named(&tests().join("e2e/tests/e2e/json"), "json"));
}

#[test]
fn each_test_stands_beside_its_own_number() {
    for (row, (browser, json)) in table() {
        assert!(numbers().contains(&row), "{row}");
        for test in [browser, json].iter().filter(|test| !test.is_empty()) {
            assert_eq!(number(test), row, "{test}");
        }
    }
}

#[test]
fn half_of_the_scenarios_run_through_json_as_well() {
    let count = table().values().filter(|(_, json)| !json.is_empty()).count();
    assert!(count * 2 >= numbers().len(), "{count} of {}", numbers().len());
}

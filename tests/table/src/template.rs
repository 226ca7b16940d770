//! What `infra/template.yaml` says of the table.

use aws_sdk_dynamodb::types::{AttributeDefinition, KeySchemaElement};
use serde_json::Value;
use std::{fs, path::Path};

/// The keys and their types.
pub(crate) fn keys() -> (Vec<KeySchemaElement>, Vec<AttributeDefinition>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/template.yaml");
    let text = fs::read_to_string(file).expect("the template is there");
    let template: Value = serde_saphyr::from_str(&text).expect("the template is YAML");
    let table = &template["Resources"]["SharedTable"]["Properties"];
    let list = |name: &str| table[name].as_array().expect("the template describes the table").clone();
    let text = |value: &Value| value.as_str().expect("a name").to_owned();
    let key = |key: &Value| {
        let kind = text(&key["KeyType"]).as_str().into();
        KeySchemaElement::builder().attribute_name(text(&key["AttributeName"])).key_type(kind).build()
    };
    let attribute = |attribute: &Value| {
        let kind = text(&attribute["AttributeType"]).as_str().into();
        AttributeDefinition::builder()
            .attribute_name(text(&attribute["AttributeName"]))
            .attribute_type(kind)
            .build()
    };
    let keys: Result<_, _> = list("KeySchema").iter().map(key).collect();
    let attributes: Result<_, _> = list("AttributeDefinitions").iter().map(attribute).collect();
    (keys.expect("keys have names"), attributes.expect("attributes have names"))
}

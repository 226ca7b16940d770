//! The template and the function tell the same story.

use serde_json::Value;
use std::path::Path;

/// The template as one tree; a tag such as `!Ref` is dropped.
fn resources() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/template.yaml");
    let template: Value = serde_saphyr::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    template["Resources"].clone()
}

#[test]
fn each_secret_rotates_only_where_a_parameter_says_so_and_never_at_a_deployment() {
    let resources = resources();
    for (rotation, secret, condition) in [
        ("ServiceKeyRotation", "ServiceKeySecret", "RotatesServiceKey"),
        ("ClientKeyRotation", "ClientKeySecret", "RotatesClientKey"),
        ("RotationKeyRotation", "RotationKeySecret", "RotatesClientKey"),
        ("CookieKeyRotation", "CookieKeySecret", "RotatesCookieKeys"),
    ] {
        let schedule = &resources[rotation];
        assert_eq!(schedule["Type"], "AWS::SecretsManager::RotationSchedule", "{rotation}");
        assert_eq!(schedule["Condition"], condition, "{rotation}");
        assert_eq!(schedule["Properties"]["SecretId"], secret, "{rotation}");
        assert_eq!(schedule["Properties"]["RotateImmediatelyOnUpdate"], false, "{rotation}");
        let permission = &resources[format!("{rotation}Permission")];
        assert_eq!(permission["Condition"], condition, "{rotation}");
        assert_eq!(permission["Properties"]["Principal"], "secretsmanager.amazonaws.com", "{rotation}");
        assert_eq!(permission["Properties"]["SourceArn"], secret, "{rotation}");
    }
}

#[test]
fn the_function_runs_once_at_a_time_and_reaches_only_secrets_that_name_it() {
    let resources = resources();
    let function = &resources["RotateKeyFunction"]["Properties"];
    assert_eq!(function["ReservedConcurrentExecutions"], 1);
    assert!(function["Events"].is_null(), "{function}");
    let policies = &resources["RotateKeyRole"]["Properties"]["Policies"];
    for statement in policies[0]["PolicyDocument"]["Statement"].as_array().unwrap() {
        let condition =
            &statement["Condition"]["StringEquals"]["secretsmanager:resource/AllowRotationLambdaArn"];
        let text = statement.to_string();
        let name = condition.as_str().unwrap_or_default();
        assert_eq!(name.ends_with("-rotate-key"), text.contains("secretsmanager:Get"), "{text}");
    }
}

#[test]
fn the_table_is_written_by_who_writes_and_emptied_by_the_callback_alone() {
    let resources = resources();
    for (role, wanted) in [
        ("Login", "PutItem"),
        ("Signup", ""),
        ("Callback", "BatchGetItem DeleteItem PutItem"),
        ("Refresh", "BatchGetItem PutItem"),
        ("Logout", "BatchGetItem PutItem"),
        ("Authorizer", "BatchGetItem"),
        ("RotateKey", ""),
    ] {
        let policies = &resources[format!("{role}Role")]["Properties"]["Policies"];
        let statements = policies[0]["PolicyDocument"]["Statement"].as_array().unwrap();
        let actions = statements.iter().flat_map(|statement| match &statement["Action"] {
            Value::Array(actions) => actions.clone(),
            action => vec![action.clone()],
        });
        let names =
            actions.filter_map(|action| action.as_str()?.strip_prefix("dynamodb:").map(str::to_owned));
        assert_eq!(names.collect::<Vec<_>>().join(" "), wanted, "{role}");
    }
}

#[test]
fn how_long_a_session_lasts_can_be_set_for_whoever_asks() {
    let resources = resources();
    for (function, idle) in [("Callback", true), ("Refresh", true), ("Logout", true), ("RotateKey", false)] {
        let variables = &resources[format!("{function}Function")]["Properties"]["Environment"]["Variables"];
        assert!(variables["SESSION_MAX_AGE_SECONDS"].is_array(), "{function}: {variables}");
        assert_eq!(variables["SESSION_IDLE_SECONDS"].is_array(), idle, "{function}: {variables}");
    }
}

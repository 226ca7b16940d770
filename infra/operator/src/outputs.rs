//! The stack's outputs, as `aws cloudformation describe-stacks` or `sam list stack-outputs --output json` print them:
//! the settings of an installation without anybody writing them down again.

use crate::Failure;
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// Outputs of `template.yaml` and the settings that they are.
const NAMES: [(&str, &str); 7] = [
    ("AuthOrigin", "AUTH_ORIGIN"),
    ("AppOrigin", "APP_ORIGIN"),
    ("HandlerOrigin", "HANDLER_ORIGIN"),
    ("Issuer", "ISSUER"),
    ("ServiceKeySecretArn", "SERVICE_SECRET"),
    ("ClientKeySecretArn", "CLIENT_SECRET"),
    ("CookieKeySecretArn", "COOKIE_SECRET"),
];

#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    List(Vec<Output>),
    Described {
        #[serde(rename = "Stacks")]
        stacks: Vec<Stack>,
    },
}

#[derive(Deserialize)]
struct Stack {
    #[serde(rename = "Outputs", default)]
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    #[serde(rename = "OutputKey")]
    key: String,
    #[serde(rename = "OutputValue")]
    value: String,
}

/// Reads the settings out of a file.
pub(crate) fn read(file: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::new(format!(
            "{} cannot be read ({error}): name a file with the stack's outputs with --outputs",
            file.display()
        ))
    })?;
    parse(&text).ok_or_else(|| {
        Failure::new(format!(
            "{} holds no outputs of the stack: write what `aws cloudformation describe-stacks --stack-name NAME` \
             prints into it",
            file.display()
        ))
    })
}

fn parse(text: &str) -> Option<BTreeMap<String, String>> {
    let outputs = match serde_json::from_str(text).ok()? {
        Printed::List(outputs) => outputs,
        Printed::Described { stacks } => stacks.into_iter().flat_map(|stack| stack.outputs).collect(),
    };
    let settings: BTreeMap<_, _> = outputs
        .into_iter()
        .filter_map(|output| {
            let (_, setting) = NAMES.iter().find(|(name, _)| *name == output.key)?;
            Some(((*setting).to_owned(), output.value))
        })
        .collect();
    (!settings.is_empty()).then_some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_printing_outputs_give_the_same_settings() {
        let list = r#"[{"OutputKey":"AuthOrigin","OutputValue":"https://auth.example.com","Description":"ä \"x"},
            {"OutputKey":"ServiceKeySecretArn","OutputValue":"arn:aws:secretsmanager:eu-central-1:111122223333:secret:s-a1"},
            {"OutputKey":"LoginFunctionArn","OutputValue":"arn:x"}]"#;
        let described = format!(r#"{{"Stacks":[{{"StackName":"drawbridge","Outputs":{list}}}]}}"#);
        let settings = parse(list).unwrap();
        assert_eq!(settings["AUTH_ORIGIN"], "https://auth.example.com");
        assert_eq!(settings.len(), 2);
        assert_eq!(parse(&described), Some(settings));
    }

    #[test]
    fn a_file_without_our_outputs_is_refused() {
        for text in ["", "[]", "{}", r#"{"Stacks":[{}]}"#, r#"[{"OutputKey":"Other","OutputValue":"x"}]"#] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_template_has_every_output_that_is_read() {
        let template = include_str!("../../template.yaml");
        let outputs = &template[template.find("\nOutputs:").unwrap()..];
        for (name, _) in NAMES {
            assert!(outputs.contains(&format!("\n  {name}:\n")), "{name}");
        }
    }
}

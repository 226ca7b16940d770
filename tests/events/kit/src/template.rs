//! What `infra/template.yaml` says of routes, settings and roles.

use crate::build::workspace;
use serde_json::Value;
use std::{collections::BTreeSet, fs};

/// The template as one tree. A tag such as `!Ref` is dropped: `!Ref X` reads as `X`.
pub struct Template(Value);

/// A route of one of the two APIs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The binary that answers it.
    pub function: String,
    /// Logical name of the API: `AuthApi` or `AppApi`.
    pub api: String,
    /// Method.
    pub method: String,
    /// Path, possibly with a greedy `{proxy+}` at its end.
    pub path: String,
}

impl Route {
    /// As an event names it.
    pub fn key(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// Whether the gateway sends this method and path here, where no other route fits better.
    pub fn takes(&self, method: &str, path: &str) -> bool {
        let greedy = self.path.strip_suffix("{proxy+}");
        let fits =
            greedy.map_or(self.path == path, |start| path.len() > start.len() && path.starts_with(start));
        self.method == method && fits
    }
}

/// Method and path of every route that the crate documentation of a function lists.
pub fn documented_routes(function: &str) -> Vec<(String, String)> {
    let file = workspace().join("functions").join(function).join("src/lib.rs");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let listed = text.lines().filter_map(|line| line.strip_prefix("//! | `")?.split('`').next());
    let routes = listed.filter_map(|route| route.split('?').next()?.split_once(' '));
    routes.map(|(method, path)| (method.to_owned(), path.to_owned())).collect()
}

impl Template {
    /// Reads the template of this source tree.
    pub fn read() -> Self {
        let text =
            fs::read_to_string(workspace().join("infra/template.yaml")).expect("the template is there");
        Self(serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("infra/template.yaml: {error}")))
    }

    /// Every route of every function.
    pub fn routes(&self) -> Vec<Route> {
        self.functions().flat_map(|(function, resource)| routes(function, resource)).collect()
    }

    /// Names of the environment variables that a function is given, and what each is set to.
    pub fn variables(&self, function: &str) -> Vec<(&str, &Value)> {
        let everyone = &self.0["Globals"]["Function"]["Environment"]["Variables"];
        let own = &self.function(function)["Properties"]["Environment"]["Variables"];
        let both = [everyone, own].into_iter().filter_map(Value::as_object).flatten();
        both.map(|(name, value)| (name.as_str(), value)).collect()
    }

    /// Logical names of the secrets that the role of a function may read.
    pub fn readable(&self, function: &str) -> BTreeSet<&str> {
        self.statements(function)
            .filter(|statement| statement["Action"] == "secretsmanager:GetSecretValue")
            .flat_map(|statement| {
                statement["Resource"].as_array().into_iter().flatten().filter_map(Value::as_str)
            })
            .collect()
    }

    fn statements(&self, function: &str) -> impl Iterator<Item = &Value> {
        let role = self.function(function)["Properties"]["Role"].as_str().unwrap_or_default();
        let role = &self.0["Resources"][role.trim_end_matches(".Arn")];
        let policies = role["Properties"]["Policies"].as_array().into_iter().flatten();
        policies.flat_map(|policy| policy["PolicyDocument"]["Statement"].as_array().into_iter().flatten())
    }

    /// What the role of a function may do with the table.
    pub fn table_actions(&self, function: &str) -> BTreeSet<&str> {
        let actions = self.statements(function).map(|statement| &statement["Action"]);
        let actions = actions.flat_map(|action| match action {
            Value::Array(all) => all.iter().collect(),
            one => vec![one],
        });
        actions.filter_map(Value::as_str).filter(|action| action.starts_with("dynamodb:")).collect()
    }

    /// A resource by its logical name.
    pub fn resource(&self, name: &str) -> &Value {
        &self.0["Resources"][name]
    }

    fn function(&self, name: &str) -> &Value {
        let found = self.functions().find(|(function, _)| *function == name);
        found.unwrap_or_else(|| panic!("the template has no function {name}")).1
    }

    fn functions(&self) -> impl Iterator<Item = (&str, &Value)> {
        let resources = self.0["Resources"].as_object().into_iter().flatten().map(|(_, resource)| resource);
        resources.filter(|resource| resource["Type"] == "AWS::Serverless::Function").filter_map(|resource| {
            Some((resource["Metadata"]["BuildProperties"]["Binary"].as_str()?, resource))
        })
    }
}

fn routes(function: &str, resource: &Value) -> Vec<Route> {
    let events = resource["Properties"]["Events"].as_object().into_iter().flatten();
    let route = |event: &Value| {
        let text = |name: &str| Some(event["Properties"][name].as_str()?.to_owned());
        Some(Route {
            function: function.into(),
            api: text("ApiId")?,
            method: text("Method")?,
            path: text("Path")?,
        })
    };
    events
        .map(|(name, event)| route(event).unwrap_or_else(|| panic!("{function}: event {name} is no route")))
        .collect()
}

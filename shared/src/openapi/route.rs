//! One route: what it reads and what it answers.

use super::{APP, AUTH, Api, answers};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// A route of the description, which it enters when it is said what it answers.
#[must_use = "it is described by what it answers"]
pub struct Route<'a> {
    api: &'a mut Api,
    method: &'static str,
    path: String,
    operation: Map<String, Value>,
}

impl<'a> Route<'a> {
    pub(super) fn new(api: &'a mut Api, method: &'static str, path: &str, summary: &str) -> Self {
        let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let name = [method].into_iter().chain(words).collect::<Vec<_>>().join("_");
        let tag = if path.starts_with("/auth/") { APP } else { AUTH };
        let mut route = Self { api, method, path: path.into(), operation: Map::new() };
        route.set("operationId", json!(name));
        route.set("summary", json!(summary));
        route.set("tags", json!([tag]));
        route.set("security", json!([{}]));
        route.set("parameters", json!([{"$ref": "#/components/parameters/AcceptLanguage"}]));
        route
    }

    fn set(&mut self, name: &str, value: Value) {
        self.operation.insert(name.into(), value);
    }

    fn with_parameter(mut self, parameter: Value) -> Self {
        if let Some(Value::Array(parameters)) = self.operation.get_mut("parameters") {
            parameters.push(parameter);
        }
        self
    }

    pub(super) fn reading(mut self, body: &Schema) -> Self {
        self.set("requestBody", json!({"required": true, "content": {"application/json": {"schema": body}}}));
        self.with_parameter(json!({"$ref": "#/components/parameters/X-CSRF"}))
    }

    /// More than the summary says.
    pub fn about(mut self, text: &str) -> Self {
        self.set("description", json!(text));
        self
    }

    /// Takes a parameter in the query.
    pub fn query(self, name: &str, about: &str) -> Self {
        self.with_parameter(json!({
            "name": name, "in": "query", "description": about, "schema": {"type": "string"},
        }))
    }

    /// Belongs to a flow, whose cookie comes along, and which is named in the query.
    pub fn of_flow(self) -> Self {
        self.within_flow().with_parameter(json!({"$ref": "#/components/parameters/flow"}))
    }

    /// Belongs to a flow, whose cookie comes along.
    pub fn within_flow(mut self) -> Self {
        self.set("security", json!([{"flow": []}]));
        self
    }

    /// Takes a flow's cookie, or none.
    pub fn of_any_flow(mut self) -> Self {
        self.set("security", json!([{}, {"flow": []}]));
        self
    }

    /// Belongs to the application's session.
    pub fn of_session(mut self) -> Self {
        self.set("security", json!([{"session": []}]));
        self
    }

    /// Answers with the screen of the next step, or with where to go.
    pub fn step(self) {
        self.end(json!({"$ref": "#/components/responses/Step"}), answers::Side::Pages);
    }

    /// Answers with where to go.
    pub fn goes(self) {
        self.end(json!({"$ref": "#/components/responses/Location"}), answers::Side::Pages);
    }

    /// Answers with `T`.
    pub fn gives<T: JsonSchema>(self, about: &str) {
        let schema = self.api.schema::<T>();
        let answer = json!({
            "description": about,
            "headers": answers::answer_headers(),
            "content": {"application/json": {"schema": schema}},
        });
        self.end(answer, answers::Side::Data);
    }

    fn end(mut self, answer: Value, side: answers::Side) {
        let mut responses = Map::from_iter([("200".to_owned(), answer)]);
        for (status, name) in
            side.failures(self.method == "post", self.operation["security"] == json!([{"session": []}]))
        {
            responses.insert(status.into(), json!({"$ref": format!("#/components/responses/{name}")}));
        }
        self.set("responses", Value::Object(responses));
        let item = self.api.paths.entry(self.path).or_insert_with(|| json!({}));
        item[self.method] = Value::Object(self.operation);
        if item.get("servers").is_none() && item[self.method]["tags"] == json!([APP]) {
            item["servers"] = json!([server("app.example.com", "`HANDLER_ORIGIN`")]);
        }
    }
}

/// A host that the operator names.
pub(super) fn server(host: &str, setting: &str) -> Value {
    json!({
        "url": "https://{host}",
        "description": setting,
        "variables": {"host": {"default": host, "description": "Host, and port where it is not the usual one"}},
    })
}

//! The JSON side as OpenAPI 3.1, made from the types that are sent and read. For the tools alone: nothing that ships has the
//! feature `openapi`.
//!
//! Each function describes its own routes in its module `openapi`, beside its router; the package `openapi` in `tests/` puts
//! them together and compares the result with `infra/openapi.json`.

mod answers;
mod route;

pub use route::Route;
/// Any JSON.
pub use serde_json::Value as Json;

use crate::{error::Kind, presentation::json::Problem};
use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema, transform::RecursiveTransform,
};
use serde_json::{Map, Value, json};

const ABOUT: &str = "What a page of your own asks, step by step: sign-in, sign-up, sign-out, and the session of an \
application. Each answer says which screen comes next, what to post where, what is wrong with what was entered, or \
where to go.\n\nSend `Accept: application/json` and, with what is posted, the header `X-CSRF`, with credentials, from the \
host itself or from an origin that `ALLOWED_ORIGINS` names; such origins are answered with CORS headers, preflights \
included. Cookies are sealed, `HttpOnly`, and of no use to a page: those of a flow, named `__Host-flow-` and its id, \
belong to the host of the sign-in pages; the session's to that of the application.\n\nScreens are told apart by \
`screen`, messages by `id`, failures by `type`; texts come in the language of the request. A `location` of the same \
host is asked in the same way, every other one is where the browser goes. More screens, fields and links may come \
in later versions.";

/// A description that grows by one route at a time.
pub struct Api {
    answers: SchemaGenerator,
    requests: SchemaGenerator,
    paths: Map<String, Value>,
}

impl Default for Api {
    fn default() -> Self {
        let settings = |change: fn(SchemaSettings) -> SchemaSettings| {
            let mut settings = change(SchemaSettings::draft2020_12());
            settings.definitions_path = "/components/schemas".into();
            settings.transforms.push(Box::new(RecursiveTransform(without_null)));
            settings.into_generator()
        };
        let answers = settings(SchemaSettings::for_serialize);
        let requests = settings(SchemaSettings::for_deserialize);
        Self { answers, requests, paths: Map::new() }
    }
}

impl Api {
    /// A route that answers GET; the summary is one sentence.
    pub fn get(&mut self, path: &str, summary: &str) -> Route<'_> {
        Route::new(self, "get", path, summary)
    }

    /// A route that reads `T` from JSON.
    pub fn post<T: JsonSchema>(&mut self, path: &str, summary: &str) -> Route<'_> {
        let mut body = self.requests.subschema_for::<T>();
        body.ensure_object();
        Route::new(self, "post", path, summary).reading(&body)
    }

    fn schema<T: JsonSchema>(&mut self) -> Schema {
        self.answers.subschema_for::<T>()
    }

    /// The whole document.
    pub fn document(mut self) -> Value {
        let responses = answers::all(&mut self);
        let mut schemas = self.answers.take_definitions(true);
        tell_apart(&mut schemas, "Screen", "screen");
        schemas.append(&mut self.requests.take_definitions(true));
        json!({
            "openapi": "3.1.1",
            "info": {
                "title": "Drawbridge",
                "description": ABOUT,
                "version": env!("CARGO_PKG_VERSION"),
                "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
            },
            "servers": [route::server("auth.example.com", "`AUTH_ORIGIN`")],
            "tags": [
                {"name": AUTH, "description": "The host of the sign-in pages"},
                {"name": APP, "description": "The application's host"},
            ],
            "paths": self.paths,
            "components": {
                "schemas": schemas,
                "responses": responses,
                "parameters": answers::parameters(),
                "headers": answers::headers(),
                "securitySchemes": {
                    "flow": {
                        "type": "apiKey", "in": "cookie", "name": "__Host-flow-ID",
                        "description": "Ties a sign-in to the browser; ID is that of the flow",
                    },
                    "session": {
                        "type": "apiKey", "in": "cookie", "name": "__Host-session",
                        "description": "The application's session",
                    },
                },
            },
        })
    }
}

const AUTH: &str = "sign-in host";
const APP: &str = "application host";

/// What is not there is left out, never `null`.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choice)) = object.get_mut("anyOf") {
        choice.retain(|schema| schema["type"] != "null");
        if choice.len() == 1 {
            let only = choice.remove(0);
            object.remove("anyOf");
            if let Value::Object(only) = only {
                object.extend(only);
            }
        }
    }
}

/// Moves what tells the schemas of a choice apart into each of them, where a discriminator (OpenAPI 3.1.1 section 4.8.25)
/// wants it.
fn tell_apart(schemas: &mut Map<String, Value>, choice: &str, tag: &str) {
    let mut mapping = Map::new();
    let Some(Value::Array(mut variants)) = schemas.get_mut(choice).map(|schema| schema["oneOf"].take())
    else {
        return;
    };
    for variant in &mut variants {
        let reference = variant["$ref"].clone();
        let name = reference.as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let value = variant["properties"][tag].take();
        if let (Some(schema), Some(word)) = (schemas.get_mut(name), value["const"].as_str()) {
            mapping.insert(word.to_owned(), reference.clone());
            schema["properties"][tag] = value;
            if let Value::Array(required) = &mut schema["required"] {
                required.insert(0, tag.into());
            }
        }
        *variant = json!({"$ref": reference});
    }
    schemas[choice]["oneOf"] = variants.into();
    schemas[choice]["discriminator"] = json!({"propertyName": tag, "mapping": mapping});
}

/// `type` of a [`Problem`]: one for each kind.
pub(crate) fn problem_type(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = Kind::ALL.map(problem_name).into();
    json_schema!({"type": "string", "enum": names})
}

fn problem_name(kind: Kind) -> String {
    let texts = crate::i18n::Texts::of(crate::i18n::Locale::En);
    Problem::new(kind, "", None, texts).r#type
}

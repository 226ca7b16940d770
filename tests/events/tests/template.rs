//! The template and the functions tell the same story.

use events_kit::{AUTHORIZER, Event, FUNCTIONS, Function, Settings, Template, documented_routes};
use std::collections::BTreeSet;

#[tokio::test]
async fn every_route_of_the_template_is_answered_by_the_function_it_names() {
    let routes = Template::read().routes();
    for function in FUNCTIONS {
        let settings = Settings::complete(function);
        let mut process = Function::start(function, &settings).await;
        for route in routes.iter().filter(|route| route.function == function) {
            let response = process.answer(&Event::of(route)).await;
            response.assert_sound();
            if route.method == "OPTIONS" {
                assert_eq!(response.status(), 204, "{function} {}: {response:?}", route.key());
                assert!(
                    response.header("access-control-allow-origin").is_some(),
                    "{}: {response:?}",
                    route.key()
                );
            }
            // Below a greedy path there are addresses that lead nowhere; the others all lead somewhere.
            let greedy = route.path.ends_with("{proxy+}");
            assert!(
                greedy || ![404, 405].contains(&response.status()),
                "{function} {}: {response:?}",
                route.key()
            );
        }
    }
}

#[test]
fn every_route_that_a_function_documents_reaches_it_by_the_template() {
    let routes = Template::read().routes();
    for function in FUNCTIONS {
        let documented = documented_routes(function);
        assert!(!documented.is_empty(), "{function} documents no route");
        for (method, path) in documented {
            let found = routes.iter().any(|route| route.function == function && route.takes(&method, &path));
            assert!(found, "no route of the template leads {method} {path} to {function}");
        }
    }
}

#[test]
fn every_recorded_event_comes_by_a_route_of_the_template() {
    let routes = Template::read().routes();
    for name in Event::names() {
        let event = Event::recorded(&name);
        let host = &event.json()["requestContext"]["domainPrefix"];
        let api = if host == "auth" { "AuthApi" } else { "AppApi" };
        let found = routes.iter().any(|route| {
            route.function == Event::function(&name)
                && route.api == api
                && event.json()["routeKey"] == route.key()
        });
        assert!(found, "{name}: no route {} on {api}", event.json()["routeKey"]);
    }
}

#[test]
fn no_route_is_on_both_hosts_or_in_two_functions() {
    let routes = Template::read().routes();
    let keys: BTreeSet<_> = routes.iter().map(events_kit::Route::key).collect();
    assert_eq!(keys.len(), routes.len(), "{routes:?}");
    for route in routes {
        let api = if ["login", "signup"].contains(&route.function.as_str()) { "AuthApi" } else { "AppApi" };
        assert_eq!(route.api, api, "{route:?}");
    }
}

#[test]
fn every_function_is_given_the_settings_it_cannot_start_without() {
    let template = Template::read();
    for function in FUNCTIONS.into_iter().chain([AUTHORIZER]) {
        let given: BTreeSet<_> = template.variables(function).into_iter().map(|(name, _)| name).collect();
        for name in Settings::complete(function).names() {
            assert!(given.contains(name), "{function} is not given {name}, only {given:?}");
        }
    }
}

#[test]
fn every_role_reads_the_secrets_that_its_function_is_given_and_no_other() {
    let template = Template::read();
    for function in FUNCTIONS.into_iter().chain([AUTHORIZER]) {
        let given = template.variables(function).into_iter().filter(|(name, _)| name.ends_with("_SECRET"));
        let given: BTreeSet<_> = given.filter_map(|(_, value)| value.as_str()).collect();
        assert_eq!(template.readable(function), given, "{function}");
        assert_eq!(given.len(), if function == AUTHORIZER { 1 } else { 2 }, "{function}: {given:?}");
    }
}

#[test]
fn the_authorizer_reads_the_table_and_the_cookie_keys_and_nothing_else() {
    let template = Template::read();
    assert_eq!(template.table_actions(AUTHORIZER), BTreeSet::from(["dynamodb:BatchGetItem"]));
    assert_eq!(template.readable(AUTHORIZER), BTreeSet::from(["CookieKeySecret"]));
}

#[test]
fn the_jwt_endpoint_reads_its_own_keys_and_no_table() {
    let template = Template::read();
    assert_eq!(template.table_actions("jwt-idp"), BTreeSet::new());
    assert_eq!(template.readable("jwt-idp"), BTreeSet::from(["CookieKeySecret", "JwtIdpKeySecret"]));
}

#[test]
fn the_gateway_asks_the_authorizer_at_every_call() {
    let template = Template::read();
    let authorizers = &template.resource("AppApi")["Properties"]["Auth"]["Authorizers"];
    let authorizer = &authorizers["SessionAuthorizer"];
    assert_eq!(authorizer["FunctionArn"], "AuthorizerFunction.Alias", "{authorizer}");
    assert_eq!(authorizer["AuthorizerPayloadFormatVersion"], "2.0", "{authorizer}");
    assert_eq!(authorizer["EnableSimpleResponses"], true, "{authorizer}");
    // An identity source would let the gateway answer 401 by itself and keep answers past a sign-out.
    assert!(authorizer["Identity"].is_null(), "{authorizer}");
}

#[test]
fn the_api_behind_the_authorizer_gets_its_token_and_never_a_cookie_or_a_callers_header() {
    let template = Template::read();
    let paths = &template.resource("AppApi")["Properties"]["DefinitionBody"]["paths"];
    let paths = paths.as_object().expect("the API's own routes are in its definition");
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/api/{proxy+}"]);
    for (path, item) in paths {
        let item = &item["Fn::If"];
        assert_eq!(item[0], "HasApi", "{path}: {item}");
        let methods = item[1].as_object().expect("an operation for each method");
        for operation in methods.values() {
            assert_eq!(operation["security"], serde_json::json!([{"SessionAuthorizer": []}]), "{operation}");
            let integration = &operation["x-amazon-apigateway-integration"];
            let mapping = integration["requestParameters"].as_object().expect("a mapping");
            let token = &mapping["overwrite:header.x-authorization"];
            assert_eq!(token, "$context.authorizer.authorization", "{integration}");
            assert!(mapping.contains_key("remove:header.cookie"), "{integration}");
            // The gateway refuses such a mapping, and with it the whole template.
            let reserved = |name: &&String| name.to_lowercase().ends_with("header.authorization");
            assert!(!mapping.keys().any(|name| reserved(&name)), "{integration}");
        }
    }
}

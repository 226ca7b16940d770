//! The template and the functions tell the same story.

use events_kit::{Event, FUNCTIONS, Function, Settings, Template, documented_routes};
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
    for function in FUNCTIONS {
        let given: BTreeSet<_> = template.variables(function).into_iter().map(|(name, _)| name).collect();
        for name in Settings::complete(function).names() {
            assert!(given.contains(name), "{function} is not given {name}, only {given:?}");
        }
    }
}

#[test]
fn every_role_reads_the_secrets_that_its_function_is_given_and_no_other() {
    let template = Template::read();
    for function in FUNCTIONS {
        let given = template.variables(function).into_iter().filter(|(name, _)| name.ends_with("_SECRET"));
        let given: BTreeSet<_> = given.filter_map(|(_, value)| value.as_str()).collect();
        assert_eq!(template.readable(function), given, "{function}");
        assert_eq!(given.len(), 2, "{function}: {given:?}");
    }
}

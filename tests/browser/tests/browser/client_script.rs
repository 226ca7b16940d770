//! What `/auth/client.js` does with the answers it gets, in a page where a test plays the network.

use browser_kit::{Visitor, test, test_alone_on_stand_in};
use serde_json::{Value, json};

/// Plays answers to the paths of `plan`, each its statuses in order and the last for good, and writes down what is asked.
/// What is not planned goes to the server.
fn network(plan: &Value) -> String {
    format!("const plan = {plan};")
        + "const asked = [], real = self.fetch; \
        self.fetch = async (input, init) => { \
          const request = new Request(input, init), { pathname } = new URL(request.url); \
          const body = request.method === 'POST' ? await request.clone().text() : ''; \
          asked.push(`${request.method} ${pathname} ${request.headers.get('x-csrf') ?? '-'} ${body}`.trim()); \
          const next = plan[pathname]; \
          if (!next) return real(request); \
          const answer = next.length > 1 ? next.shift() : next[0]; \
          const { status, body: text, headers } = typeof answer === 'number' ? { status: answer } : answer; \
          return new Response(JSON.stringify(text ?? {}), { status, headers }); \
        };"
}

/// Runs `steps` with the script's functions as `client` before that network; gives their result and what was asked.
async fn play(visitor: &Visitor, plan: Value, steps: &str) -> Value {
    let script = format!(
        "{} return import('/auth/client.js').then(async (client) => {{ \
         try {{ const result = await (async () => {{ {steps} }})(); return {{ result, asked }}; }} \
         finally {{ self.fetch = real; }} }});",
        network(&plan)
    );
    visitor.script(&script).await
}

fn renewed(generation: u32) -> Value {
    json!({"status": 200, "body": {"expires_in": 3600, "refresh_at": 2800, "generation": generation}})
}

fn session(generation: u32) -> Value {
    let body = json!({
        "sub": "p\u{e9}1", "expires_in": 3600, "refresh_at": 2800, "session_expires_in": 9000, "generation": generation,
    });
    json!({"status": 200, "body": body})
}

const CALL: &str = "const { status } = await client.fetch('/api/x'); return status;";

/// The application's page, whose script has asked once who is signed in: nobody.
async fn open(visitor: &Visitor) {
    visitor.open(&visitor.place.app("/")).await;
    visitor.see("Nobody is signed in.").await;
}

async fn learn_session(visitor: &Visitor, generation: u32) {
    let plan = json!({"/auth/session": [session(generation)], "/api/hello": [200]});
    let known = play(
        visitor,
        plan,
        "const { sub, until } = await client.session(); return [sub, until > new Date()];",
    );
    assert_eq!(known.await["result"], json!(["p\u{e9}1", true]));
}

#[test]
fn a_refused_call_is_repeated_once_after_one_refresh() {
    for refusal in [401, 403] {
        test(async |visitor| {
            open(visitor).await;
            learn_session(visitor, 7).await;
            let plan = json!({"/auth/session": [session(7)], "/auth/refresh": [renewed(8)], "/api/x": [refusal, 200]});
            let seen = play(visitor, plan, CALL).await;
            assert_eq!(seen["result"], 200, "{seen}");
            let asked = ["GET /api/x -", "GET /auth/session -", "POST /auth/refresh 1 {}", "GET /api/x -"];
            assert_eq!(seen["asked"], json!(asked), "{seen}");
        });
    }
}

#[test]
fn a_call_that_is_refused_with_a_fresh_token_is_the_callers_business() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan = json!({"/auth/session": [session(7)], "/auth/refresh": [renewed(8)], "/api/x": [403]});
        let steps = "const one = await client.fetch('/api/x'), two = await client.fetch('/api/x'); \
            return [one.status, two.status];";
        let seen = play(visitor, plan, steps).await;
        assert_eq!(seen["result"], json!([403, 403]), "{seen}");
        let count =
            |text: &str| seen["asked"].as_array().unwrap().iter().filter(|asked| *asked == text).count();
        assert_eq!((count("POST /auth/refresh 1 {}"), count("GET /api/x -")), (1, 3), "{seen}");
    });
}

#[test]
fn unsafe_calls_of_the_own_host_carry_the_header_and_their_body_twice() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan =
            json!({"/auth/session": [session(7)], "/auth/refresh": [renewed(8)], "/api/x": [401, 200]});
        let steps = "const init = { method: 'POST', body: 'a=\u{e4}&b' }; \
            const { status } = await client.fetch('/api/x', init); \
            const other = new URL('/api/x', 'http://elsewhere.example.localhost'); \
            await client.fetch(other, init); return status;";
        let seen = play(visitor, plan, steps).await;
        assert_eq!(seen["result"], 200, "{seen}");
        let asked = [
            "POST /api/x 1 a=\u{e4}&b",
            "GET /auth/session -",
            "POST /auth/refresh 1 {}",
            "POST /api/x 1 a=\u{e4}&b",
            "POST /api/x - a=\u{e4}&b",
        ];
        assert_eq!(seen["asked"], json!(asked), "{seen}");
    });
}

#[test]
fn a_stream_is_sent_once() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan =
            json!({"/auth/session": [session(7)], "/auth/refresh": [renewed(8)], "/api/x": [401, 200]});
        let steps = "const body = new Blob(['part']).stream(); \
            const { status } = await client.fetch('/api/x', { method: 'PUT', body, duplex: 'half' }); return status;";
        let seen = play(visitor, plan, steps).await;
        assert_eq!(seen["result"], 401, "{seen}");
        let asked = ["PUT /api/x 1", "GET /auth/session -", "POST /auth/refresh 1 {}"];
        assert_eq!(seen["asked"], json!(asked), "{seen}");
    });
}

#[test]
fn a_token_that_another_tab_renewed_is_not_renewed_again() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan = json!({"/auth/session": [session(8)], "/api/x": [401, 200]});
        let seen = play(visitor, plan, CALL).await;
        assert_eq!(seen["result"], 200, "{seen}");
        assert_eq!(seen["asked"], json!(["GET /api/x -", "GET /auth/session -", "GET /api/x -"]), "{seen}");
    });
}

#[test]
fn an_answer_that_was_overtaken_is_asked_for_again() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan = json!({"/auth/session": [session(7)], "/auth/refresh": [renewed(6), renewed(9)]});
        let seen = play(visitor, plan, "return client.refresh();").await;
        assert_eq!(seen["result"], true, "{seen}");
        let refresh = "POST /auth/refresh 1 {}";
        assert_eq!(
            seen["asked"],
            json!(["GET /auth/session -", "GET /auth/session -", refresh, refresh]),
            "{seen}"
        );
    });
}

#[test]
fn a_provider_that_is_down_is_waited_for_and_signs_nobody_out() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let down = json!({"status": 503, "headers": {"retry-after": "1"}});
        let plan = json!({
            "/auth/session": [session(7)], "/auth/refresh": [down, down, renewed(8)], "/api/x": [401, 200],
        });
        let seen = play(visitor, plan, CALL).await;
        assert_eq!(seen["result"], 200, "{seen}");
        let asked: Vec<_> = seen["asked"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(asked.iter().filter(|asked| asked.starts_with("POST")).count(), 3, "{seen}");

        // For good, too. A minute would be past every patience.
        let down = json!({"status": 503, "headers": {"retry-after": "60"}});
        let plan = json!({"/auth/session": [session(8)], "/auth/refresh": [down], "/api/x": [401]});
        let seen = play(visitor, plan, CALL).await;
        assert_eq!(seen["result"], 401, "{seen}");
        visitor.see("Signed in as p\u{e9}1.").await;
        let plan = json!({"/auth/session": [{"status": 503, "headers": {"retry-after": "60"}}]});
        let steps = "return client.session().then(() => 'told', ({ message }) => message);";
        assert_eq!(play(visitor, plan, steps).await["result"], "session: 503");
        visitor.see("Signed in as p\u{e9}1.").await;
    });
}

#[test]
fn a_session_that_nobody_ended_is_begun_anew_once() {
    test(async |visitor| {
        open(visitor).await;
        learn_session(visitor, 7).await;
        let expired = json!({"status": 401, "body": {"type": "urn:drawbridge:error:session-expired"}});
        let plan = json!({"/auth/session": [session(7)], "/auth/refresh": [expired], "/api/x": [401]});
        let later = "import('/auth/client.js').then(({ fetch }) => setTimeout(() => fetch('/api/x'), 100));";
        visitor.script(&(network(&plan) + later)).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        // Nobody signs in there, and the same happens again: the page stays, and shows that nobody is signed in.
        open(visitor).await;
        learn_session(visitor, 7).await;
        let plan = json!({"/auth/session": [session(7)], "/auth/refresh": [expired], "/api/x": [401]});
        assert_eq!(play(visitor, plan, CALL).await["result"], 401);
        visitor.see("Nobody is signed in.").await;
        assert_eq!(visitor.url().await.as_str(), visitor.place.app("/"));
    });
}

#[test]
fn without_locks_and_channels_everything_works_in_each_tab_on_stand_in() {
    test_alone_on_stand_in(async |visitor| {
        let script = "delete self.BroadcastChannel; Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";
        let command = "Page.addScriptToEvaluateOnNewDocument";
        visitor.devtools(command, json!({"source": script})).await;
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        assert_eq!(
            visitor.script("return [typeof BroadcastChannel, typeof navigator.locks]").await,
            json!(["undefined", "undefined"])
        );
        let before = visitor.place.stand_in().map(|it| it.count("POST /oauth/v2/token"));
        let steps = "return import('/auth/client.js').then(({ refresh }) => refresh());";
        assert_eq!(visitor.script(steps).await, true);
        let after = visitor.place.stand_in().map(|it| it.count("POST /oauth/v2/token"));
        assert_eq!(after, before.map(|count| count + 1));
        visitor.press("Sign out").await;
        visitor.see("You’re signed out").await;
    });
}

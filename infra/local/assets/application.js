// What an application does with the functions: ask who is signed in, refresh in time, call its API.
"use strict";

const element = (id) => document.getElementById(id);
const say = (id, text) => { element(id).textContent = text; };

// Timers of browsers hold 31 bits of milliseconds.
const LONGEST_TIMER = 2 ** 31 - 1;
// After an answer that says nothing about the session.
const SECONDS_UNTIL_AGAIN = 30;

let timer;
// When the access token ends, as far as this tab knows.
let endsAt = 0;

function show(state, text) {
  document.body.dataset.state = state;
  for (const part of document.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
  say("status", text);
}

const inSeconds = (seconds) => new Date(Date.now() + seconds * 1000);
const dateAndTime = (date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

function plan(seconds) {
  clearTimeout(timer);
  timer = setTimeout(refreshOnce, Math.min(Math.max(seconds, 1) * 1000, LONGEST_TIMER));
  say("refresh-at", dateAndTime(inSeconds(Math.max(seconds, 1))));
}

function signedOut() {
  clearTimeout(timer);
  show("out", "Nobody is signed in.");
}

// 401 is the only answer that means signed out. With any other the session may well live.
async function call(path, init) {
  try {
    const response = await fetch(path, { ...init, headers: { Accept: "application/json", ...init?.headers } });
    return { status: response.status, body: await response.json(), retryAfter: response.headers.get("Retry-After") };
  } catch {
    return { status: 0 };
  }
}

async function start() {
  const { status, body } = await call("/auth/session");
  if (status === 401) return signedOut();
  if (status !== 200) return show("unknown", "The session cannot be read just now. Load the page again.");
  const name = body.name ?? body.preferred_username ?? body.sub;
  show("in", `Signed in as ${name}.`);
  say("name", name);
  say("email", body.email ? `${body.email}${body.email_verified ? "" : " (not verified)"}` : "–");
  say("sub", body.sub);
  say("signed-in", body.auth_time ? dateAndTime(new Date(body.auth_time * 1000)) : "–");
  say("until", dateAndTime(inSeconds(body.session_expires_in)));
  endsAt = inSeconds(body.expires_in).getTime();
  if (body.expires_in <= 0) return refreshOnce();
  plan(body.expires_in * 0.8);
  return hello();
}

async function hello() {
  const { status, body } = await call("/api/hello");
  if (status === 401) return start();
  say("hello", status === 200 ? body.message : "The API does not answer just now.");
}

// All tabs share the cookies, and their timers end at the same time: one refreshes, the others find it done.
function refreshOnce() {
  return navigator.locks.request("refresh", async () => {
    const { status, body } = await call("/auth/session");
    const done = status === 200 && inSeconds(body.expires_in).getTime() > endsAt + 5000;
    return done ? start() : refresh();
  });
}

async function refresh() {
  const headers = { "Content-Type": "application/json", "X-CSRF": "1" };
  const { status, body, retryAfter } = await call("/auth/refresh", { method: "POST", headers, body: "{}" });
  if (status === 401) return signedOut();
  if (status !== 200) {
    say("refreshed", "Could not refresh just now; tries again by itself.");
    return plan(Number(retryAfter) || SECONDS_UNTIL_AGAIN);
  }
  endsAt = inSeconds(body.expires_in).getTime();
  say("refreshed", `Refreshed at ${new Date().toLocaleTimeString()}.`);
  plan(body.refresh_at);
  return hello();
}

element("refresh").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  button.setAttribute("aria-busy", "true");
  await navigator.locks.request("refresh", refresh);
  button.removeAttribute("aria-busy");
});

// Timers sleep with the machine, and another tab may have signed out.
addEventListener("visibilitychange", () => document.visibilityState === "visible" && start());
addEventListener("pageshow", (event) => event.persisted && start());
start();

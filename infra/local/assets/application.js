// What an application does with the token handler: show who is signed in, call its API, sign out. The rest (refreshing,
// other tabs, coming back after a lost session) is /auth/client.js.
import { fetch, onChange, refresh, session, signOut } from "/auth/client.js";

const element = (id) => document.getElementById(id);
const say = (id, text) => { element(id).textContent = text; };
const dateAndTime = (date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

function show(state, text) {
  document.body.dataset.state = state;
  for (const part of document.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
  say("status", text);
}

function showPerson(who) {
  const { name, preferred_username, sub, email, email_verified, auth_time, until } = who;
  const called = name ?? preferred_username ?? sub;
  show("in", `Signed in as ${called}.`);
  say("name", called);
  say("email", email ? `${email}${email_verified ? "" : " (not verified)"}` : "–");
  say("sub", sub);
  say("signed-in", auth_time ? dateAndTime(new Date(auth_time * 1000)) : "–");
  say("until", dateAndTime(until));
}

async function hello() {
  const answer = await fetch("/api/hello").catch(() => undefined);
  say("hello", answer?.ok ? (await answer.json()).message : "The API does not answer just now.");
}

onChange((who) => {
  if (!who) return show("out", "Nobody is signed in.");
  showPerson(who);
  return hello();
});

element("refresh").addEventListener("click", async ({ currentTarget: button }) => {
  button.setAttribute("aria-busy", "true");
  const done = await refresh().catch(() => false);
  say("refreshed", done ? `Refreshed at ${new Date().toLocaleTimeString()}.` : "That cannot be done just now.");
  const who = await session().catch(() => null);
  if (who) showPerson(who);
  button.removeAttribute("aria-busy");
});

// Where the script cannot, the form does it.
element("sign-out").addEventListener("submit", (event) => {
  event.preventDefault();
  signOut().catch(() => event.target.submit());
});

session().catch(() => show("unknown", "The session cannot be read just now. Load the page again."));

// A sign-in page of one's own: asks login and signup by fetch, shows the screen that they answer with, and posts what was
// entered back. What is wrong comes with its words; this page decides nothing.

const AUTH = document.body.dataset.auth;
const element = (id) => document.getElementById(id);

const SCREENS = {
  login: { title: "Sign in", lead: "With a page that is all yours." },
  signup: { title: "Create an account", lead: "With a page that is all yours." },
  verify: { title: "Check your inbox", lead: "Enter the code from the mail." },
};

let current = null;

// ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function ask(path, values) {
  const headers = { Accept: "application/json", "X-CSRF": "1" };
  const init = { headers, credentials: "include" };
  if (values) {
    headers["Content-Type"] = "application/json";
    Object.assign(init, { method: "POST", body: JSON.stringify(values) });
  }
  let answer;
  try {
    const response = await fetch(new URL(path, AUTH), init);
    answer = await response.json();
  } catch {
    return showMessage("fault", "The sign-in service cannot be reached. Try again in a moment.");
  }
  if (answer.screen in SCREENS) return showScreen(answer);
  if (answer.type) return showProblem(answer);
  return go(new URL(answer.location));
}

// An address on the sign-in host is the next screen; every other one is where the browser goes.
function go(url) {
  if (url.origin !== AUTH) return location.assign(url);
  history.replaceState(null, "", `/own${url.pathname}${url.search}`);
  return ask(url.pathname + url.search);
}

// ── Showing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function showScreen(answer) {
  const { screen, form, fields, message, links, rules, email } = answer;
  current = answer;
  const { title, lead } = SCREENS[screen];
  head(title, email ? codeLead(email, links) : lead);
  for (const name of Object.keys(SCREENS)) element(name).hidden = name !== screen;
  // Loading the page again shows the same step.
  history.replaceState(null, "", step(screen, form));
  for (const [name, field] of Object.entries(fields)) showField(element(screen).elements[name], field);
  showMessage(message?.kind, message?.text);
  showRules(rules ?? []);
  showLinks(links);
  element("resend").hidden = !answer.resend;
  const inputs = [...element(screen).querySelectorAll("input")];
  const next = inputs.find((input) => input.hasAttribute("aria-invalid")) ?? inputs.find((input) => !input.value);
  next?.focus();
}

// After a sign-up the answer is the same whether the address was free or not; who has an account may sign in.
function codeLead(email, links) {
  const sent = `Enter the code that was sent to ${email}.`;
  return links.login ? `${sent} Where there is an account with this address already, none was sent.` : sent;
}

function step(screen, form) {
  if (screen === "login") return location.href;
  return form.csrf ? `/own${form.action}?flow=${encodeURIComponent(form.flow)}` : location.href;
}

function head(title, lead) {
  document.title = title;
  element("title").textContent = title;
  element("lead").textContent = lead;
}

function showField(input, field) {
  // A password never comes back, and its field is emptied.
  input.value = field.value ?? "";
  const error = element(`${input.id}-error`);
  error.textContent = field.error?.text ?? "";
  error.hidden = !field.error;
  if (field.error) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function showMessage(kind, text) {
  const message = element("message");
  message.hidden = !text;
  message.textContent = text ?? "";
  message.className = `message ${kind === "info" ? "info" : "fault"}`;
}

function showRules(rules) {
  const items = rules.map(({ text, broken }) => {
    const item = document.createElement("li");
    item.textContent = text;
    item.className = broken ? "broken" : "";
    return item;
  });
  element("rules").replaceChildren(...items);
}

const LINKS = { signup: "Create an account", login: "Sign in instead", application: "Back to the application" };

function showLinks(links) {
  const anchors = Object.entries(LINKS).filter(([name]) => links[name]).map(([name, text]) => {
    const url = new URL(links[name], AUTH);
    const anchor = document.createElement("a");
    anchor.id = `to-${name}`;
    anchor.textContent = text;
    anchor.href = url.origin === AUTH ? `/own${url.pathname}${url.search}` : url.href;
    return anchor;
  });
  element("links").replaceChildren(...anchors);
}

function showProblem({ title, detail, reference, location: restart }) {
  current = null;
  head(title, detail);
  for (const name of Object.keys(SCREENS)) element(name).hidden = true;
  showMessage("info", reference ? `Reference: ${reference}` : "");
  showLinks({ application: restart });
  if (restart) {
    element("to-application").textContent = "Start again";
    element("to-application").className = "button";
  }
  element("title").focus();
}

// ── Posting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

for (const name of Object.keys(SCREENS)) {
  const form = element(name);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!current || form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const { flow, csrf, action } = current.form;
    const entered = Object.fromEntries(new FormData(form, event.submitter));
    await ask(action, { flow, csrf, ...entered });
    form.removeAttribute("aria-busy");
  });
}

// What was in the browser's memory may be over: ask again.
addEventListener("pageshow", (event) => event.persisted && location.reload());

ask(location.pathname.replace(/^\/own/, "") + location.search);

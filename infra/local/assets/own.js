// A sign-in page of one's own. It decides nothing: it asks the sign-in host by fetch, shows whatever screen is answered,
// and posts back what was entered or chosen. What has no words here is shown under its own name.

const AUTH = document.body.dataset.auth;
const element = (id) => document.getElementById(id);
function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

const TITLES = {
  login: "Sign in", signup: "Create an account", verify: "Check your inbox", factor_code: "Enter your code",
  factors: "Choose how", enrol_totp: "Set up an authenticator app", phone: "Add your phone number", logout: "Sign out?",
  password_reset: "Forgot your password?", new_password: "Choose a new password", web_authn: "Use your key",
  signed_out: "You’re signed out", accounts: "Choose an account", device_code: "Sign in a device",
  device_consent: "Let this device sign in?", device_done: "Go on at your device",
};
const BUTTONS = {
  login: "Sign in", signup: "Create account", password_reset: "Send code", new_password: "Save password",
  logout: "Sign out", web_authn: "Use the key",
};
const LABELS = {
  login_name: "Email or username", password: "Password", given_name: "First name", family_name: "Last name",
  email: "Email", code: "Code", user_code: "Code on the device", phone: "Phone number",
  current_password: "Current password", password_again: "New password again",
};
const LINKS = {
  signup: "Create an account", login: "Sign in instead", password_reset: "Forgot your password?",
  factors: "Try another way", terms: "Terms", privacy: "Privacy", application: "Back to the application",
  again: "Start again", connect: "Connect the account that I have", new_invitation: "Ask for a new invitation",
};
const CHOICES = {
  totp: "Authenticator app", otp_email: "Code by mail", otp_sms: "Code by SMS", u2f: "Security key", passkey: "Passkey",
  connect: "Connect the account that I have", new: "Create an account",
};
// Every other field is called there as it is here, but for the dashes.
const AUTOCOMPLETE = { login_name: "username", phone: "tel", code: "one-time-code", password: "current-password" };

async function ask(path, values) {
  const headers = { Accept: "application/json", "X-CSRF": "1", ...(values && { "Content-Type": "application/json" }) };
  const post = values && { method: "POST", body: JSON.stringify(values) };
  let answer;
  try {
    answer = await (await fetch(new URL(path, AUTH), { credentials: "include", headers, ...post })).json();
  } catch {
    return say("fault", "The sign-in service cannot be reached. Try again in a moment.");
  }
  if (answer.screen) return show(answer);
  if (answer.location && !answer.type) return go(new URL(answer.location));
  fail(answer);
}

const own = (url) => `/own${url.pathname}${url.search}`;

// An address on the sign-in host is the next screen; every other one is where the browser goes.
function go(url) {
  if (url.origin !== AUTH) return location.assign(url);
  history.replaceState(null, "", own(url));
  return ask(url.pathname + url.search);
}

// A passkey or security key, asked or set up (Web Authentication Level 3, section 5.1).
async function credential({ ceremony, options }) {
  const { parseCreationOptionsFromJSON, parseRequestOptionsFromJSON } = PublicKeyCredential;
  const given = ceremony.startsWith("enrol")
    ? await navigator.credentials.create({ publicKey: parseCreationOptionsFromJSON(options.publicKey) })
    : await navigator.credentials.get({ publicKey: parseRequestOptionsFromJSON(options.publicKey) });
  return JSON.stringify(given.toJSON());
}

let current = null;

function show(answer) {
  current = answer;
  const { screen, form, fields = {}, message, links } = answer;
  head(TITLES[screen] ?? screen, lead(answer));
  say(message?.kind, message?.text);
  // Loading the page again shows the same step.
  if (form?.csrf) history.replaceState(null, "", `/own${form.action}?flow=${encodeURIComponent(form.flow)}`);
  const inputs = Object.entries(fields).map(([name, it]) => field(name, it, answer));
  const app = answer.uri ? [make("a", { href: answer.uri }, "Open in an app"), ` or type ${answer.secret}`] : [];
  const chooses = answer.factors || answer.choices || answer.device || screen === "accounts";
  const send = chooses ? [] : [make("button", {}, BUTTONS[screen] ?? "Continue")];
  element("form").replaceChildren(...app, ...inputs, ...send, ...choices(answer));
  element("form").hidden = !form;
  showLinks(links);
  const controls = [...element("form").querySelectorAll("input")];
  (controls.find((it) => it.ariaInvalid) ?? controls.find((it) => !it.value) ?? element("title")).focus();
  // Asked by itself, as soon as the form that led here is done.
  if (screen === "web_authn" && !message) setTimeout(() => element("form").requestSubmit());
}

function lead({ screen, email, account, sent_to, links, login_name, device, user_code, result }) {
  if (device) return `${device} shows ${user_code} and would be signed in as ${account}.`;
  if (result) return `It was ${result}.`;
  if (sent_to) return `Enter the code that was sent to ${sent_to}.`;
  if (screen !== "verify" || !email) return account ?? login_name ?? "With a page that is all yours.";
  // After a sign-up the answer is the same whether the address was free or not; who has an account may sign in.
  const hint = links.login ? " Where there is an account with this address already, none was sent." : "";
  return `Enter the code that was sent to ${email}.${hint}`;
}

function head(title, text) {
  document.title = element("title").textContent = title;
  element("lead").textContent = text;
}

function say(kind, text = "") {
  const className = `message ${kind === "info" ? "info" : "fault"}`;
  Object.assign(element("message"), { hidden: !text, textContent: text, className });
}

// A password never comes back, so its field is empty again.
function field(name, { value = "", error }, { screen, rules }) {
  const label = { verify: { code: "Code from the mail" }, new_password: { password: "New password" } }[screen]?.[name];
  const input = make("input", { id: name, name, value, autocomplete: AUTOCOMPLETE[name] ?? name.replace("_", "-") });
  if (/password/.test(name)) input.type = "password";
  if (/^(terms|privacy)$/.test(name)) Object.assign(input, { type: "checkbox", value: "1", checked: value === "1" });
  if (rules && /^password/.test(name)) input.autocomplete = "new-password";
  if (error) Object.assign(input, { ariaInvalid: "true" }).setAttribute("aria-describedby", `${name}-error`);
  const list = name === "password" ? (rules ?? []) : [];
  const items = list.map(({ text, broken }) => make("li", { className: broken ? "broken" : "" }, text));
  return make("div", { className: "field" },
    make("label", { htmlFor: name }, label ?? LABELS[name] ?? name), input,
    make("p", { className: "error", id: `${name}-error`, hidden: !error }, error?.text ?? ""),
    make("ul", { className: "rules", hidden: !items.length }, ...items));
}

// What may be posted in place of the fields: name, value and words.
function choices(answer) {
  const { screen, factors = [], accounts = [], providers = [], device, purpose, resend, sent, passkey } = answer;
  const all = factors.map((factor) => ["factor", factor, CHOICES[factor] ?? factor]);
  for (const way of answer.choices ?? []) all.push(["choice", way, CHOICES[way] ?? way]);
  for (const it of providers) all.push(["provider", it.id, `Continue with ${it.name}`]);
  for (const it of accounts) all.push(["account", it.account, it.login_name]);
  const removable = screen === "accounts" ? accounts : [];
  for (const it of removable) all.push(["remove", it.account, `Sign ${it.login_name} out here`]);
  if (device) all.push(["decision", "allow", "Allow"], ["decision", "deny", "Deny"]);
  if (passkey) all.push(["passkey", "1", "Use a passkey"]);
  if (resend) all.push(["resend", "1", sent === false ? "Send a code" : "Send a new code"]);
  if (purpose === "offer") all.push(["skip", "1", "Not now"]);
  return all.map(([name, value, text]) => make("button", { className: "quiet", name, value }, text));
}

function showLinks(links = {}) {
  const anchors = Object.entries(links).map(([name, target]) => {
    const url = new URL(target, AUTH);
    return make("a", { href: url.origin === AUTH ? own(url) : url.href }, LINKS[name] ?? name);
  });
  element("links").replaceChildren(...anchors);
}

// It cannot go on; where one begins again is in the answer.
function fail({ title, detail, reference, location: restart }) {
  current = null;
  head(title, detail);
  say("info", reference ? `Reference: ${reference}` : "");
  element("form").hidden = true;
  showLinks(restart && { again: restart });
  element("title").focus();
}

element("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  if (!current || form.ariaBusy) return;
  form.ariaBusy = "true";
  const { form: { flow, csrf, action }, screen } = current;
  const entered = Object.fromEntries(new FormData(form, event.submitter));
  if (entered.provider && screen === "signup") entered.signup = "1";
  try {
    if (current.ceremony && !event.submitter?.name) entered.credential = await credential(current);
    await ask(entered.provider ? "/login/idp" : action, { flow, csrf, ...entered });
  } catch {
    say("fault", "The key did not answer. Try again, or go another way.");
  }
  form.ariaBusy = null;
});

// What was in the browser's memory may be over: ask again.
addEventListener("pageshow", (event) => event.persisted && location.reload());

ask(location.pathname.replace(/^\/own/, "") + location.search);

// Improves the pages; all but passkeys and security keys work without it. It makes no HTML and asks no server anything.
"use strict";

// A form is sent once. What disables it is undone when the page comes back: out of the browser's memory, or because
// the answer never arrived.
const SECONDS_UNTIL_AGAIN = 10;

function release(form) {
  form.removeAttribute("data-sent");
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("data-sent")) {
      event.preventDefault();
      return;
    }
    const credential = form.elements.namedItem("credential");
    if (credential && credential.value === "") {
      event.preventDefault();
      ask(credential);
      return;
    }
    hide(form);
    form.setAttribute("data-sent", "");
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(release, SECONDS_UNTIL_AGAIN * 1000, form);
  });
}

addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});

// A passkey or a security key is asked (Web Authentication). What is to be asked stands in the page, buffers in base64url.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function decoded(options) {
  const key = options.publicKey;
  key.challenge = bytes(key.challenge);
  if (key.user) key.user.id = bytes(key.user.id);
  for (const list of [key.allowCredentials, key.excludeCredentials]) {
    for (const credential of list ?? []) credential.id = bytes(credential.id);
  }
  return options;
}

function encoded(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = base64url(credential.response[name]);
  }
  return JSON.stringify({ id: credential.id, rawId: base64url(credential.rawId), type: credential.type, response });
}

let asking = null;

async function ask(input) {
  // Asked again: the earlier question is withdrawn.
  if (asking) asking.abort();
  const question = new AbortController();
  asking = question;
  const failed = document.getElementById("failed");
  failed.hidden = true;
  try {
    const options = { ...decoded(JSON.parse(input.dataset.options)), signal: question.signal };
    const way = input.dataset.do === "create" ? "create" : "get";
    input.value = encoded(await navigator.credentials[way](options));
  } catch {
    // Cancelled, too late, no such key, no such feature: browsers do not tell which.
    if (asking === question) {
      failed.hidden = false;
      failed.focus();
    }
    return;
  }
  input.form.requestSubmit();
}

const credential = document.querySelector("input[name=credential]");
if (credential) {
  // A page out of the browser's memory has a challenge that was used.
  addEventListener("pageshow", () => (credential.value = ""));
  // The question opens by itself, unless the person has to read first what went wrong.
  if (!document.getElementById("alert")) ask(credential);
}

// Shows and hides the password. It is hidden again before the form is sent, so that no browser remembers it as text.
function reveal(button, shown) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

function hide(form) {
  for (const button of form.querySelectorAll(".reveal")) reveal(button, false);
}

for (const button of document.querySelectorAll(".reveal")) {
  button.hidden = false;
  button.addEventListener("click", () => reveal(button, button.getAttribute("aria-pressed") !== "true"));
}

// The checklist of the password rules, with the server's definition of each: length in bytes, ASCII classes, and
// everything else is a symbol.
const length = (password) => new TextEncoder().encode(password).length;
const RULES = {
  min_length: (password, bytes) => length(password) >= bytes,
  max_length: (password, bytes) => length(password) <= bytes,
  lowercase: (password) => /[a-z]/.test(password),
  uppercase: (password) => /[A-Z]/.test(password),
  digit: (password) => /[0-9]/.test(password),
  symbol: (password) => /[^A-Za-z0-9]/.test(password),
};

function check(list, password, finished) {
  for (const item of list.children) {
    const rule = item.dataset.rule;
    const met = RULES[rule] === undefined || RULES[rule](password, Number(item.dataset.value));
    const upper = rule === "max_length";
    // While somebody is typing, what is not there yet is no fault; too long is one at once.
    const unmet = !met && (finished || upper);
    item.classList.toggle("met", met && password !== "");
    item.classList.toggle("unmet", unmet);
    if (upper) item.hidden = met;
    item.lastElementChild.textContent = met ? list.dataset.met : unmet ? list.dataset.unmet : "";
  }
}

const list = document.querySelector("[data-met]");
const password = document.getElementById("password");
if (list && password) {
  password.addEventListener("input", () => check(list, password.value, false));
  password.addEventListener("change", () => check(list, password.value, password.value !== ""));
}

// Says who is signed in at the application, and how the switch stands. Without it the page's links work all the same.
"use strict";

const { session, switch: ownPage } = document.body.dataset;
const element = (id) => document.getElementById(id);

// The application's host answers this page because its origin is on the list of allowed ones; its cookies stay there.
async function ask(url) {
  try {
    const response = await fetch(url, { credentials: "include", headers: { Accept: "application/json" } });
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: {} };
  }
}

async function showPerson() {
  const { status, body } = await ask(session);
  const signedIn = status === 200;
  const nobody = status === 401 ? "Nobody is signed in." : "Who is signed in cannot be told just now.";
  element("who").textContent = signedIn ? `Signed in as ${body.name ?? body.preferred_username ?? body.sub}.` : nobody;
  element("open").hidden = !signedIn;
  element("sign-in").hidden = signedIn;
  element("sign-up").hidden = signedIn;
}

async function showSwitch() {
  const { status, body } = await ask(ownPage);
  for (const choice of document.querySelectorAll("[data-on]")) {
    if (status === 200 && choice.dataset.on === String(body.on)) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

function show() {
  showPerson();
  showSwitch();
}

show();
addEventListener("pageshow", (event) => event.persisted && show());

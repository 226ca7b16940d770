// Says who is signed in at the application, and how the switch stands. Without it the page's links work all the same.

const { client, switch: ownPage } = document.body.dataset;
const element = (id) => document.getElementById(id);

function showPerson(who) {
  element("who").textContent = who ? `Signed in as ${who.name ?? who.preferred_username ?? who.sub}.` : "Nobody is signed in.";
  element("open").hidden = !who;
  element("sign-in").hidden = Boolean(who);
  element("sign-up").hidden = Boolean(who);
}

async function showSwitch() {
  let on;
  try {
    const answer = await fetch(ownPage, { credentials: "include", headers: { Accept: "application/json" } });
    on = String((await answer.json()).on);
  } catch { /* Then neither is marked. */ }
  for (const choice of document.querySelectorAll("[data-on]")) {
    if (choice.dataset.on === on) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

showSwitch();
addEventListener("pageshow", (event) => event.persisted && showSwitch());

// The application's host answers this page because its origin is on the list of allowed ones; its cookies stay there.
try {
  const { onChange, session } = await import(client);
  onChange(showPerson);
  await session();
} catch {
  element("who").textContent = "Who is signed in cannot be told just now.";
}

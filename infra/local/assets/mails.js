// Shows new mails as they come.

const MILLISECONDS = 1500;

async function look() {
  try {
    const response = await fetch("/mails", { headers: { Accept: "application/json" } });
    const mails = await response.json();
    if (mails.length !== Number(document.body.dataset.count)) location.reload();
  } catch {
    // The local stack was ended; it may come back.
  }
}

if ("watch" in document.body.dataset) {
  setInterval(() => document.visibilityState === "visible" && look(), MILLISECONDS);
}

// @ts-check
// Who is signed in, and calls of the API in their name. No token ever reaches this script.

/**
 * @typedef {{sub: string, name?: string, preferred_username?: string, email?: string, email_verified?: boolean,
 *   auth_time?: number, until: Date}} Session
 * @typedef {{session: Session, generation: number, due: number, ends: number} | null} State
 */

const HOST = new URL(import.meta.url).origin;
const HERE = location.origin === HOST;
const NAME = "drawbridge";
// Longest wait for others.
const PATIENCE = 15_000;
// Signs in by itself once in this time: no loop.
const ONCE = 300_000;
const REFUSED = [401, 403];

/** @type {State | undefined} */
let state;
let heard = 0;
// The generation that was refused although fresh.
let vain = -1;
/** @type {Promise<unknown> | undefined} while another tab signs in */
let elsewhere;
let arrived = (_ = 0) => {};
let arrivals = 0;
/** @type {Set<(session: Session | null) => void>} */
const callbacks = new Set();

const channel = self.BroadcastChannel && new BroadcastChannel(NAME);
const sleep = (/** @type {number} */ millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * One tab at a time. Without Web Locks the server sees to it.
 * @type {<T>(work: () => Promise<T>) => Promise<T>}
 */
const alone = async (work) => navigator.locks ? navigator.locks.request(NAME, work) : work();

/**
 * @param {State} now
 * @param {boolean} [told] by another tab
 */
function learn(now, told) {
  const before = state;
  state = now;
  const other = before === undefined || before?.session.sub !== now?.session.sub;
  if (!told && (now || before) && (other || before?.generation !== now?.generation)) channel?.postMessage({ now });
  if (other) callbacks.forEach((callback) => callback(now && now.session));
  return now;
}

channel?.addEventListener("message", ({ data: { now } }) => {
  heard++;
  if (now !== undefined) {
    learn(now, true);
    return arrived();
  }
  const before = state;
  elsewhere = new Promise((resolve) => setTimeout(arrived = resolve, PATIENCE)).then(() => {
    elsewhere = undefined;
    arrivals++;
    if (state === before) learn(null, true);
  });
});

/**
 * Asks again while nobody answers, or the provider is down.
 * @param {string} path
 * @param {boolean} [post]
 * @param {number} [deadline]
 */
async function ask(path, post, deadline = Date.now() + PATIENCE) {
  const headers = { Accept: "application/json", ...post && { "Content-Type": "application/json", "X-CSRF": "1" } };
  const body = post && { method: "POST", body: "{}" };
  for (;;) {
    const answer = await self.fetch(`${HOST}/auth/${path}`, { headers, credentials: "include", ...body })
      .catch(() => Response.error());
    const pause = 1000 * (Number(answer.headers.get("Retry-After")) || 1);
    if (answer.status && answer.status !== 503 || Date.now() + pause > deadline) return answer;
    await sleep(pause);
  }
}

/**
 * @param {Session} session
 * @param {any} body
 */
const timed = (session, { generation, refresh_at, expires_in }) =>
  ({ session, generation, due: Date.now() + refresh_at * 1000, ends: Date.now() + expires_in * 1000 });

/**
 * Reads the session; again if a tab told something meanwhile.
 * @param {number} [tries]
 * @returns {Promise<State>}
 */
async function load(tries = 3) {
  await elsewhere;
  const before = heard;
  const answer = await ask("session");
  if (!answer.ok && answer.status !== 401) throw Error(`session: ${answer.status}`);
  const body = await answer.json();
  if (heard !== before && tries) return load(tries - 1);
  if (!answer.ok) return over(body);
  const { expires_in, refresh_at, session_expires_in, generation, ...who } = body;
  return learn(timed({ ...who, until: new Date(Date.now() + session_expires_in * 1000) }, body));
}

/**
 * Refreshes, unless a tab has done so since.
 * @param {number} [seen]
 * @param {boolean} [refused]
 */
async function renew(seen, refused = Date.now() >= (state?.ends || 0)) {
  const deadline = refused ? Date.now() + PATIENCE : 0;
  const before = arrivals;
  const waited = await alone(async () => {
    await elsewhere;
    if (arrivals !== before) return true;
    const now = await load();
    if (!now || now.generation !== seen && Date.now() < now.due) return;
    // An older answer was overtaken.
    for (let tries = 2; state && tries--;) {
      const answer = await ask("refresh", true, deadline);
      if (answer.status === 401) return void await over(await answer.json());
      if (!answer.ok) state.due = Date.now() + PATIENCE;
      const next = answer.ok ? timed(state.session, await answer.json()) : state;
      if (next.generation >= state.generation) return void learn(next);
    }
  });
  return !!state && (waited || state.generation !== seen);
}

/**
 * Nobody is signed in any more. If nobody signed out, the sign-in may still know the person.
 * @param {{type?: string}} problem
 */
async function over({ type }) {
  try {
    const now = Date.now();
    const last = Number(sessionStorage[NAME] || 0);
    if (state && HERE && type?.endsWith("session-expired") && now - last > ONCE) {
      sessionStorage[NAME] = now;
      channel?.postMessage({});
      signIn();
      await sleep(PATIENCE);
    }
  } catch { /* No memory, no end. */ }
  return learn(null);
}

/** Who is signed in, and until when. Throws if that cannot be told just now. */
export async function session() {
  const now = await load();
  if (HERE && now && Date.now() >= now.due) await renew(now.generation).catch(() => {});
  return state ? state.session : null;
}

/** Refreshes now; says whether it succeeded. */
export const refresh = async () => !!await load() && renew(state?.generation);

/**
 * `fetch` with a good token, for this host and the script's; once more if it was refused.
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 */
export async function fetch(input, init) {
  let request = new Request(input, init);
  if (![HOST, location.origin].includes(new URL(request.url).origin)) return self.fetch(request);
  if (!HERE) request = new Request(request, { credentials: "include" });
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) request.headers.set("X-CSRF", "1");
  if (state === undefined) await load().catch(() => {});
  if (state && Date.now() >= state.due) await renew(state.generation).catch(() => {});
  const seen = state?.generation;
  // A stream is gone once it is sent.
  const again = init?.body instanceof ReadableStream ? null : request.clone();
  const answer = await self.fetch(request);
  if (!REFUSED.includes(answer.status) || seen === undefined || seen === vain) return answer;
  if (!await renew(seen, true).catch(() => {}) || !again) return answer;
  const second = await self.fetch(again);
  if (REFUSED.includes(second.status)) vain = state?.generation ?? -1;
  return second;
}

/**
 * Calls back with the first answer, and when somebody signs in or out in any tab.
 * @param {(session: Session | null) => void} callback
 */
export function onChange(callback) {
  callbacks.add(callback);
}

/**
 * Leaves to sign in, or with the prompt `create` to sign up, and comes back.
 * @param {{return_to?: string, prompt?: string}} [options]
 */
export function signIn(options) {
  location.assign(`${HOST}/auth/login?${new URLSearchParams({ return_to: location.href, ...options })}`);
}

/** Signs out in all tabs and at the provider. */
export async function signOut() {
  const answer = await alone(() => ask("logout", true));
  if (!answer.ok) throw Error(`logout: ${answer.status}`);
  learn(null);
  location.assign((await answer.json()).location);
}

// Whoever slept missed what others told.
const wake = () => state !== undefined && session().catch(() => {});
addEventListener("pageshow", ({ persisted }) => persisted && wake());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());

// One's own seat, kept in this browser for when there is no line: the page as it stands, with what
// it is drawn with. Kept while the evening runs and one sits there, and for a day at most (sw.js).
const main = document.querySelector("main[data-seat]");
const [, session] = location.pathname.match(/^\/play\/([0-9a-f-]{36})/) ?? [];

/** Forgets the pages that were kept of session `id`; without one, of all. */
function forgetPages(id) {
  return globalThis.caches?.keys().then(names => Promise.all(names.filter(it => it.startsWith(`seat:${id}`)).map(it => caches.delete(it))));
}

/** Forgets what was typed and pressed there, too. */
function forget(id = "") {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`draft:/play/${id}`) || key.startsWith(`waits:${id}`)) localStorage.removeItem(key);
  }
  return forgetPages(id);
}

const drawn = /^\/(static|pictures)\//;

async function keep() {
  if (document.querySelector("[data-over]")) return forgetPages(session);
  // In the dark there is nothing to read, and what is half sent is not the page.
  if (document.querySelector(".lights-out, form[data-sent]")) return;
  const copy = document.documentElement.cloneNode(true);
  // What was typed stands nowhere else; what is not sent yet is kept as a draft (forms.mjs).
  const texts = copy.querySelectorAll("textarea");
  document.querySelectorAll("textarea").forEach((it, place) => texts[place].textContent = it.value);
  for (const name of ["data-dirty", "style"]) copy.querySelectorAll(`[${name}]`).forEach(it => it.removeAttribute(name));
  copy.querySelectorAll(".arrival, .flash, .undo-at, [data-waits], [data-line]").forEach(it => it.remove());
  const cache = await caches.open(`seat:${session}`);
  const headers = { "content-type": "text/html; charset=utf-8", "x-kept-at": Date.now(), "x-title": encodeURIComponent(main.dataset.title) };
  await cache.put(`/play/${session}`, new Response(`<!DOCTYPE html>\n${copy.outerHTML}`, { headers }));
  const names = performance.getEntriesByType("resource").map(it => new URL(it.name)).filter(it => drawn.test(it.pathname));
  for (const name of new Set(names.map(it => it.pathname))) {
    if (!await cache.match(name)) await cache.add(name).catch(() => {});
  }
}

let soon;
function keepSoon() {
  clearTimeout(soon);
  soon = setTimeout(() => keep().catch(() => {}), 1000);
}

if (main) {
  // Only where the browser takes the house for a safe one.
  navigator.serviceWorker?.register("/sw.js").catch(() => {});
  if (globalThis.caches && location.pathname === `/play/${session}`) {
    keepSoon();
    document.addEventListener("lamplight:taken", keepSoon);
    document.addEventListener("lamplight:notes", keepSoon);
  }
} else if (session) {
  forget(session);
}

// Whoever comes or goes here by another way is somebody else.
document.addEventListener("submit", event => {
  if (/^\/(sign-in|sign-out|register|seat)\b/.test(new URL(event.target.action).pathname)) forget();
});

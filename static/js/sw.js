// Answers for the house when there is no line, and never when there is one: with the page of one's
// own seat as it was kept (kept.mjs), otherwise with one that says that there is no signal.
// Before this stand, from the house: where its files are (files), and what a page may do (policy).
const house = `house:${files}`;
const own = /^\/play\/([0-9a-f-]{36})$/;
const day = 24 * 60 * 60 * 1000;

self.addEventListener("install", event => {
  self.skipWaiting();
  // Without cookies: it is nobody's, and a message for somebody's next page stays theirs.
  const page = new Request("/offline", { credentials: "omit" });
  const needed = [page, `${files}/css/lamplight.css`, `${files}/img/icons.svg`, `${files}/img/icon.svg`];
  const scripts = ["lamplight", "forms", "line", "waiting", "kept", "again", "kept-here", "times", "dialogs", "share"];
  event.waitUntil(caches.open(house).then(cache => cache.addAll([...needed, ...scripts.map(it => `${files}/js/${it}.mjs`)])));
});

self.addEventListener("activate", event => event.waitUntil(clean()));

async function clean() {
  const old = (await caches.keys()).filter(it => it.startsWith("house:") && it !== house);
  await Promise.all(old.map(it => caches.delete(it)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (/^\/(static|pictures)\//.test(pathname)) event.respondWith(file(request));
});

async function page(event, path) {
  try {
    return await event.preloadResponse ?? await fetch(event.request);
  } catch {
    const [, session] = path.match(own) ?? [];
    return await (session && seat(session)) ?? await caches.match("/offline", { cacheName: house, ignoreVary: true }) ?? Response.error();
  }
}

// The page of a seat, with the policy that every page of the house has.
async function seat(session) {
  const kept = await caches.match(`/play/${session}`, { cacheName: `seat:${session}`, ignoreVary: true });
  if (!kept) return undefined;
  if (Date.now() - kept.headers.get("x-kept-at") > day) {
    await caches.delete(`seat:${session}`);
    return undefined;
  }
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "referrer-policy": "same-origin", "x-content-type-options": "nosniff", "cache-control": "no-store" };
  return new Response(kept.body, { headers });
}

// A file is the same for ever under its address; where the line is, it comes from the house.
async function file(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(new URL(request.url).pathname, { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
}

// Keeps a page as the evening is: server-sent events, and asking every few seconds where a stream
// does not hold. What arrives is the page's own parts, rendered by the server.
// A page that changes comes before the bell in its head: one stream for a tab.
const page = document.querySelector("main[data-live]") ?? document.querySelector("[data-live]");
const offline = document.querySelector("[data-offline]");
const waiting = new Map();
let seq = page.dataset.seq;
let polling = 0;
let failures = 0;

const busy = part => part.contains(document.activeElement) && document.activeElement.matches("textarea, input[type=text], select")
  || part.querySelector("form[data-dirty], [role=dialog]:popover-open");

// What a part is replaced by has the same things open, the focus where it was, and stands where it
// stood under the eyes that read it.
function keepOpen(part, work) {
  const open = new Map([...part.querySelectorAll("details[id]")].map(it => [it.id, it.open]));
  const focus = part.contains(document.activeElement) ? document.activeElement.id : "";
  const read = [...part.querySelectorAll("li[id], details[id]")].find(it => it.getBoundingClientRect().bottom > 80);
  const at = read?.getBoundingClientRect().top;
  work();
  for (const [id, was] of open) {
    const now = document.getElementById(id);
    if (now) now.open = was;
  }
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  const now = read && document.getElementById(read.id);
  if (now?.getClientRects().length && scrollY > 0) scrollBy({ top: now.getBoundingClientRect().top - at, behavior: "instant" });
}

function put(name, template) {
  const part = document.querySelector(`[data-part="${name}"]`);
  if (!part) return;
  if (busy(part)) {
    waiting.set(name, template);
    return;
  }
  waiting.delete(name);
  keepOpen(part, () => part.replaceChildren(template.content.cloneNode(true)));
  document.dispatchEvent(new CustomEvent("lamplight:part", { detail: { name, part } }));
}

// What is added to a list stands first in it; what came twice stands there once.
function add(name, template) {
  const list = document.querySelector(`[data-entries="${name}"]`);
  if (!list) return;
  const items = [...template.content.cloneNode(true).children].filter(it => !document.getElementById(it.id));
  list.prepend(...items);
  document.querySelectorAll(".when-empty").forEach(it => { it.hidden = true; });
}

function take(html) {
  const arrived = new DOMParser().parseFromString(html, "text/html");
  arrived.querySelectorAll("template[data-for]").forEach(template => put(template.dataset.for, document.importNode(template, true)));
  arrived.querySelectorAll("template[data-append]").forEach(template => add(template.dataset.append, document.importNode(template, true)));
  document.dispatchEvent(new Event("lamplight:taken"));
}

const catchUp = () => setTimeout(() => waiting.forEach((template, name) => put(name, template)), 50);
document.addEventListener("focusout", catchUp);
document.addEventListener("toggle", catchUp, true);

function here(yes) {
  if (offline) offline.hidden = yes;
}

async function poll() {
  try {
    const answer = await fetch(`${page.dataset.parts}?after=${seq}`, { headers: { "x-fragment": "parts" } });
    if (answer.status === 200) read(await answer.text());
    // The evening is not theirs to see any more: the page itself says why.
    if ([403, 404].includes(answer.status)) location.reload();
    here(answer.ok);
  } catch {
    here(false);
  }
}

// The same text as one event of the stream.
function read(text) {
  const lines = text.split("\n");
  seq = lines.find(line => line.startsWith("id: "))?.slice(4) ?? seq;
  take(lines.filter(line => line.startsWith("data: ")).map(line => line.slice(6)).join("\n"));
}

function listen() {
  const stream = new EventSource(`${page.dataset.live}?after=${seq}`);
  stream.addEventListener("open", () => {
    failures = 0;
    clearInterval(polling);
    polling = 0;
    here(true);
  });
  stream.addEventListener("parts", event => {
    seq = event.lastEventId || seq;
    take(event.data);
  });
  stream.addEventListener("stale", () => location.reload());
  stream.addEventListener("error", () => {
    failures += 1;
    here(false);
    if (failures > 2 && !polling) polling = setInterval(poll, 4000);
    if (stream.readyState !== EventSource.CLOSED) return;
    poll();
    setTimeout(() => { stream.close(); listen(); }, 3000 + Math.random() * 2000);
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}

// It is light again: everything, whatever the page has of it.
async function light() {
  const answer = await fetch(page.dataset.parts, { headers: { "x-fragment": "parts" } }).catch(() => null);
  if (answer?.status === 200) read(await answer.text());
  else setTimeout(light, 2000);
}

document.addEventListener("lamplight:light", light);
listen();
// A phone that was locked has missed something: ask at once instead of waiting for the stream.
document.addEventListener("visibilitychange", () => document.hidden || poll());
addEventListener("online", poll);
addEventListener("pageshow", event => event.persisted && location.reload());

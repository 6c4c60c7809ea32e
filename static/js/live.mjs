// Keeps a page as the evening is: server-sent events, and asking every few seconds where a stream
// does not hold. What arrives is the page's own parts, rendered by the server.
// A page that changes comes before the bell in its head: one stream for a tab.
//
// A browser has six connections to a house for all its tabs, and a stream holds one for as long as
// it lasts. So a tab that is not seen does without, and catches up when it is seen: but for the one
// hidden last of those with a page that changes, and for a television.
import { ask, there } from "./line.mjs";

const page = document.querySelector("main[data-live]") ?? document.querySelector("[data-live]");
const waiting = new Map();
let seq = page.dataset.seq;
let polling = 0;
let failures = 0;

const busy = part => part.contains(document.activeElement) && document.activeElement.matches("textarea, input[type=text], select")
  || part.querySelector("form[data-dirty], form[data-sent], [role=dialog]:popover-open");

// What a part is replaced by has the same things open, and stands where it stood under the eyes that
// read it. The id of what had the focus: it gets it again when everything is shown that a script shows.
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
  const now = read && document.getElementById(read.id);
  if (now?.getClientRects().length && scrollY > 0) scrollBy({ top: now.getBoundingClientRect().top - at, behavior: "instant" });
  return focus;
}

function put(name, template) {
  const part = document.querySelector(`[data-part="${name}"]`);
  if (!part) return;
  if (busy(part)) {
    waiting.set(name, template);
    return;
  }
  waiting.delete(name);
  const drawn = template.content.cloneNode(true);
  // A question takes the focus when it is opened, and not when it is drawn anew.
  const first = [...drawn.querySelectorAll("[autofocus]")];
  first.forEach(it => { it.autofocus = false; });
  const focus = keepOpen(part, () => part.replaceChildren(drawn));
  first.forEach(it => { it.autofocus = true; });
  document.dispatchEvent(new CustomEvent("lamplight:part", { detail: { name, part } }));
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

function take(html) {
  const arrived = new DOMParser().parseFromString(html, "text/html");
  arrived.querySelectorAll("template[data-for]").forEach(template => put(template.dataset.for, document.importNode(template, true)));
  document.dispatchEvent(new CustomEvent("lamplight:taken", { detail: arrived }));
}

const catchUp = () => setTimeout(() => waiting.forEach((template, name) => put(name, template)), 50);
document.addEventListener("focusout", catchUp);
document.addEventListener("toggle", catchUp, true);
document.addEventListener("lamplight:calm", catchUp);

async function poll() {
  try {
    const answer = await fetch(`${page.dataset.parts}?after=${seq}`, { headers: { "x-fragment": "parts" }, signal: AbortSignal.timeout(8000) });
    if (answer.status === 200) read(await answer.text());
    // The evening is not theirs to see any more: the page itself says why.
    if ([403, 404].includes(answer.status)) location.reload();
    if (answer.ok) there(true);
  } catch {
    there(false);
  }
}

// The same text as one event of the stream.
function read(text) {
  const lines = text.split("\n");
  seq = lines.find(line => line.startsWith("id: "))?.slice(4) ?? seq;
  take(lines.filter(line => line.startsWith("data: ")).map(line => line.slice(6)).join("\n"));
}

let stream;
let last;
let again;
let rests = false;
const tabs = new BroadcastChannel("lamplight-live");
const television = document.querySelector("[data-part=screen]");

function rest() {
  if (!document.hidden || television) return;
  rests = true;
  clearTimeout(again);
  clearInterval(polling);
  polling = 0;
  stream?.close();
}

function hide() {
  if (page.matches("main")) tabs.postMessage("hidden");
  else rest();
}

function show() {
  // A phone that was locked has missed something: ask at once instead of waiting for the stream.
  if (!rests) return poll();
  rests = false;
  listen();
}

tabs.addEventListener("message", rest);
document.addEventListener("visibilitychange", () => document.hidden ? hide() : show());

// The house is heard of every five seconds.
function alive() {
  last = Date.now();
  failures = 0;
  clearInterval(polling);
  polling = 0;
  there(true);
}

function listen() {
  clearTimeout(again);
  stream?.close();
  last = Date.now();
  stream = new EventSource(`${page.dataset.live}?after=${seq}`);
  stream.addEventListener("open", () => {
    last = Date.now();
    there(true);
  });
  stream.addEventListener("message", alive);
  stream.addEventListener("parts", event => {
    alive();
    seq = event.lastEventId || seq;
    take(event.data);
  });
  stream.addEventListener("stale", () => location.reload());
  stream.addEventListener("error", event => {
    if (event.target !== stream) return;
    failed();
    if (stream.readyState !== EventSource.CLOSED) return;
    poll();
    again = setTimeout(listen, 3000 + Math.random() * 2000);
  });
}

async function failed() {
  failures += 1;
  if (failures > 2 && !polling) polling = setInterval(poll, 4000);
  return ask(2500);
}

// A line can freeze without anybody being told: then nothing comes, and the stream stays open.
const SILENT = 7000;
const silent = () => Date.now() - last > SILENT;
setInterval(async () => {
  if (document.hidden || !silent()) return;
  last = Date.now();
  if (await failed()) listen();
}, 1000);
document.addEventListener("lamplight:line", event => {
  if (!rests && event.detail.there && (stream.readyState !== EventSource.OPEN || silent())) listen();
});
addEventListener("pagehide", () => stream?.close());

// It is light again: everything, whatever the page has of it.
async function light() {
  const answer = await fetch(page.dataset.parts, { headers: { "x-fragment": "parts" } }).catch(() => null);
  if (answer?.status === 200) read(await answer.text());
  else setTimeout(light, 2000);
}

document.addEventListener("lamplight:light", light);
if (document.hidden) hide();
if (!rests) listen();
addEventListener("online", () => rests || poll());
addEventListener("pageshow", event => event.persisted && location.reload());

// The rooms of a seat's page: all are in it and one is shown, without asking the server, so that it
// works where there is no signal. What has just come says so once, wherever one is.
import { ask } from "./line.mjs";
import * as waiting from "./waiting.mjs";

const main = document.querySelector("main[data-live]");
const rooms = [...document.querySelectorAll("[data-room]")];
const places = new Map();
const tab = name => document.querySelector(`.thumb [data-to="${name}"]`);
let here = rooms.find(it => !it.hidden).dataset.room;

function show(name) {
  const to = tab(name) ?? tab("now");
  here = to.dataset.to;
  for (const room of rooms) room.hidden = ![here, to.dataset.also].includes(room.dataset.room);
  if (document.querySelector(`.arrival [data-to="${here}"]`)) later();
  mark();
}

// The bar as it stands: which room this is, and in the title how much is new.
function mark() {
  for (const it of document.querySelectorAll(".thumb [data-to]")) {
    if (it.dataset.to === here) it.setAttribute("aria-current", "page");
    else it.removeAttribute("aria-current");
  }
  const many = Number(document.querySelector(".thumb").dataset.new);
  document.title = `${many ? `(${many}) ` : ""}${tab(here).lastChild.data}: ${main.dataset.title}`;
}

function go(name) {
  if (name !== here) {
    places.set(here, scrollY);
    history.pushState(null, "", `${location.pathname}?room=${name}`);
    show(name);
    scrollTo({ top: places.get(here) ?? 0, behavior: "instant" });
  }
  const heading = rooms.find(it => it.dataset.room === here).querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

function unfold(id) {
  const card = document.getElementById(id);
  if (!card) return;
  card.closest("li").hidden = false;
  card.open = true;
  card.scrollIntoView({ block: "start" });
  card.querySelector("summary").focus({ preventScroll: true });
}

addEventListener("popstate", () => show(new URLSearchParams(location.search).get("room") ?? "now"));

document.addEventListener("click", event => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (event.target.closest("[data-later]")) return later();
  if (event.target.closest("[data-unfold]")) return fold();
  const sieve = event.target.closest("a[data-sieve]");
  const link = event.target.closest("a[data-to]");
  if (sieve) {
    event.preventDefault();
    sifted = sieve.dataset.sieve;
    sift();
  } else if (link && tab(link.dataset.to)) {
    event.preventDefault();
    if (link.closest(".arrival")) later();
    go(link.dataset.to);
    if (link.dataset.clue) unfold(link.dataset.clue);
  }
});

// Clues: which are shown. What lies open stays when the list is drawn anew, also when it is not new
// any more.
const seek = document.querySelector(".seek");
let sifted = document.querySelector(".sift [aria-current]")?.dataset.sieve ?? "all";

function sift(redrawn) {
  const words = seek.elements.q.value.trim().toLowerCase();
  const fits = it => it.dataset.kinds.split(" ").includes(sifted) && it.textContent.toLowerCase().includes(words);
  const items = [...document.querySelectorAll(".clues > li")];
  for (const it of items) it.hidden = !(fits(it) || redrawn && !it.hidden && it.querySelector("details[open]"));
  for (const it of document.querySelectorAll(".sift a")) {
    if (it.dataset.sieve === sifted) it.setAttribute("aria-current", "true");
    else it.removeAttribute("aria-current");
  }
  const none = document.querySelector("[data-none]");
  if (none) none.hidden = items.some(it => !it.hidden);
  sayFold();
}

seek.addEventListener("input", () => sift());

// All that is shown, unfolded at once; folded, when all of it lies open.
const shown = () => [...document.querySelectorAll(".clues > li:not([hidden]) > details")];
const allOpen = () => shown().every(it => it.open);

function sayFold() {
  const button = document.querySelector("[data-unfold]");
  if (!button) return;
  button.hidden = shown().length < 2;
  button.textContent = allOpen() ? "Fold all" : "Unfold all";
}

function fold() {
  const open = !allOpen();
  for (const it of shown()) it.open = open;
  sayFold();
  say(`${shown().length} clues are ${open ? "unfolded" : "folded"}.`);
}

seek.addEventListener("submit", event => event.preventDefault());

// Marks: what was opened has been seen. What cannot be sent now goes with the next.
const marks = document.getElementById("marks");
let seen = [];
let soon;

async function send(fields) {
  const answer = await fetch(marks.action, { method: "POST", body: new URLSearchParams(fields), headers: { "x-fragment": "marks" }, keepalive: true });
  if (!answer.ok) throw new Error(answer.status);
}

async function tell() {
  const now = seen;
  if (now.length === 0) return;
  seen = [];
  await send(now.map(id => ["seen", id])).catch(() => seen.push(...now));
}

document.addEventListener("toggle", event => {
  const card = event.target;
  if (card.matches("details.clue.new") && card.open) {
    seen.push(card.id.replace("card-", ""));
    clearTimeout(soon);
    soon = setTimeout(tell, 600);
  }
  if (card.matches("details.clue")) sayFold();
  if (card.id === "face-down") arrive();
}, true);
addEventListener("online", tell);
addEventListener("pagehide", tell);

marks.addEventListener("submit", async event => {
  event.preventDefault();
  const button = event.submitter;
  const was = button.getAttribute("aria-pressed");
  if (was) button.setAttribute("aria-pressed", was !== "true");
  try {
    await send([[button.name, button.value]]);
  } catch (error) {
    // Without a line it waits; the house itself has refused the rest.
    if (error instanceof TypeError) waiting.put(marks, button);
    else if (was) button.setAttribute("aria-pressed", was);
    if (waiting.some() && await ask()) waiting.send();
  }
  delete marks.dataset.sent;
});

// News: what has an id and something to say says it once.
const told = new Set();
const news = () => [...document.querySelectorAll("[data-news][id]")].filter(it => !told.has(it.id));
const urgent = ["ballot", "slide", "sealed", "clue", "round"];
const rank = it => urgent.indexOf(it.id.split("-")[0]);
const announce = document.querySelector("[data-announce]");
news().forEach(it => told.add(it.id));

function say(words) {
  announce.textContent = "";
  requestAnimationFrame(() => announce.textContent = words);
}

// Face down or in the dark nothing is shown and nothing is said.
const covered = () => document.querySelector(".lights-out, #face-down:popover-open");

function inView(it) {
  const box = it.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom < innerHeight;
}

function arrive() {
  mark();
  const fresh = news().sort((one, other) => rank(one) - rank(other));
  if (fresh.length === 0 || covered()) return;
  fresh.forEach(it => told.add(it.id));
  const kinds = [...new Set(fresh.map(it => it.dataset.news))];
  const named = kind => fresh.filter(it => it.dataset.news === kind).map(it => it.dataset.what).join(", ");
  const words = kinds.map(kind => `${kind}: ${named(kind)}.`);
  say(words.join(" "));
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(60);
  const away = fresh.filter(it => !inView(it));
  if (away.length) lay(away);
}

function later() {
  document.querySelector(".arrival")?.remove();
}

// A card over the bar. It never takes the focus.
function lay([first, ...others]) {
  later();
  const card = document.getElementById("arrival").content.firstElementChild.cloneNode(true);
  const put = (part, text) => card.querySelector(part).textContent = text ?? "";
  card.setAttribute("aria-label", first.dataset.news);
  put("[data-kind]", first.dataset.news);
  if (others.length) put("[data-more]", `and ${others.length} more`);
  put("h2", first.dataset.what);
  put(".first-line", first.querySelector(".gist")?.textContent);
  const read = card.querySelector("a");
  read.dataset.to = first.closest("[data-room]").dataset.room;
  const folded = first.querySelector("details");
  if (folded) read.dataset.clue = folded.id;
  document.querySelector("[data-part=bar]").before(card);
}

document.addEventListener("lamplight:part", event => {
  if (event.detail.name === "bar") show(here);
  if (event.detail.name === "clues") sift(true);
});
document.addEventListener("lamplight:taken", arrive);
show(here);
sayFold();
if (location.hash.startsWith("#clue-")) unfold(location.hash.replace("#clue-", "card-"));

// Forms: sent once, saying so, and only where there is a line; kept while one types, saved as one
// goes where that is safe.
import { ask, say, there } from "./line.mjs";
import * as waiting from "./waiting.mjs";

// Notes stay in this browser until they are kept; the rest as long as the window.
function store(form) {
  try {
    return form.matches("[data-notes]") ? localStorage : sessionStorage;
  } catch {
    // A browser that keeps nothing.
    return { getItem: () => null, setItem() {}, removeItem() {} };
  }
}
const key = form => `draft:${form.getAttribute("action")}${form.dataset.notes ?? ""}`;
const fields = form => [...form.elements].filter(it => it.name && it.type !== "submit" && (it.type !== "hidden" || it.name === "version"));

/** What was typed is kept by the house. */
export function done(form) {
  delete form.dataset.dirty;
  store(form).removeItem(key(form));
}

// A second tap is no second wish. A form whose own script sends it is that script's.
addEventListener("submit", event => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented) return;
  if (form.dataset.sent === "now") return go(form);
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "soon";
  busy(submitter ?? form.querySelector("button:not([type=button])"));
  if (form.method !== "post") return go(form);
  event.preventDefault();
  send(form, submitter);
});

function go(form) {
  form.dataset.sent = "yes";
  done(form);
  // The answer may have been a file, and the page still be there.
  setTimeout(() => calm(form), 20000);
}

// Leaving the page for an answer that does not come would lose it: there has to be a line first.
const SOON = 1500;
async function send(form, submitter) {
  if (waiting.has(form)) return wait(form, submitter);
  const late = setTimeout(() => {
    there(false);
    say(submitter ?? form, "No signal yet. It is sent as soon as there is.");
  }, SOON);
  const line = await ask();
  clearTimeout(late);
  if (line && form.isConnected) {
    form.dataset.sent = "now";
    return form.requestSubmit(submitter);
  }
  if (waiting.may(form)) return wait(form, submitter);
  calm(form);
  say(submitter ?? form, "No signal: nothing was sent. What you typed is still here; try again when the signal is back.");
}

async function wait(form, submitter) {
  calm(form);
  waiting.put(form, submitter);
  say(submitter ?? form, "No signal. It waits, and is sent when the signal is back.");
  if (await ask()) waiting.send();
}

// The button says what is being sent.
const was = new Map();
function busy(button) {
  if (!button || was.has(button)) return;
  // A button that is a picture, as an envelope is, stays one: the words are on a part of it.
  const place = button.querySelector("[data-sending]") ?? button;
  const name = button.getAttribute("aria-label");
  was.set(button, { place, content: [...place.childNodes], name });
  button.setAttribute("aria-busy", "true");
  if (name) button.setAttribute("aria-label", place.dataset.sending);
  const beat = document.createElement("span");
  beat.className = "beat";
  beat.setAttribute("aria-hidden", "true");
  beat.innerHTML = "<i></i><i></i><i></i>";
  place.replaceChildren(beat, place.dataset.sending);
}

function calm(form) {
  delete form.dataset.sent;
  for (const [button, { place, content, name }] of was) {
    if (button.form !== form) continue;
    button.removeAttribute("aria-busy");
    if (name) button.setAttribute("aria-label", name);
    place.replaceChildren(...content);
    was.delete(button);
  }
  document.dispatchEvent(new Event("lamplight:calm"));
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(calm));

// What is typed survives a reload and a lost signal.
function restore(form) {
  const kept = JSON.parse(store(form).getItem(key(form)) ?? "null");
  if (!kept) return;
  for (const field of fields(form)) {
    if (!(field.name in kept) || field.getAttribute("aria-invalid") === "true") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = kept[field.name] === field.value;
    else field.value = kept[field.name];
  }
  form.dataset.dirty = "yes";
}

document.addEventListener("input", event => {
  const form = event.target.form;
  if (!form?.matches("[data-draft], [data-guard]")) return;
  form.dataset.dirty = "yes";
  if (!form.matches("[data-draft]")) return;
  const kept = {};
  for (const field of fields(form)) {
    if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
    kept[field.name] = field.value;
  }
  store(form).setItem(key(form), JSON.stringify(kept));
});

// The button for those without scripts, where scripts did not do.
const need = (form, it) => form.querySelector("[data-plain]").classList.toggle("needed", it);

// A choice that is its own button, and ticks that keep themselves.
document.addEventListener("change", async event => {
  const form = event.target.form;
  if (form?.matches("[data-submit-on-change]")) return form.requestSubmit();
  if (!form?.matches("[data-ticks]")) return;
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    need(form, !answer.ok && answer.type !== "opaqueredirect");
  } catch {
    if (waiting.may(form)) waiting.put(form);
    else need(form, true);
    ask();
  }
});

function ready(root) {
  root.querySelectorAll("form[data-draft]").forEach(restore);
}

ready(document);
document.addEventListener("lamplight:part", event => ready(event.detail.part));

// Notes keep themselves a moment after one stops typing, one request after the other. What another
// window has kept meanwhile comes back with the answer, and both are there. What cannot be sent stays
// in this browser until it can (forms.mjs).
import { done } from "./forms.mjs";
import { ask, clock } from "./line.mjs";

const form = document.querySelector("form[data-notes]");
const { text: field, version } = form.elements;
const said = form.querySelector("[data-saved]");
let pause;
let sending = false;
let changed = false;

form.addEventListener("input", () => {
  changed = true;
  clearTimeout(pause);
  pause = setTimeout(save, 1200);
});
form.addEventListener("submit", event => {
  event.preventDefault();
  form.dataset.dirty = "yes";
  changed = true;
  save();
});
document.addEventListener("lamplight:line", event => event.detail.there && form.dataset.dirty && save());

async function save() {
  clearTimeout(pause);
  if (sending) return;
  sending = true;
  changed = false;
  let long = false;
  const kept = await send().catch(error => {
    long = error.message === "422";
    if (!long) ask(2500);
  });
  sending = false;
  if (kept) take(kept);
  else if (long) said.textContent = "Not kept yet: it is too long. It stays on this phone.";
  else stays();
  document.dispatchEvent(new CustomEvent("lamplight:notes", { detail: { kept: Boolean(kept) } }));
  if (kept && changed) save();
}

function stays() {
  const icon = document.querySelector("[data-offline] svg").cloneNode(true);
  said.replaceChildren(icon, `Kept on this phone, ${clock()}. Not sent yet.`);
}

async function send() {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "x-fragment": "notes" }, signal: AbortSignal.timeout(8000) });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function take(kept) {
  // Who has typed on sends it over the same version once more: then it is put together anew.
  if (kept.text !== undefined && changed) return;
  version.value = kept.version;
  if (kept.text !== undefined) {
    const at = field.selectionStart;
    field.value = kept.text;
    field.setSelectionRange(at, at);
  }
  if (!changed) done(form);
  said.textContent = kept.text === undefined ? "Kept, for you alone." : "Kept. Your other window had written too: both are here.";
}

if (form.dataset.dirty) save();

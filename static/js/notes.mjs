// Notes keep themselves a moment after one stops typing, one request after the other. What another
// window has kept meanwhile comes back with the answer, and both are there. Whoever keeps them for
// longer than a session listens for lamplight:notes.
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
  delete form.dataset.sent;
  form.dataset.dirty = "yes";
  changed = true;
  save();
});
addEventListener("online", () => form.dataset.dirty && save());

async function save() {
  clearTimeout(pause);
  if (sending) return;
  sending = true;
  changed = false;
  let why = "no signal";
  const kept = await send().catch(error => { if (error.message === "422") why = "it is too long"; });
  sending = false;
  if (kept) take(kept);
  else keepHere(why);
  document.dispatchEvent(new CustomEvent("lamplight:notes", { detail: { kept: Boolean(kept) } }));
  if (kept && changed) save();
}

async function send() {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "x-fragment": "notes" } });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

const draft = `draft:${form.getAttribute("action")}`;

function keepHere(why) {
  sessionStorage.setItem(draft, JSON.stringify({ version: version.value, text: field.value }));
  said.textContent = `Not kept yet: ${why}. It stays on this phone.`;
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
  if (!changed) {
    delete form.dataset.dirty;
    sessionStorage.removeItem(draft);
  }
  said.textContent = kept.text === undefined ? "Kept, for you alone." : "Kept. Your other window had written too: both are here.";
}

if (form.dataset.dirty) save();

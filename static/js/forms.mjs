// Forms: sent once, kept while one types, saved as one goes where that is safe.
const store = sessionStorage;

// A second click is no second wish.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  delete form.dataset.dirty;
  store.removeItem(key(form));
  setTimeout(() => delete form.dataset.sent, 4000);
  setTimeout(() => event.defaultPrevented || busy(event.submitter));
});

// The button says what is being sent.
function busy(button) {
  if (!button?.dataset.sending) return;
  button.setAttribute("aria-busy", "true");
  button.innerHTML = '<span class="beat" aria-hidden="true"><i></i><i></i><i></i></span>';
  button.append(button.dataset.sending);
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

const key = form => `draft:${form.getAttribute("action")}`;
const fields = form => [...form.elements].filter(it => it.name && it.type !== "submit" && (it.type !== "hidden" || it.name === "version"));

// What is typed survives a reload and a lost signal.
function restore(form) {
  const kept = JSON.parse(store.getItem(key(form)) ?? "null");
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
  store.setItem(key(form), JSON.stringify(kept));
});

// Leaving a page with unsent changes asks, where nothing else keeps them.
addEventListener("beforeunload", event => {
  if (document.querySelector("form[data-guard][data-dirty]")) event.preventDefault();
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
    need(form, true);
  }
});

function ready(root) {
  root.querySelectorAll("form[data-draft]").forEach(restore);
}

ready(document);
document.addEventListener("lamplight:part", event => ready(event.detail.part));

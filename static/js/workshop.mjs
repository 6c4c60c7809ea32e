// The editor: what is typed is held as one goes, lists grow and are put in order where they stand,
// and other pictures come without leaving the form.
const page = () => document.getElementById("main");

async function read(url, body) {
  const answer = await fetch(url, { method: "POST", body });
  const html = await answer.text();
  return { ok: answer.ok, main: new DOMParser().parseFromString(html, "text/html").getElementById("main") };
}

// ── what is typed and not kept ──
let pause = 0;
const typed = form => new URLSearchParams(new FormData(form));

async function hold(form) {
  pause = 0;
  const said = form.querySelector("[data-said]");
  try {
    const answer = await fetch(form.dataset.half, { method: "POST", body: typed(form), keepalive: true });
    if (!answer.ok) throw new Error(answer.status);
    if (pause) return;
    delete form.dataset.dirty;
    said.textContent = "Kept as you typed it; not in the story yet.";
  } catch {
    said.textContent = "Not kept yet: no signal.";
    pause = setTimeout(hold, 5000, form);
  }
}

function changed(form) {
  form.dataset.dirty = "yes";
  form.querySelector("[data-said]").textContent = "Not kept yet…";
  clearTimeout(pause);
  pause = setTimeout(hold, 1200, form);
}

document.addEventListener("input", event => {
  const form = event.target.form;
  if (form?.matches("form[data-half]")) changed(form);
});

document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-half]")) return;
  clearTimeout(pause);
  pause = 0;
});

addEventListener("pagehide", () => {
  const form = document.querySelector("form[data-half]");
  if (pause && form) navigator.sendBeacon(form.dataset.half, typed(form));
});

// ── other pictures ──
document.addEventListener("submit", async event => {
  const { target: form, submitter } = event;
  if (submitter?.name !== "draw") return;
  event.preventDefault();
  delete form.dataset.sent;
  const field = submitter.closest("fieldset.field");
  const body = typed(form);
  body.set("draw", submitter.value);
  const { main } = await read(form.action, body);
  const fresh = main?.querySelector(`#${CSS.escape(field.id)}`);
  if (!fresh) return;
  field.replaceWith(document.importNode(fresh, true));
  document.querySelector(`#${CSS.escape(field.id)} button[name=draw]`).focus();
  changed(form);
});

// ── lists of lines ──
const line = item => item.querySelector("textarea");

// What only a script can do has its place from the beginning, and is seen from now on.
function ready(root) {
  root.classList.add("moving");
  root.querySelectorAll("ol.growing").forEach(grow);
}

// One empty line is always there, and it is the last.
function grow(list) {
  const empty = [...list.children].filter(item => !line(item).value.trim());
  empty.slice(1).filter(item => item !== document.activeElement?.closest("li")).forEach(item => item.remove());
  const last = list.lastElementChild;
  if (line(last).value.trim()) {
    const next = last.cloneNode(true);
    line(next).value = "";
    line(next).removeAttribute("aria-invalid");
    list.append(next);
  }
  const label = line(list.firstElementChild).getAttribute("aria-label").replace(/\d+$/, "");
  [...list.children].forEach((item, place) => {
    const is_next = !item.nextElementSibling && !line(item).value.trim();
    line(item).setAttribute("aria-label", is_next ? `${label}new` : label + (place + 1));
    item.classList.toggle("next", is_next);
    item.querySelectorAll("button").forEach(it => { it.disabled = is_next; });
  });
}

function shift(item, by) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other || other.classList.contains("next")) return;
  if (by < 0) other.before(item);
  else other.after(item);
  grow(item.parentElement);
  changed(line(item).form);
}

document.addEventListener("input", event => {
  const list = event.target.closest("ol.growing");
  if (list) grow(list);
});

document.addEventListener("click", event => {
  const button = event.target.closest("ol.growing [data-go]");
  if (!button) return;
  const item = button.closest("li");
  const list = item.parentElement;
  const { form } = line(item);
  if (button.dataset.go === "out") {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    grow(list);
    line(near).focus();
    return changed(form);
  }
  shift(item, button.dataset.go === "up" ? -1 : 1);
  button.focus();
});

// ── lists of things ──
async function move(form, to) {
  const item = form.closest("li").id;
  const body = new URLSearchParams({ version: form.elements.version.value, to });
  const { ok, main } = await read(form.action, body);
  if (!ok || !main) return location.reload();
  page().replaceWith(document.importNode(main, true));
  ready(page());
  document.getElementById(item)?.querySelector(".grip")?.focus();
}

document.addEventListener("submit", event => {
  if (!event.target.matches("form.order")) return;
  event.preventDefault();
  move(event.target, event.submitter?.value ?? "later");
});

// ── by keys, and by hand ──
document.addEventListener("keydown", event => {
  const line_break = event.key === "Enter" && event.target.matches("ol.growing textarea");
  if (line_break) {
    event.preventDefault();
    const next = event.target.closest("li").nextElementSibling;
    return next && line(next).focus();
  }
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const grip = event.target.closest(".grip");
  if (!by || !grip) return;
  event.preventDefault();
  if (grip.form?.matches("form.order")) return move(grip.form, by < 0 ? "earlier" : "later");
  shift(grip.closest("li"), by);
  grip.focus();
});

let dragged = null;
document.addEventListener("pointerdown", event => {
  const item = event.target.closest(".grip")?.closest("li");
  if (item) item.draggable = true;
});
document.addEventListener("dragstart", event => {
  dragged = event.target.closest?.("li[draggable=true]");
});
document.addEventListener("dragover", event => {
  const over = event.target.closest("li");
  if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  if (over === dragged || over.classList.contains("next")) return;
  const { top, height } = over.getBoundingClientRect();
  if (event.clientY < top + height / 2) over.before(dragged);
  else over.after(dragged);
});
addEventListener("dragend", () => {
  if (!dragged) return;
  const item = dragged;
  dragged = null;
  item.draggable = false;
  const order = item.querySelector("form.order");
  if (order) return move(order, [...item.parentElement.children].indexOf(item) + 1);
  grow(item.parentElement);
  changed(line(item).form);
});
document.addEventListener("pointerup", () => {
  document.querySelectorAll("li[draggable=true]").forEach(item => { item.draggable = false; });
});

ready(page());

// Leaving a page with unsent changes asks, where nothing else keeps them.
addEventListener("beforeunload", event => {
  if (document.querySelector("form[data-guard][data-dirty]")) event.preventDefault();
});

// What a guest has pressed without a line waits here, in this browser, and is sent when the line is
// back: forms that say with data-repeat what they are called. The house refuses what is too late.
import { ask } from "./line.mjs";

const seat = document.querySelector("main[data-seat]")?.dataset.seat;
const play = `/play/${seat?.split(".")[0]}`;
const key = `waits:${seat}`;
const list = () => JSON.parse(localStorage.getItem(key) ?? "[]");

function keep(items) {
  if (items.length) localStorage.setItem(key, JSON.stringify(items));
  else localStorage.removeItem(key);
  show();
}

/** Whether `form` may wait. */
export const may = form => Boolean(seat && form.dataset.repeat);

const idOf = (form, button) => `${form.action} ${form.elements.round?.value ?? (form.id && button?.value) ?? ""}`;

/** Whether anything waits. */
export const some = () => list().length > 0;

/** Whether it waits already. */
export const has = form => may(form) && list().some(it => it.id === idOf(form));

/** Has `form`, sent by `button`, wait; of one form only the last is sent, and of marks the last for each clue. */
export function put(form, button) {
  const id = idOf(form, button);
  const body = new URLSearchParams(new FormData(form, button)).toString();
  const name = form.dataset.repeat ?? button.closest("details")?.querySelector("b").lastChild.textContent;
  const words = form.dataset.repeat && !("passOn" in form.dataset) ? name : `${name ?? "Clues"}: ${button.textContent}`;
  keep([...list().filter(it => it.id !== id), { id, action: form.action, body, words }]);
}

let sending = false;
export async function send() {
  if (sending || list().length === 0) return;
  sending = true;
  let refused = false;
  for (let item; (item = list()[0]);) {
    // Taken out first: another window would send it too.
    keep(list().slice(1));
    try {
      const answer = await fetch(item.action, { method: "POST", body: new URLSearchParams(item.body), redirect: "manual" });
      if (answer.status >= 500) throw new Error(answer.status);
      refused ||= answer.status >= 400;
    } catch {
      keep([item, ...list()]);
      ask();
      break;
    }
  }
  sending = false;
  if (list().length) return;
  // The house says on the next page what has become of it.
  if (refused) document.querySelector("[data-announce]").textContent = "What waited could not be done any more.";
  else if (location.pathname !== play) location.href = `${play}?room=clues`;
  else if (!document.activeElement?.matches("textarea, input[type=text], input[type=search]")) location.reload();
}

function show() {
  document.querySelector("[data-waits]")?.remove();
  const items = list();
  const shown = document.getElementById("waiting");
  if (items.length === 0 || !shown) return;
  const section = shown.content.firstElementChild.cloneNode(true);
  const line = section.querySelector("li");
  for (const item of items) {
    const copy = line.cloneNode(true);
    copy.querySelector("span").prepend(`${item.words} `);
    copy.querySelector("button").addEventListener("click", () => keep(list().filter(it => it.id !== item.id)));
    line.before(copy);
  }
  line.remove();
  document.querySelector("main").prepend(section);
}

if (seat) {
  show();
  document.addEventListener("lamplight:line", event => event.detail.there && send());
  addEventListener("storage", event => event.key === key && show());
  if (list().length) ask().then(there => there && send());
}

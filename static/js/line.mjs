// The line to the house: whether there is one, since when not, and what a page says then. Whoever
// hears of the house says so here; whoever wants to know listens for lamplight:line.
const bar = document.querySelector("[data-offline]");
let since = 0;

const sleep = ms => new Promise(done => setTimeout(done, ms));

/** The time of day. */
export const clock = () => new Date().toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The house was heard of just now, or was not. */
export function there(yes) {
  if (yes === !since) return;
  since = yes ? 0 : Date.now();
  const time = bar?.querySelector("[data-since]");
  if (time && since) time.textContent = clock();
  if (bar) bar.hidden = yes;
  document.dispatchEvent(new CustomEvent("lamplight:line", { detail: { there: yes } }));
  if (since) wait();
}

/** Asks the house for a sign of life. */
export async function ask(patience = 10000) {
  try {
    await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(patience) });
    there(true);
  } catch {
    there(false);
  }
  return !since;
}

let waiting = false;
async function wait() {
  if (waiting) return;
  waiting = true;
  while (since) {
    await sleep(2500);
    if (!document.hidden) await ask(2500);
  }
  waiting = false;
}

addEventListener("online", () => ask());
addEventListener("offline", () => ask());

// A link that leads nowhere now would take away the page that is there.
// After all that a page does with its own links.
addEventListener("click", async event => {
  const link = event.target.closest?.("a[href]");
  if (!since || !link || event.defaultPrevented || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  if (await ask(2000)) location.href = link.href;
  else say(link, "No signal: this opens when it is back.");
});

/** Says `words` beside `it`, once. */
export function say(it, words) {
  const near = it.closest("p, .row, li, form") ?? it;
  if (near.nextElementSibling?.matches("[data-line]")) near.nextElementSibling.remove();
  const said = document.createElement("p");
  said.className = "note";
  said.setAttribute("role", "status");
  said.dataset.line = "";
  near.after(said);
  requestAnimationFrame(() => said.textContent = words);
}

document.addEventListener("lamplight:line", event => event.detail.there && document.querySelectorAll("[data-line]").forEach(it => it.remove()));

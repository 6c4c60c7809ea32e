// What can be seen of the rules of the look in a page as it stands; says what is wrong.
const faults = [];
const say = (what, ...elements) => faults.push([what, ...elements.map(path)].join(" "));

function path(element) {
  const id = element.id ? `#${element.id}` : "";
  const kind = [...element.classList].map(name => `.${name}`).join("");
  const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.localName}${id}${kind}> “${words}”`;
}

const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const all = selector => [...document.querySelectorAll(selector)].filter(seen);

// One lamp, one heading, a title, a description.
const lit = all(".lamp, .seal:not(.dark, .broken)");
if (lit.length > 1) say("more than one thing is lit:", ...lit);
if (document.querySelectorAll("h1").length !== 1) say("not one h1, but", ...document.querySelectorAll("h1"));
if (!document.title.trim()) say("no title");
if (!document.querySelector("meta[name=description]")?.content.trim()) say("no description");

// Nothing scrolls sideways, and nothing that matters is cut off at a side.
const wide = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > wide) say(`scrolls sideways: ${document.documentElement.scrollWidth}px`);

// Nobody scrolls a television.
const high = document.documentElement.scrollHeight;
if (document.querySelector("main.tv") && innerWidth > 1000 && high > innerHeight + 1) say(`does not fit the television: ${high} px`);

function scrolls(element) {
  for (let it = element.parentElement; it && it !== document.body; it = it.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(it).overflowX)) return true;
  }
  return false;
}

function boxes(element) {
  if (element.matches("input, select, textarea, button, img, svg")) return [element.getBoundingClientRect()];
  const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return texts.flatMap(node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  });
}

for (const element of all("body *")) {
  if (element.closest(".visually-hidden, .skip, [aria-hidden=true], option, noscript")) continue;
  const out = boxes(element).find(box => box.width > 1 && (box.right > wide + 1 || box.left < -1));
  if (out && !scrolls(element)) say(`beyond the edge, ${Math.round(out.left)} to ${Math.round(out.right)} of ${wide}:`, element);
}

// What looks as if it could be pressed can be, also without a script.
for (const button of all("button")) {
  const works = button.form && button.type !== "button" || button.popoverTargetElement;
  if (!works && !document.documentElement.classList.contains("scripted")) say("does nothing without a script:", button);
}

// Nothing comes from elsewhere.
const loaded = performance.getEntriesByType("resource");
for (const entry of loaded) {
  if (new URL(entry.name).origin !== location.origin) say(`comes from elsewhere: ${entry.name}`);
}
const weigh = end => loaded.filter(it => new URL(it.name).pathname.endsWith(end))
  .reduce((sum, it) => sum + it.decodedBodySize, 0);
for (const [end, most] of [[".css", 75_000], [".mjs", 30_000]]) {
  if (weigh(end) > most) say(`${end} weighs ${weigh(end)} bytes; ${most} are allowed`);
}
return faults;

// Before what comes late is there: writes down where everything stands. Afterwards (with true): waits
// until all of it has come, and says what has moved, gone or changed its size.
const [late, done] = [arguments[0], arguments[arguments.length - 1]];
const seen = element => element.checkVisibility({ visibilityProperty: true });

function box(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + scrollX, top + scrollY, width, height];
}

// What is inside a drawing moves nothing, and a clock that has gone on in between is none of this.
const all = [...document.querySelectorAll("body *")].filter(it => !it.parentElement.closest("svg"));
const clocks = [...document.querySelectorAll("time")];

if (!late) {
  const boxes = new Map(all.filter(seen).map(it => [it, box(it)]));
  window.before = { boxes, clocks: new Map(clocks.map(it => [it, it.textContent])) };
  return done();
}

async function everything() {
  const images = [...document.images];
  images.forEach(it => it.loading = "eager");
  await Promise.all(images.map(it => it.complete || new Promise(end => it.onload = it.onerror = end)));
  const modules = [...document.scripts].filter(it => it.type === "module" && it.src);
  await Promise.all(modules.map(it => import(it.src).catch(() => null)));
  do {
    await new Promise(end => requestAnimationFrame(() => requestAnimationFrame(end)));
    await document.fonts.ready;
  } while (document.fonts.status === "loading");
}

function changed(element, before) {
  if (!element.isConnected || !seen(element)) return true;
  return box(element).some((now, side) => Math.abs(now - before[side]) >= 1);
}

const name = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 80);
const place = ([left, top, width, height]) => `${Math.round(left)},${Math.round(top)} (${Math.round(width)} by ${Math.round(height)})`;

everything().then(() => {
  const { boxes, clocks } = window.before;
  clocks.forEach((text, clock) => clock.textContent = text);
  const moved = [...boxes].filter(([element, before]) => changed(element, before));
  // What holds something that moves has grown because of it.
  const inner = moved.filter(([element]) => !moved.some(([other]) => other !== element && element.contains(other)));
  done(inner.slice(0, 3).map(([element, before]) => element.isConnected && seen(element)
    ? `moved when pictures, fonts and scripts came, from ${place(before)} to ${place(box(element))}: ${name(element)}`
    : `gone when pictures, fonts and scripts came: ${name(element)}`));
}, error => done([`cannot be held still: ${error}`]));

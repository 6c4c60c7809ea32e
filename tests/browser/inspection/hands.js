// What hands and eyes in need find wrong: arguments[0] is "touch" (a finger on an upright phone),
// "low" (a phone that lies on its side), or "forced" (the system's own colours).
const faults = [];
const say = (what, ...elements) => faults.push([what, ...elements.map(it => `<${it.localName}> “${(it.innerText || it.getAttribute("aria-label") || it.id).trim().slice(0, 30)}”`)].join(" "));
const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const all = selector => [...document.querySelectorAll(selector)].filter(seen);
const TOUCH = 44;

// For those who listen, and nowhere on the page.
function apart(element) {
  for (let it = element; it; it = it.parentElement) if (getComputedStyle(it).clipPath.startsWith("inset(50%")) return true;
  return false;
}

// A link in the middle of a sentence is as high as its line.
const inText = element => getComputedStyle(element).display === "inline" && [...element.parentElement.childNodes]
  .some(it => it !== element && (it.nodeType === Node.TEXT_NODE && it.data.trim().length > 1));
const target = element => element.matches("input[type=radio], input[type=checkbox]") ? element.closest("label") ?? element : element;

const looks = {
  touch() {
    for (const element of all("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
      const box = target(element).getBoundingClientRect();
      if (box.width <= 1 || inText(element) || element.closest(".skip, .visually-hidden, .sheet, .table")) continue;
      if (box.height < TOUCH - .5) say(`${Math.round(box.height)} px high:`, element);
    }
  },
  low() {
    const bars = all("body *").filter(it => getComputedStyle(it).position === "fixed" && !it.closest("[popover], .lights-out"));
    const high = bars.reduce((most, it) => Math.max(most, it.getBoundingClientRect().height), 0);
    if (high > innerHeight * .3) say(`a bar of ${Math.round(high)} px covers the page of ${innerHeight}`);
    scrollTo(0, document.documentElement.scrollHeight);
    const bottom = Math.min(innerHeight, ...bars.map(it => it.getBoundingClientRect()).filter(it => it.top > innerHeight / 2 && it.width > innerWidth / 2).map(it => it.top));
    const last = all("main :is(p, li, label, textarea, input, button, h2, h3)").filter(it => !bars.some(bar => bar.contains(it)) && !it.closest("[popover]") && !apart(it))
      .map(it => [it.getBoundingClientRect().bottom, it]).sort(([one], [other]) => other - one)[0];
    if (!document.querySelector("main.tv") && last && last[0] > bottom + 1 && getComputedStyle(last[1]).position !== "fixed") say(`ends ${Math.round(last[0] - bottom)} px under the bar:`, last[1]);
    scrollTo(0, 0);
  },
  forced() {
    for (const element of all("button, .lamp, .ticket, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")) {
      const style = getComputedStyle(element);
      const edge = ["Top", "Bottom"].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none")
        || parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none" || style.textDecorationLine.includes("underline");
      const box = element.getBoundingClientRect();
      if (!edge && box.width > 1) say("has no edge in forced colours:", element);
    }
  },
};
looks[arguments[0]]();
return faults;

// Before Tab is pressed: writes down where the focus goes. Afterwards (with true): says what was
// missed, and where the focus was not to be seen; nothing at all if the page has drawn some of its
// controls anew meanwhile, as live pages do: it has to be gone through again.
const seen = element => element.checkVisibility({ visibilityProperty: true });
const describe = element => {
  const words = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
  return `<${element.localName}${element.id ? `#${element.id}` : ""}> “${words.slice(0, 40)}”`;
};

if (!arguments[0]) {
  const visits = window.visits = new Map();
  document.addEventListener("focusin", event => {
    const element = event.target;
    const style = getComputedStyle(element);
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
    const box = element.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const spots = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) =>
      document.elementFromPoint(box.left + box.width * x, top + (bottom - top) * y));
    const covered = box.width > 1 && !spots.some(it => it && (element.contains(it) || it.contains(element)));
    visits.set(element, { ringed, covered });
  });
  document.activeElement?.blur();
  window.before = controls();
  // A date is one control with many stops.
  return window.before.length + 8 * document.querySelectorAll("input[type^=date]").length;
}

function controls() {
  const focusable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const grouped = new Set();
  return [...document.querySelectorAll(focusable)].filter(element => {
    if (!seen(element) || element.disabled || element.tabIndex < 0 || element.closest("[inert]")) return false;
    if (element.type !== "radio") return true;
    const group = `${element.form?.action} ${element.name}`;
    return !grouped.has(group) && grouped.add(group);
  });
}

const now = controls();
if (now.length !== window.before.length || now.some((it, place) => it !== window.before[place])) return null;
const faults = [];
const visits = window.visits;
for (const element of now) {
  const group = element.type === "radio" ? [...visits.keys()].filter(it => it.name === element.name) : [element];
  const visit = group.map(it => visits.get(it)).find(it => it);
  if (!visit) faults.push(`Tab never comes to ${describe(element)}`);
  else if (!visit.ringed) faults.push(`the focus is not to be seen on ${describe(element)}`);
  else if (visit.covered) faults.push(`the focus is covered on ${describe(element)}`);
}
document.activeElement?.blur();
return faults;

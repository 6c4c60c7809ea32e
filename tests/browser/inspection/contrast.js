// Finds the controls of a page that are to be looked at, pixel by pixel.
// arguments: the state the page is in, and what was looked at before.
// Answers with the controls not yet seen in this state and these colours: their words and icons'
// boxes (in px of the page), and the least contrast each must have.
const [state, known] = arguments;
const CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea, label:has(:is([type=radio], [type=checkbox]))";
const LARGE = 24, LARGE_BOLD = 18.66, TEXT = 4.5, SHAPE = 3;

const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
const before = new Set(known);

/** What colours an element has and lies on: two controls with the same need one look. */
function looks(element) {
  const chain = [];
  for (let it = element; it; it = it.parentElement) {
    const style = getComputedStyle(it);
    chain.push(style.backgroundColor, style.backgroundImage.slice(0, 80), style.opacity, style.filter);
    if (style.backgroundColor && !/, 0\)|\/ 0\)|transparent/.test(style.backgroundColor)) break;
  }
  const own = getComputedStyle(element);
  return digest([state, element.localName, element.type ?? "", element.className, own.color, own.fontSize, own.fontWeight, ...chain].join("|"));
}

/** A short name for a long one (FNV-1a). */
function digest(text) {
  let hash = 0xcbf29ce484222325n;
  for (const letter of text) hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0))) * 0x100000001b3n);
  return hash.toString(36);
}

/** The part of a box that no ancestor cuts off. */
function uncut(element, box) {
  let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
  for (let it = element.parentElement; it && it !== document.body; it = it.parentElement) {
    const style = getComputedStyle(it);
    if (style.overflowX === "visible" && style.overflowY === "visible" && style.clipPath === "none") continue;
    const edge = it.getBoundingClientRect();
    [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
    [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
  }
  return [left + scrollX, top + scrollY, right - left, bottom - top].map(Math.round);
}

/** Whether something else lies over the middle of a box, such as a card that has just come. */
function covered(control, { left, top, width, height }) {
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return above && !control.contains(above) && !above.contains(control);
}

function least(element) {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= LARGE || size >= LARGE_BOLD && Number(style.fontWeight) >= 700;
  return large || state === "off" ? SHAPE : TEXT;
}

/** What stands in a control: its texts, what is written in a field, its icon where there is no text. */
function marks(control) {
  if (control.matches("input:not([type=radio], [type=checkbox], [type=file], [type=range], [type=color]), textarea, select")) {
    const written = control.matches("select") ? control.selectedOptions[0]?.text : control.value || control.placeholder;
    return written?.trim() ? [{ element: control, box: control.getBoundingClientRect() }] : [];
  }
  const found = [];
  const walk = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (!node.data.trim() || !seen(node.parentElement) || node.parentElement.closest(".visually-hidden, noscript, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) found.push({ element: node.parentElement, box });
  }
  if (found.length === 0) {
    for (const icon of control.querySelectorAll("svg.icon")) if (seen(icon)) found.push({ element: icon, box: icon.getBoundingClientRect(), icon: true });
  }
  return found;
}

const fresh = [];
for (const control of document.querySelectorAll(CONTROLS)) {
  if (!seen(control) || control.closest(".visually-hidden, .skip, [aria-hidden=true], noscript")) continue;
  const key = looks(control);
  if (before.has(key)) continue;
  const boxes = marks(control).filter(({ box }) => !covered(control, box)).map(({ element, box, icon }) => ({ box: uncut(control, box), least: icon ? SHAPE : least(element) }))
    .filter(({ box: [, , wide, high] }) => wide > 3 && high > 3);
  if (boxes.length === 0) continue;
  before.add(key);
  const words = control.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  const kind = [...control.classList].map(name => `.${name}`).join("");
  control.dataset.contrast = fresh.length;
  fresh.push({ key, name: `<${control.localName}${kind}> “${words || control.getAttribute("aria-label") || control.value || ""}”`, boxes });
}
return fresh;

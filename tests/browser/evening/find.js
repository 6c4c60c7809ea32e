// The first thing to be seen that a selector finds and that says something, perhaps within another
// thing that says something.
const [selector, words, scope, inside] = arguments;
const plain = text => text.replace(/\s+/g, " ").toLowerCase();
const says = (it, words) => it && plain(it.innerText ?? "").includes(plain(words));
const found = [...document.querySelectorAll(selector)].find(it =>
  it.checkVisibility({ visibilityProperty: true }) && says(it, words) && (!scope || says(it.closest(scope), inside)));
found?.scrollIntoView({ block: "center", behavior: "instant" });
return found ?? null;

// Puts everything on a page into one state: "plain", "hovered" (the pointer comes later), "chosen"
// or "off". Answers with how high the page is then.
const [state] = arguments;
// What is changed for the look, and how it is taken back.
window.takeBack = [];
const change = (elements, name, value) => {
  for (const element of elements) {
    const was = element[name];
    element[name] = value;
    takeBack.unshift(() => { element[name] = was; });
  }
};
if (state === "chosen") {
  change(document.querySelectorAll(":is([type=radio], [type=checkbox]):not(:checked)"), "checked", true);
  change(document.querySelectorAll("[aria-pressed=false]"), "ariaPressed", "true");
}
if (state === "off") change(document.querySelectorAll("button, input, select, textarea"), "disabled", true);
return document.documentElement.scrollHeight;

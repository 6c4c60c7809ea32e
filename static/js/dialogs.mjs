// Dialogs are popovers, so that they open without a script. With one, the page behind them
// rests while they are open, the focus comes back, and a key covers a seat or finds the search.
document.addEventListener("toggle", event => {
  const box = event.target;
  if (!box.matches?.("[popover][role=dialog]")) return;
  const open = event.newState === "open";
  for (const part of document.querySelectorAll("body > header, body > main, body > nav, body > footer")) {
    if (!part.contains(box)) part.inert = open;
  }
  if (open) (box.querySelector("[autofocus]") ?? box.querySelector("button, a, input"))?.focus();
}, true);

document.addEventListener("keydown", event => {
  if (event.target.matches("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    event.preventDefault();
    if (search) search.focus();
    else location.href = "/stories#search";
  }
});

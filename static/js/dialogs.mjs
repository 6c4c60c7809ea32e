// Dialogs are popovers, so that they open without a script. With one, the page behind them
// rests while they are open, and the focus comes back.
const from = new WeakMap();
document.addEventListener("beforetoggle", event => event.newState === "open" && from.set(event.target, document.activeElement), true);
document.addEventListener("toggle", event => {
  const box = event.target;
  if (!box.matches?.("[popover][role=dialog]")) return;
  const open = event.newState === "open";
  for (let inside = box; inside !== document.body; inside = inside.parentElement) {
    for (const beside of inside.parentElement.children) if (beside !== inside) beside.inert = open;
  }
  if (open) (box.querySelector("[autofocus]") ?? box.querySelector("button, a, input"))?.focus();
  // What rested could not have it back by itself.
  else if (document.activeElement === document.body || box.contains(document.activeElement)) from.get(box)?.focus();
}, true);

// A question has a page of its own; where its dialog is at hand, it is asked here.
document.addEventListener("click", event => {
  const asks = event.target.closest?.("a[data-asks]");
  const box = asks && document.getElementById(asks.dataset.asks);
  if (!box?.showPopover || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  box.showPopover();
});

// Handing something on: a link or a code copied or shared, a page printed. Buttons that a browser
// has no use for stay hidden; the link itself stands beside them.
function ready(root) {
  if (navigator.clipboard) root.querySelectorAll("[data-copy]").forEach(it => { it.hidden = false; });
  if (navigator.share) root.querySelectorAll("[data-share]").forEach(it => { it.hidden = false; });
  root.querySelectorAll("[data-print]").forEach(it => { it.hidden = false; });
}

async function copy(button) {
  const said = button.querySelector("[data-said]");
  button.dataset.says ??= said.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = "Copied";
  } catch {
    said.textContent = "Not copied";
  }
  setTimeout(() => { said.textContent = button.dataset.says; }, 2500);
}

document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy], [data-share], [data-print]");
  if (!button) return;
  if ("copy" in button.dataset) copy(button);
  // Who closes the sheet without choosing anybody has done nothing wrong.
  if ("share" in button.dataset) navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  if ("print" in button.dataset) print();
});

// What is folded is read on paper too.
addEventListener("beforeprint", () => document.querySelectorAll("[data-unfold-to-print] details").forEach(it => { it.open = true; }));

ready(document);
document.addEventListener("lamplight:part", event => ready(event.detail.part));

// What is added to a list stands first in it; what came twice stands there once.
document.addEventListener("lamplight:taken", event => {
  for (const template of event.detail.querySelectorAll("template[data-append]")) {
    const list = document.querySelector(`[data-entries="${template.dataset.append}"]`);
    if (!list) continue;
    const items = [...document.importNode(template, true).content.children].filter(it => !document.getElementById(it.id));
    list.prepend(...items);
    document.querySelectorAll(".when-empty").forEach(it => { it.hidden = true; });
  }
});

// The seats that are kept in this browser, on the page that says that there is no signal.
const section = document.querySelector("[data-kept]");
const names = await globalThis.caches?.keys() ?? [];
for (const name of names.filter(it => it.startsWith("seat:"))) {
  const path = `/play/${name.slice(5)}`;
  const kept = await caches.match(path, { cacheName: name });
  if (!kept || location.pathname === path) continue;
  const link = document.createElement("a");
  link.href = path;
  link.textContent = decodeURIComponent(kept.headers.get("x-title"));
  const line = document.createElement("li");
  line.append(link);
  section.querySelector("ul").append(line);
  section.hidden = false;
}

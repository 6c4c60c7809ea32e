// Clocks that run, times of day in the reader's own zone, and the dark that ends.
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

function localise(root) {
  for (const time of root.querySelectorAll("time[data-clock]")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = clock.format(at);
  }
}

function tick() {
  const now = Date.now();
  for (const time of document.querySelectorAll("time[data-ends]")) {
    const left = Math.max(0, Math.ceil((new Date(time.dataset.ends) - now) / 1000));
    const text = "exact" in time.dataset
      ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
      : String(Math.ceil(left / 60));
    if (time.textContent !== text) time.textContent = text;
  }
  for (const dark of document.querySelectorAll("[data-until]")) {
    if (new Date(dark.dataset.until) <= now) {
      dark.remove();
      document.dispatchEvent(new Event("lamplight:light"));
    }
  }
}

localise(document);
document.addEventListener("lamplight:part", event => localise(event.detail.part));
if (document.querySelector("time[data-ends], [data-until], [data-live]")) setInterval(tick, 500);

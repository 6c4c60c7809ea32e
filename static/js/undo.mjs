// Seconds that run out, said in numbers; with them goes what could be taken back.
const running = new WeakSet();

function run(root) {
  for (const seconds of root.querySelectorAll("[data-seconds]")) {
    if (running.has(seconds)) continue;
    running.add(seconds);
    let left = Number(seconds.dataset.seconds);
    const tick = setInterval(() => {
      seconds.textContent = `${--left} s`;
      if (left > 0) return;
      clearInterval(tick);
      seconds.closest("form").remove();
    }, 1000);
  }
}

run(document);
document.addEventListener("lamplight:part", event => run(event.detail.part));

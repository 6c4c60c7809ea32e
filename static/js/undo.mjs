// Seconds that run out, said in numbers; with them goes what could be taken back.
for (const seconds of document.querySelectorAll("[data-seconds]")) {
  let left = Number(seconds.dataset.seconds);
  const tick = setInterval(() => {
    seconds.textContent = `${--left} s`;
    if (left > 0) return;
    clearInterval(tick);
    seconds.closest("form").remove();
  }, 1000);
}

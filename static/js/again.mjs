// A page that could not be had asks every few seconds whether it can be had now.
const link = document.querySelector("[data-again]");

async function ask() {
  const answer = await fetch(link.href, { redirect: "manual" }).catch(() => null);
  if (answer && answer.status !== 503) location.replace(link.href);
}

setInterval(ask, 4000);

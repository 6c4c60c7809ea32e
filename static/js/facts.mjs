// Says aloud what has become so, once: who came in, whose ballot is in, whose phone is away.
const says = document.querySelector("[data-says]");
const facts = () => new Map([...document.querySelectorAll("[data-fact]")].map(it => [it.dataset.fact, it.textContent]));
let known = facts();

document.addEventListener("lamplight:part", event => {
  if (event.detail.name !== "facts") return;
  const now = facts();
  const news = [...now].filter(([name]) => !known.has(name)).map(([, words]) => words);
  known = now;
  if (news.length) says.textContent = news.join(" ");
});

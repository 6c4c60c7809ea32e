// The television: what has its time there, and a sound for what comes, where somebody wants one.
// Times are spans reckoned by the server, so that a television with a wrong clock shows them too.
const button = document.querySelector("[data-sound]");
const KEPT = "screen-sound";
let context = null;
let heard = new Set();

// A browser that keeps nothing forgets the choice, and nothing else.
function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

function keep(choice) {
  try { localStorage.setItem(KEPT, choice); } catch { /* not kept */ }
}

const on = () => button.getAttribute("aria-pressed") === "true";

// One after the other: tones in hertz, each with its length in seconds.
const CUES = {
  join: [[660, .12]],
  round: [[392, .3], [494, .3], [587, .5]],
  clue: [[880, .15], [1109, .35]],
  dark: [[196, .5], [147, .9]],
  ballots: [[523, .25], [523, .25], [392, .6]],
  verdict: [[220, .6], [277, .6], [330, 1.4]],
};

function play(name) {
  if (!on() || !CUES[name]) return;
  context ??= new AudioContext();
  context.resume();
  let at = context.currentTime + .02;
  for (const [pitch, length] of CUES[name]) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(.2, at + .02);
    loudness.gain.exponentialRampToValueAtTime(.001, at + length);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
    at += length * .8;
  }
}

// What is in view and was not before is heard once.
function listen(root) {
  const now = [...root.querySelectorAll("[data-cue]")].filter(it => !it.hidden);
  const keys = now.map(it => `${it.dataset.cue} ${it.dataset.cueKey ?? ""}`);
  const fresh = now.filter((_, place) => !heard.has(keys[place]));
  heard = new Set(keys);
  if (fresh[0]) play(fresh[0].dataset.cue);
}

// Nobody scrolls a television: what is too long for it gets smaller, and no smaller than it must. On
// a phone one scrolls.
const SMALLEST = .55;
function fit() {
  const main = document.querySelector("main.tv");
  if (innerWidth < 1000) return;
  const texts = [...main.querySelectorAll(".tv-round > :not([hidden]), .tv-who")];
  for (const it of texts) it.style.fontSize = "";
  for (let size = .95; size > SMALLEST && main.scrollHeight > innerHeight + 1; size -= .05) {
    for (const it of texts) it.style.fontSize = `${size}em`;
  }
}
addEventListener("resize", fit);

function show(root) {
  for (const it of root.querySelectorAll("[data-starts-in], [data-ends-in]")) {
    const { startsIn, endsIn } = it.dataset;
    if (startsIn > 0) setTimeout(() => { it.hidden = false; if (it.isConnected) listen(root); fit(); }, startsIn);
    if (endsIn > 0) setTimeout(() => { it.remove(); fit(); }, endsIn);
  }
  listen(root);
  fit();
}

// Minutes as one says them across a room.
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-words]")) {
    const minutes = Math.max(0, Math.ceil((new Date(time.dataset.words) - Date.now()) / 60000));
    const words = minutes === 0 ? "Time is up" : minutes === 1 ? "one minute left" : `${minutes} minutes left`;
    if (time.textContent !== words) time.textContent = words;
  }
}, 500);

function turn(yes) {
  button.setAttribute("aria-pressed", String(yes));
  button.querySelector("[data-sound-on]").hidden = !yes;
  button.querySelector("[data-sound-off]").hidden = yes;
}

turn(kept() === "on");
button.hidden = false;
button.addEventListener("click", () => {
  turn(!on());
  keep(on() ? "on" : "off");
  play("clue");
});

document.addEventListener("lamplight:part", event => show(event.detail.part));
// What stands there when the page is opened is not news.
heard = new Set([...document.querySelectorAll("[data-cue]")].map(it => `${it.dataset.cue} ${it.dataset.cueKey ?? ""}`));
show(document.querySelector("[data-part=screen]"));

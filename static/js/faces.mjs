// The button says who was chosen, and for what.
function name(form) {
  const button = form.querySelector("button.lamp");
  if (!button) return;
  const who = form.querySelector(".faces label:has(:checked)")?.dataset.name;
  const what = form.querySelector("[name=what]:checked");
  if (what && what.value !== "board") {
    button.textContent = `${what.dataset.says} ${who ?? "…"}`;
    button.dataset.sending = `${what.dataset.sending} ${who ?? ""}…`;
  } else {
    button.textContent = what || !who ? button.dataset.says : `${button.dataset.says}: ${who}`;
    button.dataset.sending = what ? "Putting it on the board…" : button.dataset.sending;
  }
}

const named = "[data-pass-on], [data-ballot]";
document.addEventListener("change", event => event.target.form?.matches(named) && name(event.target.form));
const all = root => root.querySelectorAll(named).forEach(name);
all(document);
document.addEventListener("lamplight:part", event => all(event.detail.part));

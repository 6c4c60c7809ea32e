// `47 of 90` above a field whose length is bounded, while one types; red beyond it, where the
// server would say so too.
function count(control) {
  const label = document.querySelector(`label[for="${CSS.escape(control.id)}"] .count`);
  if (!label) return;
  const most = Number(control.dataset.most);
  control.addEventListener("input", () => {
    const length = [...control.value.trim()].length;
    label.textContent = `${length} of ${most}`;
    label.classList.toggle("danger", length > most);
  });
}

document.querySelectorAll("[data-most]").forEach(count);

// The browser knows the time zone; people should not have to look for it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A form that asks for it unseen: at registration. */
function fill(input) {
  input.value ||= zone;
}

/** A choice that stands otherwise: offered, never changed behind somebody's back. */
function offer(span) {
  const select = document.getElementById(span.dataset.timeZoneOffer);
  const known = [...select.options].some((option) => option.value === zone);
  if (!known || select.value === zone) return;
  const button = span.querySelector("button");
  button.textContent = `${zone.replaceAll("_", " ")}: use that`;
  button.addEventListener("click", () => {
    select.value = zone;
    span.hidden = true;
    select.focus();
  });
  span.hidden = false;
}

if (zone) {
  document.querySelectorAll("input[data-time-zone]").forEach(fill);
  document.querySelectorAll("[data-time-zone-offer]").forEach(offer);
}

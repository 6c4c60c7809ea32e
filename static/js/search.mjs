// A key finds the search, on this page or in the shop.
document.addEventListener("keydown", event => {
  if (event.target.matches("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    event.preventDefault();
    if (search) search.focus();
    else location.href = "/stories#search";
  }
});

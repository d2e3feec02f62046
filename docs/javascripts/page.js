// Two small things: Escape closes the drawer of a narrow screen, and a field narrows the list below it.
const drawer = document.getElementById("__drawer");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer?.checked) drawer.click();
});

for (const field of document.querySelectorAll("input[data-narrow]")) {
  const table = document.getElementById(field.dataset.narrow);
  const rows = [...table.querySelectorAll("tbody > tr:not(.grp)")];
  const status = field.closest("p").querySelector("[role=status]");
  const words = rows.map((row) => row.textContent.toLowerCase());
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => { row.hidden = !wanted.every((word) => words[at].includes(word)); });
    for (const group of table.querySelectorAll("tr.grp")) {
      const own = [];
      for (let next = group.nextElementSibling; next && !next.matches(".grp"); next = next.nextElementSibling) own.push(next);
      group.hidden = own.length > 0 && own.every((row) => row.hidden);
    }
    status.textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length}` : "";
  });
}

// On a narrow screen the groups of a long table, and long lists of references, wait behind a button that says how many
// they hold. A link into one opens it, and so does narrowing the table. Paper and wide screens always show all.
const LONG = 20;

/** A button in place of `words`; `held` is shown while it is pressed. */
function fold(held, words, count) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ev-fold";
  const number = document.createElement("b");
  number.textContent = count;
  button.append(...words, " ", number);
  const show = (open) => {
    held.classList.toggle("is-folded", !open);
    button.setAttribute("aria-expanded", String(open));
  };
  show(false);
  button.addEventListener("click", () => show(held.classList.contains("is-folded")));
  held.addEventListener("unfold", () => show(true));
  return button;
}

const unfold = (held) => held?.dispatchEvent(new Event("unfold"));

for (const table of document.querySelectorAll("table[data-fold]")) {
  for (const head of table.querySelectorAll("tr.grp > th")) {
    const group = head.closest("tbody");
    head.replaceChildren(fold(group, [...head.childNodes], group.rows.length - 1));
  }
  const unfoldAll = () => table.querySelectorAll(".is-folded").forEach(unfold);
  document.querySelector(`form[data-view="${table.id}"]`)?.addEventListener("input", unfoldAll);
  if (location.search) unfoldAll();
}
for (const list of document.querySelectorAll(".ev-refs")) {
  if (list.children.length > LONG && !list.closest("details")) list.before(fold(list, [], `${list.children.length} references`));
}

function follow(hash) {
  const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  const held = target && target.closest(".is-folded, details:not([open])");
  if (!held) return;
  if (held.tagName === "DETAILS") held.open = true;
  else unfold(held);
  target.scrollIntoView();
}
// The same address twice is no change of it. A tap that opens a card leads nowhere: by then somebody has said so.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link) setTimeout(() => { if (!event.defaultPrevented) follow(link.hash); });
});
addEventListener("hashchange", () => follow(location.hash));
follow(location.hash);

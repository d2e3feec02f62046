// The page at work: the drawer of a narrow screen, tables that stay tables, and what only some pages need.

// The theme opens the drawer by a label, which works without scripts but not by keyboard: a button takes its place.
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for=__drawer]");
if (drawer && label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  tell();
  button.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", tell);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    button.focus();
  });
}

// On a phone the rows of a wide table are laid out as grids, and some browsers then forget that it is a table.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
export async function nameParts(table) {
  const parts = [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td, th")];
  for (const [at, part] of parts.entries()) {
    part.setAttribute("role", ROLES[part.tagName] ?? (part.scope.startsWith("row") ? "rowheader" : "columnheader"));
    if (at % 1000 === 999) await new Promise((done) => { setTimeout(done); });   // a long list takes several tasks
  }
}
document.querySelectorAll(".ev-stack").forEach(nameParts);

// Code wider than the screen scrolls sideways, by keyboard as well. (On the code itself the theme would undo this.)
for (const block of document.querySelectorAll(".ev-page pre")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}

// Lists that can be sorted and narrowed bring a library, which other pages do not load.
if (document.querySelector("form[data-view]")) import("./table.js");
if (document.querySelector(".ev-reading")) import("./reading.js");
if (document.querySelector(".ev-take")) import("./reuse.js");
// What is long on a narrow screen is folded there. Groups are folded by the style sheet, before this file is read.
const narrow = matchMedia("(max-width: 44.9375em)");
const foldLong = () => { if (narrow.matches) import("./fold.js"); };
foldLong();
narrow.addEventListener("change", foldLong);

// What is long is laid out once the page can be read, some of it in each frame. Rows of lists stay as they are: they are moved about.
const LONG = ".ev-further, .ev-tablewrap, .ev-lines, .ev-plain > li, .ev-refs > li, .ev-table:not(.ev-list, .is-rows) tbody > tr";
const ENOUGH = 300;   // elements in one frame
const FONTS = ["", "italic "].flatMap((style) => ["Serif", "Sans"].map((name) => `${style}1em "Evidograph ${name}"`));
export const nextFrame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
async function layOut(parts) {
  if (!parts.length) return;
  if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done); });
  const text = document.body.textContent;   // a font that came later would lay all of it out anew, in one go
  await Promise.all(FONTS.map((font) => document.fonts.load(font, text)));
  let laid = 0;
  for (const part of parts) {
    part.classList.add("is-laid");
    laid += part.getElementsByTagName("*").length;
    if (laid < ENOUGH) continue;
    laid = 0;
    await nextFrame();
  }
}
layOut([...document.querySelectorAll(LONG)].filter((part) => getComputedStyle(part).contentVisibility === "auto"));

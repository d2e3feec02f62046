// Tips. A citation shows its reference, a mark or a term shows its data-tip, on hover, on focus and on the first tap.
// Escape closes; the pointer may move into the tip; nothing on the page moves. Without this file the links simply lead on.
const WIDE = matchMedia("(min-width: 60em)");
const TRIGGERS = "a[data-tip], .ev-cites > a[href^='#ref-']";

const tip = document.createElement("div");
tip.className = "ev-tip";
tip.id = "ev-tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
document.body.append(tip);

let opened = null;      // the link whose tip is open
let timer = 0;
let touched = false;    // the last pointer was a finger

/** What the tip of this link says: nodes, or null where there is nothing to say. */
function contents(link) {
  if (link.dataset.tip) {
    const [first, ...rest] = link.dataset.tip.split("\n");
    const bold = document.createElement("b");
    bold.textContent = first;
    return [bold, ...rest.flatMap((line) => [document.createElement("br"), line])];
  }
  const reference = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!reference) return null;
  const copy = reference.cloneNode(true);
  copy.querySelectorAll(".back").forEach((node) => node.remove());
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  return [...copy.childNodes];
}

/** On touch a tap opens the tip, so the tip itself must lead on. */
function onward(link) {
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = link.hash.startsWith("#ref-") ? "Go to the reference" : "Open";
  const line = document.createElement("p");
  line.className = "more";
  line.append(more);
  return line;
}

/** In the margin beside prose, over tables near the link, on a phone at the foot of the screen. */
function place(link) {
  const block = link.closest(".ev-block");
  tip.classList.toggle("is-sheet", !WIDE.matches);
  tip.classList.toggle("is-over", WIDE.matches && !block);
  document.body.classList.toggle("has-margin-tip", WIDE.matches && !!block);
  tip.style.left = tip.style.top = "";
  if (!WIDE.matches) return;
  const at = link.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const edge = document.documentElement.clientWidth;
  if (block) {
    const grid = getComputedStyle(block);
    const beside = block.getBoundingClientRect().left + parseFloat(grid.gridTemplateColumns) + parseFloat(grid.columnGap);
    tip.style.left = `${scrollX + Math.max(beside, at.right + 12)}px`;
    tip.style.top = `${scrollY + at.top - 12}px`;
    if (beside >= at.right + 4) return;
    tip.classList.add("is-over");
  }
  const below = at.bottom + size.height + 8 < innerHeight || at.top < size.height + 60;
  tip.style.left = `${scrollX + Math.max(12, Math.min(at.left - 12, edge - size.width - 12))}px`;
  tip.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - size.height - 6)}px`;
}

function open(link) {
  clearTimeout(timer);
  if (opened === link) return;
  close();
  const nodes = contents(link);
  if (!nodes) return;
  tip.replaceChildren(...nodes);
  if (touched) tip.append(onward(link));
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  link.classList.add("is-tipped");
  opened = link;
  place(link);
}

function close() {
  clearTimeout(timer);
  if (!opened) return;
  opened.removeAttribute("aria-describedby");
  opened.classList.remove("is-tipped");
  opened = null;
  tip.hidden = true;
  document.body.classList.remove("has-margin-tip");
}

const trigger = (event) => (event.target instanceof Element ? event.target.closest(TRIGGERS) : null);
const inTip = (event) => event.target instanceof Node && tip.contains(event.target);
const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  touched = false;
  const link = trigger(event);
  if (link) later(() => open(link), opened ? 60 : 140);
  else if (inTip(event)) clearTimeout(timer);
  else if (opened && document.activeElement !== opened) later(close, 220);
  else if (!opened) clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  const link = trigger(event);
  if (link && link.matches(":focus-visible")) open(link);
  else if (!inTip(event)) close();
});
document.addEventListener("focusout", (event) => {
  if (event.target === opened && !tip.contains(event.relatedTarget)) close();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (opened && !trigger(event) && !inTip(event)) close();
});
document.addEventListener("click", (event) => {
  const link = trigger(event);
  if (!link || !touched) { if (link) close(); return; }
  if (opened === link || event.ctrlKey || event.metaKey) return;
  open(link);
  if (opened === link) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opened) return;
  close();
  event.stopPropagation();
}, true);
addEventListener("resize", close);

// Cards. A citation shows its reference and what the sentence took from it, a mark the evidence behind its sentence, a
// term its meaning: on hover, on focus and on the first tap. Escape closes; the pointer may move into the card; nothing on
// the page moves. References stand at the foot of the page; evidence in cards/*.json, one file for a hundred records, read
// when first asked for. Without this file the links simply lead on.
import { found, known, made, words } from "./card.js";

const WIDE = matchMedia("(min-width: 60em)");
const TRIGGERS = "a[data-tip], .ev-cites > a[href^='#ref-'], a.ev-mark:not(.is-count)";
const SHOWN = 6;      // lines of evidence on a card, if there is room; the page of the statement has all
const SHEET = 0.6;    // how much of a small screen a card may take

const card = document.createElement("div");
card.className = "ev-tip";
card.id = "ev-tip";
card.tabIndex = -1;     // a tap on its words leaves it open
card.hidden = true;
document.body.append(card);

let opened = null;      // the link whose card is open, or on its way
let timer = 0;
let touched = false;    // the last pointer was a finger
let isQuiet = false;    // the focus moves without opening a card
let pointer = { x: 0, y: 0 };

/** What a finger needs: where the card leads, and a way to close it. */
function head(link, name) {
  const onward = made("a", made("b", name), " \u00b7 open");
  onward.href = link.href;
  const shut = made("button", "Close");
  shut.type = "button";
  shut.addEventListener("click", dismiss);
  return made("p.head", onward, shut);
}

function fill(link, content, count, isHeaded) {
  card.replaceChildren(...(isHeaded ? [head(link, content.name)] : []), ...words(content, count, isHeaded));
  card.setAttribute("role", isHeaded ? "dialog" : "tooltip");
  card.setAttribute("aria-label", content.name);
}

/** Where beside its block a card begins; null where there is no room. */
function beside(block, at) {
  const grid = getComputedStyle(block);
  const margin = block.getBoundingClientRect().left + parseFloat(grid.gridTemplateColumns) + parseFloat(grid.columnGap);
  const [left, last] = [Math.max(margin, at.right + 12), document.documentElement.clientWidth - card.offsetWidth - 12];
  card.classList.toggle("is-over", margin < at.right + 4);
  return margin < at.right + 4 && left > last ? null : Math.min(left, last);
}

/** In the margin beside prose, over tables near the link, on a phone at the foot of the screen or, over that, at its head. */
function place(link, content) {
  const isSheet = !WIDE.matches;
  const block = isSheet ? null : link.closest(".ev-block");
  const at = link.getBoundingClientRect();
  card.classList.remove("is-head");
  card.classList.toggle("is-sheet", isSheet);
  card.classList.toggle("is-over", !isSheet);
  document.body.classList.toggle("has-margin-tip", !!block);
  card.style.left = card.style.top = card.style.maxHeight = "";
  const from = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const [above, below] = [at.top - from - 8, innerHeight - at.bottom - 8];
  const left = block && beside(block, at);
  const room = left !== null ? innerHeight - from - 16 : Math.min(Math.max(above, below), isSheet ? SHEET * innerHeight : Infinity);
  let count = Math.min(content.lines.length, SHOWN);
  do fill(link, content, count, isSheet || touched);
  while (!isSheet && count-- > 1 && card.offsetHeight > room);
  if (card.offsetHeight > room) card.style.maxHeight = `${room}px`;
  const { width, height } = card.getBoundingClientRect();
  const under = height < below || below > above;
  if (isSheet) {
    card.classList.toggle("is-head", !under);
  } else if (left !== null) {
    card.style.left = `${scrollX + left}px`;
    card.style.top = `${scrollY + Math.max(from + 8, Math.min(at.top - 12, innerHeight - height - 8))}px`;
  } else {
    card.style.left = `${scrollX + Math.max(12, Math.min(at.left - 12, document.documentElement.clientWidth - width - 12))}px`;
    card.style.top = `${scrollY + (under ? at.bottom + 6 : at.top - height - 6)}px`;
  }
}

function show(link, content) {
  card.hidden = false;
  place(link, content);
  card.scrollTop = 0;
  link.setAttribute("aria-describedby", card.id);
  link.classList.add("is-tipped");
}

/** Opens the card of a link; says whether there was one. */
async function open(link) {
  clearTimeout(timer);
  if (opened === link) return true;
  close();
  opened = link;
  const first = known(link);
  if (first) show(link, first);
  const whole = await found(link, first);
  if (opened !== link) return true;
  if (!whole) close();
  else if (whole !== first) show(link, whole);
  return !!whole;
}

function close() {
  clearTimeout(timer);
  if (!opened) return;
  opened.removeAttribute("aria-describedby");
  opened.classList.remove("is-tipped");
  opened = null;
  card.hidden = true;
  document.body.classList.remove("has-margin-tip");
}

/** Closes by the card's own button: the focus goes back to the link, which stays closed. */
function dismiss() {
  const link = opened;
  isQuiet = true;
  close();
  link?.focus({ preventScroll: true });
  isQuiet = false;
}

const trigger = (event) => (event.target instanceof Element ? event.target.closest(TRIGGERS) : null);
const inCard = (event) => event.target instanceof Node && card.contains(event.target);
const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };

/** How far the pointer is from the card. */
function distance() {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  return Math.hypot(Math.max(left - pointer.x, pointer.x - right, 0), Math.max(top - pointer.y, pointer.y - bottom, 0));
}

/** Closes, but not on a reader whose pointer is on its way into the card. */
function leave(before = Infinity) {
  const now = distance();
  if (now < before) later(() => leave(now), 220);
  else close();
}

document.addEventListener("pointermove", (event) => { pointer = event; }, { passive: true });
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  touched = false;
  const link = trigger(event);
  if (link) later(() => open(link), opened ? 160 : 140);
  else if (inCard(event)) clearTimeout(timer);
  else if (opened && document.activeElement !== opened) later(leave, 220);
  else if (!opened) clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  if (isQuiet) return;
  const link = trigger(event);
  if (link && link.matches(":focus-visible")) open(link);
  else if (!inCard(event)) close();
});
document.addEventListener("focusout", (event) => {
  if (event.target === opened && !card.contains(event.relatedTarget)) close();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (opened && !trigger(event) && !inCard(event)) close();
});
document.addEventListener("click", (event) => {
  const link = trigger(event);
  if (inCard(event) && event.target.closest("a")) close();
  if (!link || !touched) { if (link) close(); return; }
  if (opened === link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  open(link).then((shown) => { if (!shown) location.assign(link.href); });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opened) return;
  close();
  event.stopPropagation();
}, true);
addEventListener("resize", close);

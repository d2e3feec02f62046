// Cards. A citation shows its reference and what the sentence took from it, a mark the evidence behind its sentence, a
// term its meaning: on hover, on focus and on the first tap. Escape closes; the pointer may move into the card; nothing on
// the page moves. References stand at the foot of the page; evidence in cards/*.json, one file for a hundred records, read
// when first asked for. Without this file the links simply lead on.
const WIDE = matchMedia("(min-width: 60em)");
const TRIGGERS = "a[data-tip], .ev-cites > a[href^='#ref-'], a.ev-mark:not(.is-count)";
const RECORD = /^(.*\/)(?:statements|gaps)\/(([A-Z]+\d+)\d\d)\/$/;
const SHOWN = 3;      // lines of evidence on a card; the page of the statement has all
const SIDES = { disputes: "Against: ", neutral: "Neither for nor against: " };

const card = document.createElement("div");
card.className = "ev-tip";
card.id = "ev-tip";
card.setAttribute("role", "tooltip");
card.hidden = true;
document.body.append(card);

let opened = null;      // the link whose card is open, or on its way
let timer = 0;
let touched = false;    // the last pointer was a finger
let pointer = { x: 0, y: 0 };

function made(tag, ...content) {
  const node = document.createElement(tag);
  node.append(...content.filter(Boolean));
  return node;
}

/** A file of cards, asked for once. */
const files = new Map();
function file(address) {
  if (!files.has(address)) {
    const asked = fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    files.set(address, asked.then((read) => read ?? (files.delete(address), null)));
  }
  return files.get(address);
}

/** The card of the record to which a link leads, with the file that it stands in; null where there is none. */
async function recordBehind(link) {
  const [, root, id, shelf] = RECORD.exec(link?.pathname ?? "") ?? [];
  const read = root && await file(`${root}cards/${shelf}.json`);
  return read?.cards[id] ? { id, ...read.cards[id], read } : null;
}

/** What one item found, in whom, how well, and how far its source was read. */
function finding(item, side, source) {
  const about = [item.design, item.n, item.level && `level ${item.level}`, `on ${item.on}`, item.read && `${item.read} read`];
  const said = about.filter(Boolean).join(", ");
  const result = `${SIDES[side] ?? ""}${item.result ?? ""}`.replace(/: $/, "");
  return made("p", result && made("b", `${result}.`), result && " ", `${said[0].toUpperCase()}${said.slice(1)}.`, source && made("br"), source && named(source));
}

/** A source in short: who, when, its title, where. */
function named({ name, title, journal }) {
  const line = made("span", name && `${name}. `, /[.?!]$/.test(title) ? title : `${title}.`, journal && " ", journal && made("i", journal), journal && ".");
  line.className = "rd";
  return line;
}

/** The card of a mark: what the sentence stands on, then its lines of evidence. */
async function evidence(link) {
  const record = await recordBehind(link);
  if (!record) return null;
  const [first, ...rest] = record.says;
  const lines = record.lines.map(([name, side]) => [record.read.items[name], side]);
  const shown = lines.slice(0, SHOWN).map(([item, side]) => finding(item, side, record.read.sources[item.source]));
  const more = lines.length - shown.length;
  const end = made("p", `${record.id}${more > 0 ? `: ${more} more ${more === 1 ? "line" : "lines"} of evidence` : ""}`);
  end.className = "more";
  return [made("p", made("b", first), " ", ...rest), ...shown, end];
}

/** The reference behind a number, as it stands at the foot of the page. */
function reference(link) {
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry) return null;
  const copy = entry.cloneNode(true);
  copy.querySelectorAll(".back, .take").forEach((node) => node.remove());
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  return [made("p", ...copy.childNodes)];
}

/** What the sentence, or the cell, around a citation took from the source. */
async function taken(link) {
  const around = link.closest(".ev-st, .v, td, li");
  const record = await recordBehind(around?.querySelector("a[href*='statements/ST']"));
  const source = document.getElementById(link.hash.slice(1))?.querySelector("a")?.pathname.split("/").at(-2);
  return (record?.lines ?? [])
    .filter(([name]) => record.read.items[name].source === source)
    .slice(0, SHOWN)
    .map(([name, side]) => finding(record.read.items[name], side));
}

/** What stands in a link itself: the first line is bold. */
function meaning(link) {
  const [first, ...rest] = link.dataset.tip.split("\n");
  return [made("b", first), ...rest.flatMap((line) => [made("br"), line])];
}

const isCitation = (link) => link.hash.startsWith("#ref-") && link.matches(".ev-cites > a");

/** On touch a tap opens the card, so the card itself must lead on. */
function onward(link) {
  const more = made("a", isCitation(link) ? "Go to the reference" : "Open");
  more.href = link.href;
  const line = made("p", more);
  line.className = "more";
  return line;
}

/** In the margin beside prose, over tables near the link, on a phone at the foot of the screen or, over that, at its head. */
function place(link) {
  const block = link.closest(".ev-block");
  const at = link.getBoundingClientRect();
  card.classList.toggle("is-sheet", !WIDE.matches);
  card.classList.toggle("is-over", WIDE.matches && !block);
  card.classList.remove("is-head");
  document.body.classList.toggle("has-margin-tip", WIDE.matches && !!block);
  card.style.left = card.style.top = card.style.maxHeight = "";
  const size = card.getBoundingClientRect();
  const edge = document.documentElement.clientWidth;
  const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const [above, below] = [at.top - head - 8, innerHeight - at.bottom - 8];
  const under = size.height < below || below > above;
  const fit = () => { if (size.height > Math.max(above, below)) card.style.maxHeight = `${Math.max(above, below)}px`; };
  if (!WIDE.matches) {
    card.classList.toggle("is-head", !under);
    fit();
    return;
  }
  const within = (top) => scrollY + Math.max(head + 8, Math.min(top, innerHeight - size.height - 8));
  if (block) {
    const grid = getComputedStyle(block);
    const beside = block.getBoundingClientRect().left + parseFloat(grid.gridTemplateColumns) + parseFloat(grid.columnGap);
    const left = Math.max(beside, at.right + 12);
    card.style.left = `${scrollX + Math.min(left, edge - size.width - 12)}px`;
    card.style.top = `${within(at.top - 12)}px`;
    if (beside >= at.right + 4) return;
    card.classList.add("is-over");
    if (left + size.width + 12 <= edge) return;
  }
  fit();
  const height = Math.min(size.height, Math.max(above, below));
  card.style.left = `${scrollX + Math.max(12, Math.min(at.left - 12, edge - size.width - 12))}px`;
  card.style.top = `${scrollY + (under ? at.bottom + 6 : at.top - height - 6)}px`;
}

function show(link, nodes) {
  card.replaceChildren(...nodes);
  if (touched) card.append(onward(link));
  card.hidden = false;
  card.scrollTop = 0;
  link.setAttribute("aria-describedby", card.id);
  link.classList.add("is-tipped");
  place(link);
}

/** Opens the card of a link; says whether there was one. */
async function open(link) {
  clearTimeout(timer);
  if (opened === link) return true;
  close();
  opened = link;
  const known = link.dataset.tip ? meaning(link) : isCitation(link) ? reference(link) : null;
  if (known) show(link, known);
  const found = await (isCitation(link) ? taken(link) : known ?? evidence(link));
  if (opened !== link) return true;
  if (!known && !found) close();
  else if (found !== known && found.length) show(link, [...(known ?? []), ...found]);
  return !!(known || found);
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

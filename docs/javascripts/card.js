// What a card says, read from the page and from cards/*.json (one file for a hundred records, asked for once).
const RECORD = /^(.*\/)(?:statements|gaps)\/(([A-Z]+\d+)\d\d)\/$/;
const SIDES = { disputes: "Against: ", neutral: "Neither for nor against: " };

/** An element, such as `p` or `p.from`. */
export function made(kind, ...content) {
  const [tag, name] = kind.split(".");
  const node = document.createElement(tag);
  if (name) node.className = name;
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

/** In what kind of study, of how many, how well, on what, and how its source was read. */
function about(item) {
  const said = [item.design, item.n, item.level && `level ${item.level}`, `on ${item.on}`, item.read].filter(Boolean).join(", ");
  return `${said[0].toUpperCase()}${said.slice(1)}.`;
}

/** What one item found, and what it is where the item above does not say the same. */
function finding([item, side], said) {
  const result = `${SIDES[side] ?? ""}${item.result ?? ""}`.replace(/: $/, "");
  return made("p", result && made("b", `${result}.`), said && ` ${said}`);
}

/** A source in short: who, when, its title, where. */
function named({ name, title, journal }) {
  const end = /[.?!]$/.test(title) ? "" : ".";
  return made("p.from", name && `${name}. `, title, end, journal && " ", journal && made("i", journal), journal && ".");
}

/** Lines of evidence, those of one source together below its name. */
function evidenceOf({ read, isNamed }, lines) {
  const sources = new Map();
  for (const [name, side] of lines) {
    const item = read.items[name];
    sources.set(item.source, [...(sources.get(item.source) ?? []), [item, side]]);
  }
  return [...sources].flatMap(([source, found]) => [
    isNamed && read.sources[source] && named(read.sources[source]),
    ...found.map((line, n) => finding(line, n && about(found[n - 1][0]) === about(line[0]) ? "" : about(line[0]))),
  ]);
}

/** So many of the lines: the first of each side before the second of any, in the order in which they stand. */
function chosen(lines, count) {
  const sides = {};
  const ranks = lines.map(([, side]) => (sides[side] = (sides[side] ?? 0) + 1));
  const order = [...lines.keys()].sort((one, other) => ranks[one] - ranks[other] || one - other);
  const kept = new Set(order.slice(0, count));
  return lines.filter((_, n) => kept.has(n));
}

/** The card of a mark: what the sentence stands on, then its lines of evidence. */
async function evidence(link) {
  const record = await recordBehind(link);
  if (!record) return null;
  const [first, ...rest] = record.says;
  return { ...record, name: record.id, isNamed: true, top: () => [made("p", made("b", first), " ", ...rest)] };
}

/** The reference behind a number, as it stands at the foot of the page. */
function reference(link) {
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry) return null;
  const copy = entry.cloneNode(true);
  copy.querySelectorAll(".back, .take").forEach((node) => node.remove());
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  const line = made("p", ...copy.childNodes);
  return { name: `Reference ${link.textContent}`, lines: [], top: () => [line] };
}

/** The same with what the sentence, or the cell, around the number took from the source. */
async function taken(link, known) {
  const around = link.closest(".ev-st, .v, td, li");
  const record = await recordBehind(around?.querySelector("a[href*='statements/ST']"));
  const source = document.getElementById(link.hash.slice(1))?.querySelector("a")?.pathname.split("/").at(-2);
  const lines = record?.lines.filter(([name]) => record.read.items[name].source === source) ?? [];
  return known && lines.length ? { ...known, id: record.id, read: record.read, lines } : known;
}

/** What stands in a link itself: the first line is what the others are about. */
function meaning(link) {
  const [name, ...rest] = link.dataset.tip.split("\n");
  const said = rest.flatMap((line, n) => [n > 0 && made("br"), line]);
  return { name, lines: [], top: (isHeaded) => [!isHeaded && made("p", made("b", name)), said.length && made("p", ...said)] };
}

const isCitation = (link) => link.hash.startsWith("#ref-") && link.matches(".ev-cites > a");

/** What the page itself says of a link, at once; null where that stands in a file. */
export const known = (link) => (link.dataset.tip ? meaning(link) : isCitation(link) ? reference(link) : null);

/** The whole card of a link; null where there is none. */
export const found = (link, said) => (isCitation(link) ? taken(link, said) : said ?? evidence(link));

/** A card's words with so many of its lines of evidence, and on which page the others stand. */
export function words(content, count, isHeaded) {
  const shown = chosen(content.lines, count);
  const more = content.lines.length - shown.length;
  const end = more ? `${more} more on ${content.id}` : content.isNamed && !isHeaded && content.id;
  return [...content.top(isHeaded), ...evidenceOf(content, shown), end && made("p.more", end)].filter(Boolean);
}

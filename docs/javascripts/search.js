// Search. Opens by button, "/" or Ctrl-K; Escape closes; arrows move through the results. The index (Pagefind, made when
// the site is built) is loaded when the dialog first opens, from beside this very release: a published release stands in a
// sub-path, so the address is worked out from the page's own base.
const dialog = document.getElementById("ev-search");
const query = document.getElementById("ev-query");
const hits = document.getElementById("ev-hits");
const said = dialog.querySelector(".ev-said");
const facets = [...dialog.querySelectorAll("[data-facet]")];
const SHOWN = 12;
const READ = 24;      // results looked into, to order them
// What a reader most likely wants: the thing asked for by one of its names, then what is said of it, then where it was
// found. Things are looked for apart, or a name that stands on most pages would bury the thing itself.
const TERM = "Term";
const THINGS = ["Monograph", "Drug", "Gene", "Pathway", "Subtype", "Trial", TERM];
const WEIGHT = { Monograph: 10, Source: 0.4, Document: 0.7, Gap: 0.7, Term: 0.5, Item: 0.8, Claim: 0.3 };
// Claims of the source document, which may be wrong: looked for apart, as short texts they would crowd out what is known.
const CLAIM = "Claim";
const KNOWN = { none: [CLAIM] };
const CLAIMS = 4;     // of them looked into
const BRITISH = [[/oestr/gi, "estr"], [/tumour/gi, "tumor"], [/haem/gi, "hem"], [/oedema/gi, "edema"], [/isation/gi, "ization"]];
const VERSUS = /\s+(vs\.?|versus)(?=\s)/gi;   // asked between two drugs, and seldom written there
const BEGINNING = 3;  // letters at least that a word found shares with the word asked for
const ENDING = 4;     // letters in which the two may differ at their ends
const SUBJECT = 1.5;  // times as likely where a page is about what is asked for, not only speaks of it
const NAMED = 1000;   // times as likely where a name is meant, and again where it is the first name

const site = JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/");
const base = new URL(site, location.href);
let engine = null;
let turn = 0;       // the newest search; answers to older ones are dropped

function load() {
  engine ??= import(new URL("pagefind/pagefind.js", base).href).then(async (module) => {
    await module.options({ basePath: new URL("pagefind/", base).pathname, baseUrl: base.pathname, excerptLength: 22 });
    await module.init();
    showFacets(await module.filters());
    return module;
  });
  return engine;
}

function node(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  if (text) made.textContent = text;
  return made;
}

function showFacets(filters) {
  for (const facet of facets) {
    const names = Object.keys(filters[facet.dataset.facet] ?? {}).sort();
    if (names.length < 2 || facet.querySelector("label")) continue;
    for (const name of ["", ...names]) {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      Object.assign(radio, { type: "radio", name: facet.dataset.facet, value: name, checked: !name });
      label.append(radio, ` ${name || "all"} `, node("b", ""));
      facet.append(label);
    }
  }
  count(null);
}

/** Say beside each value of a facet how many pages of it were found; null: nothing was asked, and all step back. */
function count(found) {
  for (const facet of facets) {
    for (const label of facet.querySelectorAll("label")) {
      const radio = label.querySelector("input");
      const pages = radio.value && found ? found[facet.dataset.facet]?.[radio.value] ?? 0 : "";
      label.querySelector("b").textContent = pages;
      label.hidden = pages === 0 && !radio.checked;
    }
    facet.hidden = !found || facet.querySelectorAll("label:not([hidden])").length < 2;
  }
}

/** The filters that are set, but for one of them, as Pagefind wants them. */
function chosen(but) {
  const set = facets.map((facet) => [facet.dataset.facet, facet.querySelector(":checked")?.value]);
  return Object.fromEntries(set.filter(([name, value]) => value && name !== but));
}

/** How many pages each value of each facet would leave, the other facets as they are set; `answer`: as all are set. */
async function counts(module, words, answer) {
  const set = chosen();
  const asked = facets.map(async ({ dataset: { facet } }) => {
    const found = facet in set ? await module.search(words, { filters: chosen(facet) }) : answer;
    return [facet, found.filters[facet]];
  });
  return Object.fromEntries(await Promise.all(asked));
}

/** A result: what it is, its name, the part of the page that fits best, a passage with the words found. */
function hit(found) {
  const part = (found.sub_results ?? []).find((sub) => sub.anchor && sub.title !== found.meta.title);
  const link = document.createElement("a");
  link.href = part && !found.meta.id ? part.url : found.url;
  const kind = node("span", "kind", [found.meta.kind, found.meta.id].filter(Boolean).join(" "));
  const name = node("span", "name", found.meta.title);
  if (part && !found.meta.id) name.append(node("span", "part", ` › ${part.title}`));
  else if (found.called) name.append(node("span", "part", `, also ${found.called}`));
  const text = node("span", "text");
  text.innerHTML = (part && !found.meta.id ? part : found).excerpt;   // escaped by Pagefind, but for <mark>
  link.append(kind, name, text);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** Results in the order in which they are shown; `asked`: the words, and the same in American spelling, all of them
    on each page or only some. */
async function read(results, asked, all) {
  const wanted = asked.map((words) => words.toLowerCase());
  const once = [...new Map(results.map((result) => [result.id, result])).values()];
  const found = await Promise.all(once.map(async (result) => {
    const data = await result.data();
    const is = (name) => wanted.includes(name?.toLowerCase());
    const called = data.meta.names?.split("|").find(is);
    const term = data.meta.kind === TERM && (is(data.meta.title) || called);   // explained after what is known
    const named = data.meta.kind === TERM ? 1 : is(data.meta.title) || is(data.meta.id) ? NAMED ** 2 : called ? NAMED : 1;
    const about = data.meta.about?.split("|").some((name) => asked.some((words) => plain(words).includes(plain(name))));
    const weight = (WEIGHT[data.meta.kind] ?? 1) * (data.meta.weight ?? 1) * (about ? SUBJECT : 1);
    return { data: { ...data, called }, term, score: result.score * named * weight };
  }));
  const ordered = found.filter(({ data }) => fits(data.excerpt, asked) && (!all || holds(data, asked)))
    .sort((a, b) => b.score - a.score);
  const terms = ordered.slice(SHOWN).filter(({ term }) => term);
  return [...ordered.slice(0, SHOWN - terms.length), ...terms].map(({ data }) => data);
}

/** Words to be compared with others: one case, no plural, an end on both sides. */
function plain(text) {
  return ` ${text.toLowerCase().replace(/s\b/g, "")} `;
}

/** Pages that hold some of the words, where none holds all of them: first those that hold most. */
async function partly(module, words, filters) {
  const found = await Promise.all(words.split(/\s+/).map((word) => module.search(word, { filters })));
  const sums = new Map();
  for (const { results } of found) {
    for (const result of results) sums.set(result.id, { ...result, score: result.score + (sums.get(result.id)?.score ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.score - a.score).slice(0, READ);
}

/** The beginning of a word, as far as it stays in its other forms; of a number all of it counts. */
function beginning(word) {
  return /\d/.test(word) ? word : word.slice(0, Math.max(BEGINNING, word.length - ENDING));
}

/** The words of a text, without the signs around them. */
function split(text) {
  return text.toLowerCase().split(/\s+/).map((word) => word.replace(/^\W+|\W+$/g, "")).filter(Boolean);
}

/** Whether a passage was found by one of the words: Pagefind falls back on any word with the same first letter. */
function fits(excerpt, asked) {
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text.toLowerCase());
  return asked.flatMap(split).some((word) => marked.some((text) => text.includes(beginning(word))));
}

/** Whether a page holds all of the words, in the one spelling or the other. */
function holds(page, asked) {
  const text = `${page.content} ${Object.values(page.meta).join(" ")}`.toLowerCase();
  return asked.some((words) => split(words).every((word) => text.includes(beginning(word))));
}

async function search() {
  const mine = ++turn;
  const words = query.value.replace(VERSUS, " ").trim();
  if (!words) {
    hits.replaceChildren();
    said.textContent = "";
    count(null);
    return;
  }
  let module;
  try {
    module = await load();
  } catch {
    engine = null;
    said.textContent = "The search index could not be loaded.";
    return;
  }
  const filters = chosen();
  const answer = await module.debouncedSearch(words, { filters }, 120);
  if (!answer || mine !== turn) return;
  const american = BRITISH.reduce((text, [british, here]) => text.replace(british, here), words);
  const known = { kind: KNOWN, ...filters };
  const more = american === words ? [] : (await module.search(american, { filters: known })).results;
  const narrowed = Object.keys(filters).length > 0;
  const things = narrowed ? { results: [] } : await module.search(words, { filters: { kind: { any: THINGS } } });
  const pages = filters.kind ? answer : await module.search(words, { filters: known });
  const claims = filters.kind ? { results: [] } : await module.search(words, { filters: { ...filters, kind: CLAIM } });
  const hitsOf = [pages, { results: more }, things].flatMap(({ results }) => results.slice(0, READ));
  hitsOf.push(...claims.results.slice(0, CLAIMS));
  const asked = [words, american];
  const whole = await read(hitsOf, asked, true);
  const found = whole.length || !/\s/.test(words) ? whole : await read(await partly(module, american, known), asked, false);
  const left = await counts(module, words, answer);
  if (mine !== turn) return;
  hits.replaceChildren(...found.map(hit));
  count(left);
  const total = whole.length ? answer.results.length : found.length;
  said.textContent = !whole.length && total ? "No page holds all of these words; these hold some."
    : total === 0 ? `Nothing found for “${words}”.`
    : total > SHOWN ? `${total} pages; the best ${SHOWN} are shown.` : `${total} ${total === 1 ? "page" : "pages"}.`;
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  query.select();
  load().catch(() => { engine = null; });
}

const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!slash && !command) return;
  event.preventDefault();
  event.stopPropagation();
  open();
}, true);
for (const button of document.querySelectorAll("[data-search-open]")) button.addEventListener("click", open);

dialog.addEventListener("keydown", (event) => {
  event.stopPropagation();
  const links = [...hits.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {   // in a search field it would only empty the field
    event.preventDefault();
    dialog.close();
  } else if (event.key === "Enter" && event.target === query) {
    event.preventDefault();
    links[0]?.click();
  } else if (step && links.length) {
    event.preventDefault();
    (at + step < 0 ? query : links[Math.min(at + step, links.length - 1)]).focus();
  }
});
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
hits.addEventListener("click", () => dialog.close());
query.addEventListener("input", search);
for (const facet of facets) facet.addEventListener("change", search);

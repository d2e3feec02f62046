// A list at work: narrowed by words and by closed columns, sorted by its heads, its view kept in the address. The page
// holds all rows; they are taken out and put back as they stand. TanStack Table works out which rows, in which order, and
// how many rows each further choice would leave. A view is what the form holds, and the address is what the form would send.
import "./vendor/tanstack-table/index.production.js";
import { offer } from "./cut.js";
import { nameParts, nextFrame } from "./page.js";

const Table = globalThis.TableCore;
const STEP = 100;     // rows laid out in one frame
const PAUSE = 250;    // ms without a key until the address follows
const PHONE = matchMedia("(max-width: 44.9375em)");   // no heads are seen there: the order is chosen among the filters
const collator = new Intl.Collator("en", { numeric: true });
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const nextTask = () => new Promise((done) => { setTimeout(done); });

/** The words of a row that readers see, without the labels that phones print. */
const textOf = (cell) => (cell.querySelector(".v") ?? cell).textContent.trim();

/** Hold to one value for a key: what is costly to read from the page is read once. */
function once(make) {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
}

/** The columns as the library wants them; a closed column is sorted in the order of its list, empty cells last. */
function columnsOf(heads, facets) {
  const names = new Set([...heads.map((head) => head.dataset.col), ...facets.keys()]);
  const closed = [...names].map((id) => {
    const place = heads.findIndex((head) => head.dataset.col === id);
    const choices = facets.get(id)?.map((box) => box.value);
    const tokens = once((row) => (row.dataset[id] ?? "").split(" ").filter(Boolean));
    const key = (row) => (choices ? choices.indexOf(tokens(row)[0]) : row.dataset[id] ?? textOf(row.cells[place]));
    return {
      id,
      accessorFn: (row) => { const found = key(row); return found === "" || found === -1 ? undefined : found; },
      getUniqueValues: tokens,
      filterFn: (row, _, wanted) => tokens(row.original).some((token) => wanted.includes(token)),
      sortingFn: (a, b) => (choices ? a.getValue(id) - b.getValue(id) : collator.compare(a.getValue(id), b.getValue(id))),
      sortUndefined: "last",
      enableGlobalFilter: false,
    };
  });
  return [{ id: "row", accessorFn: (row) => row }, ...closed];   // words are sought in whole rows, once
}

/** The rows of the page, and those that a page without scripts shows in a second table: read from its text, bit by bit. */
async function rowsOf(table) {
  const rows = [...table.querySelectorAll("tbody > tr:not(.grp)")];
  const rest = table.parentElement.querySelector("noscript");
  const texts = rest?.textContent.match(/<tr[^]*?<\/tr>/g) ?? [];
  for (let at = 0; at < texts.length; at += STEP) {
    await nextTask();
    const read = document.createElement("template");
    read.innerHTML = texts.slice(at, at + STEP).join("");
    const found = [...read.content.children];
    if (table.matches(".ev-stack")) found.forEach(nameParts);
    rows.push(...found);
  }
  rest?.remove();
  return rows;
}

async function start(form) {
  const table = document.getElementById(form.dataset.view);
  const shown = location.hash && document.getElementById(location.hash.slice(1));
  const rows = await rowsOf(table);
  const groups = [...table.querySelectorAll("tr.grp")].map((head) => head.parentElement);
  const heads = [...table.querySelectorAll("th[data-col]")];
  const facets = new Map([...form.querySelectorAll("fieldset[data-col]")].map((set) => [set.dataset.col, [...set.querySelectorAll("input")]]));
  const part = (selector) => form.querySelector(selector);
  const words = once((row) => plain([...row.cells].map(textOf).join(" ")));
  const engine = Table.createTable({
    data: rows,
    columns: columnsOf(heads, facets),
    state: {},
    onStateChange() {},
    renderFallbackValue: null,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, _, wanted) => wanted.every((word) => words(row.original).includes(word)),
    getCoreRowModel: Table.getCoreRowModel(),
    getFilteredRowModel: Table.getFilteredRowModel(),
    getSortedRowModel: Table.getSortedRowModel(),
    getFacetedRowModel: Table.getFacetedRowModel(),
    getFacetedUniqueValues: Table.getFacetedUniqueValues(),
  });
  const allRead = read();
  let laid = rows.filter((row) => row.isConnected);   // the rows in view, in order
  let turn = 0;         // the newest layout; older ones stop
  let asking = 0;       // the newest view asked for; older ones are dropped
  let timer = 0;

  /** Puts rows into the page, some in each frame: no frame grows with their number. */
  async function lay(wanted) {
    if (wanted.length === laid.length && wanted.every((row, at) => row === laid[at])) return;
    laid = wanted;
    if (groups.length) {
      const kept = new Set(wanted);
      for (const row of rows) row.hidden = !kept.has(row);
      for (const group of groups) group.hidden = ![...group.rows].some((row) => kept.has(row));
      return;
    }
    const own = ++turn;
    const [body] = table.tBodies;
    table.setAttribute("aria-busy", "true");
    const standing = [...body.rows].every((row, at) => row === wanted[at]) ? body.rows.length : 0;
    if (!standing && table.getBoundingClientRect().top < 0) form.scrollIntoView();
    if (!standing) body.replaceChildren(...wanted.slice(0, STEP));
    for (let at = standing || STEP; at < wanted.length; at += STEP) {
      await nextFrame();
      if (own !== turn) return;
      body.append(...wanted.slice(at, at + STEP));
    }
    table.removeAttribute("aria-busy");
  }

  /** Says what is in view: how many rows, what each choice would leave, which head sorts. */
  function tell(sort, narrowed) {
    part(".ev-narrow [role=status]").textContent = narrowed || sort ? `${laid.length} of ${rows.length} rows` : "";
    part("[data-narrowed]").hidden = !(narrowed || sort);
    part(".ev-none").hidden = laid.length > 0;
    for (const [name, boxes] of facets) {
      const counts = engine.getColumn(name).getFacetedUniqueValues();
      for (const box of boxes) {
        const count = counts.get(box.value) ?? 0;
        box.disabled = !count && !box.checked;
        box.parentElement.querySelector("b").textContent = count;
      }
    }
    for (const head of heads) {
      if (head.dataset.col === sort.replace(/^-/, "")) head.ariaSort = sort.startsWith("-") ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    const more = part(".ev-more b");
    if (more) more.textContent = narrowed ? ` (${narrowed})` : "";
  }

  /** The view as its form would send it, without what is empty. */
  function view() {
    return new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  }

  async function show() {
    const own = ++asking;
    if (part("[name=q]").value.trim()) await allRead;
    if (own !== asking) return;
    const asked = view();
    const sought = plain(asked.get("q") ?? "").split(/\s+/).filter(Boolean);
    const sort = asked.get("sort") ?? "";
    const columnFilters = [...facets.keys()].filter((id) => asked.has(id)).map((id) => ({ id, value: asked.getAll(id) }));
    const sorting = sort ? [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }] : [];
    const state = { ...engine.initialState, columnFilters, sorting, globalFilter: sought.length ? sought : undefined };
    engine.setOptions((options) => ({ ...options, state }));
    lay(engine.getSortedRowModel().rows.map((row) => row.original));
    tell(sort, columnFilters.length + (sought.length ? 1 : 0));
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  /** Reads the words of all rows bit by bit, so that no search has to do it at once. */
  async function read() {
    for (let at = 0; at < rows.length; at += STEP) {
      await nextTask();
      rows.slice(at, at + STEP).forEach(words);
    }
  }

  function keep() {
    const asked = view().toString();
    history.replaceState(history.state, "", `${location.pathname}${asked && `?${asked}`}${location.hash}`);
  }

  /** Sets the form to what the address asks for; what is not in this list is left out, and said. */
  function restore() {
    const unknown = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const boxes = facets.get(name);
      const box = boxes?.find((one) => one.value === value);
      const order = name === "sort" && [...part("[name=sort]")?.options ?? []].some((option) => option.value === value);
      if (name === "q") part("[name=q]").value = value;
      else if (box) box.checked = true;
      else if (order) part("[name=sort]").value = value;
      else unknown.push(`${name}=${value}`);
    }
    if (unknown.length) part(".ev-unknown").textContent = `Left out of the address, as this list does not have it: ${unknown.join(", ")}.`;
  }

  for (const head of heads) {
    const button = document.createElement("button");
    const tell = () => { button.disabled = PHONE.matches; };
    PHONE.addEventListener("change", tell);
    tell();
    button.type = "button";
    button.className = "ev-sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const id = head.dataset.col;
      part("[name=sort]").value = { ascending: `-${id}`, descending: "" }[head.ariaSort] ?? id;
      show();
    });
  }
  part(".ev-more")?.addEventListener("click", (event) => {
    const more = event.currentTarget;
    more.ariaExpanded = String(more.ariaExpanded !== "true");
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(() => { part("[name=q]").focus(); show(); }));
  const number = new Map(rows.map((row, at) => [row, at]));
  offer(form, () => ({ total: rows.length, at: laid.map((row) => number.get(row)).sort((a, b) => a - b) }));
  restore();
  if (location.search || view().size) await show();   // a reader may have been quicker than this file
  else await lay(rows);
  if (!shown && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  form.dataset.works = "";
}

for (const form of document.querySelectorAll("form[data-view]")) start(form);

// Layered reading: answers or all that stands behind them, and what does not apply to a patient in a muted ink.
// Without this file everything is shown. The choice of answers is set before the page is painted: density.js.
const form = document.querySelector(".ev-reading");
const page = form.closest(".ev-page");
form.addEventListener("submit", (event) => event.preventDefault());

/** Runs what a browser may forbid: to keep something, or to read what was kept. */
function allowed(action) {
  try { return action(); } catch { return null; }
}

// Density -----------------------------------------------------------------------------------------------------------

const root = document.documentElement;
const isBrief = () => root.dataset.density === "answer";

for (const radio of form.querySelectorAll("[name=density]")) {
  radio.checked = (radio.value === "answer") === isBrief();
  radio.addEventListener("change", () => {
    root.dataset.density = radio.value;
    allowed(() => localStorage.setItem("evidograph.density", radio.value));
  });
}

const buttons = new Map([...page.querySelectorAll(".ev-unfold button")].map((button) =>
  [document.getElementById(button.getAttribute("aria-controls")), button]));

function unfold(part, open) {
  part.classList.toggle("is-open", open);
  buttons.get(part).setAttribute("aria-expanded", String(open));
}
for (const [part, button] of buttons) {
  button.addEventListener("click", () => unfold(part, !part.classList.contains("is-open")));
}

/** Opens what hides the place that an address names; true where something was hidden. */
function reveal(hash) {
  const name = allowed(() => decodeURIComponent(hash.slice(1)));
  const place = name ? document.getElementById(name) : null;
  const part = isBrief() ? place?.closest(".ev-further:not(.is-open)") : null;
  if (part) unfold(part, true);
  return Boolean(part);
}

// A link opens it before the browser goes there; an address that is typed, or a step back, has gone already.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href*='#']") : null;
  if (link && !event.defaultPrevented && link.pathname === location.pathname) reveal(link.hash);
});
function arrive() {
  if (reveal(location.hash)) document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
}
addEventListener("hashchange", arrive);
arrive();

// Patients ----------------------------------------------------------------------------------------------------------

const KEPT = "evidograph.patient";
const AT_ONCE = 40;
const lists = [...form.querySelectorAll("select")];
const statements = [...page.querySelectorAll(".ev-st")];
const groups = new Map(statements.map((statement) => [statement, statement.dataset.for?.split(" ") ?? []]));
const status = form.querySelector("[role=status]");
const everyone = form.querySelector(".ev-dimmed button");
const patient = form.querySelector(".ev-patient");

/** For each list in which something is chosen: the groups that it knows, and those that stand for the choice. */
const chosen = () => lists.filter((list) => list.value).map((list) => ({
  known: new Set([...list.options].map((option) => option.value)),
  kin: new Set(list.selectedOptions[0].dataset.kin.split(" ")),
}));

/** A statement is limited in a list where it names groups of it; it stands if one of them is kin to the choice. */
const stands = (named, choices) => choices.every(({ known, kin }) => {
  const own = named.filter((name) => known.has(name));
  return own.length === 0 || own.some((name) => kin.has(name));
});

function dim(statement, aside) {
  if (statement.classList.contains("is-aside") === aside) return;
  statement.classList.toggle("is-aside", aside);
  if (!aside) { statement.querySelector(".ev-aside").remove(); return; }
  const said = document.createElement("span");
  said.className = "ev-aside ev-sr";
  said.textContent = "Does not apply to this patient: ";
  statement.prepend(said);
}

/** A few at a time, so that a long monograph never holds the page up; a newer choice takes over. */
let turn = 0;
function dimAll(wanted, mine = ++turn) {
  const rest = wanted.slice(AT_ONCE);
  for (const [statement, aside] of wanted.slice(0, AT_ONCE)) dim(statement, aside);
  if (rest.length) setTimeout(() => { if (mine === turn) dimAll(rest, mine); });
}

function show() {
  const choices = chosen();
  const wanted = statements.map((statement) => [statement, !stands(groups.get(statement), choices)]);
  const aside = wanted.filter(([, dimmed]) => dimmed).length;
  dimAll(wanted.filter(([statement, dimmed]) => statement.classList.contains("is-aside") !== dimmed));
  const labels = lists.filter((list) => list.value).map((list) => list.selectedOptions[0].label);
  patient.querySelector("b").textContent = labels.join("; ") || "any";
  status.textContent = labels.length ? `${aside} of ${statements.length} statements dimmed.` : "";
  if (labels.length) root.dataset.patient = "chosen";
  else delete root.dataset.patient;
}

/** Keeps the choice in the address, to share, and for the next section that is opened. */
function keep() {
  const address = new URL(location.href);
  const kept = new URLSearchParams();
  for (const { name, value } of lists) {
    if (value) { address.searchParams.set(name, value); kept.set(name, value); }
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
  allowed(() => sessionStorage.setItem(KEPT, kept.toString()));
}

function choose(wanted) {
  for (const list of lists) {
    const value = wanted.get(list.name) ?? "";
    list.value = [...list.options].some((option) => option.value === value) ? value : "";
  }
  keep();
  show();
}

form.addEventListener("change", (event) => {
  if (!lists.includes(event.target)) return;
  keep();
  show();
});
everyone.addEventListener("click", () => {
  choose(new URLSearchParams());
  patient.querySelector("summary").focus();
});

const asked = new URLSearchParams(location.search);
const named = lists.some((list) => asked.has(list.name));
choose(named ? asked : new URLSearchParams(allowed(() => sessionStorage.getItem(KEPT)) ?? ""));

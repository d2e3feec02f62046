// What a reader takes along from the page of a record: its address, its sentence with a citation, all its sources in one
// file. Loaded by page.js where there is a line of actions. Without it the address is a link, and each reference has files.
import { save } from "./save.js";

const line = document.querySelector(".ev-take");
const status = line.querySelector("[role=status]");

/** The clipboard; on a page that is not served safely only the older way is open. */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  line.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("refused");
}

/** The files of all sources of the page, one after the other, as one. */
async function sources(ending) {
  const links = document.querySelectorAll(`.ev-refs .take a[href$=".${ending}"]`);
  const texts = await Promise.all([...links].map(async ({ href }) => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.text()).trim();
  }));
  return `${texts.join("\n\n")}\n`;
}

line.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const { copy: text, take, name } = button.dataset;
  try {
    if (text) await copy(text);
    else save(`${name}.${take}`, "text/plain", await sources(take));
    status.textContent = text ? "Copied." : "Saved.";
  } catch {
    status.textContent = text ? "The browser did not let us copy." : "The files could not be read.";
  }
});

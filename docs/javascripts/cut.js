// Cuts the rows in view out of the published files, as they stand there to the byte and in their order.
import { save } from "./save.js";

/** The records of a CSV, each with its line end; a line end within quotes is part of its record. The head is the first. */
function recordsOf(text) {
  const found = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) {
      found.push(text.slice(from, at + 1));
      from = at + 1;
    }
  }
  return found;
}

/** What stands before the rows, the rows, and how those of a view are put together again. */
const FORMS = {
  csv(text) {
    const [head, ...rows] = recordsOf(text);
    return { rows, join: (kept) => head + kept.join("") };
  },
  json(text) {
    const start = text.indexOf("[\n") + 2;
    const end = text.lastIndexOf("\n]}");
    const rows = text.slice(start, end).split("\n").map((line) => line.replace(/,$/, ""));
    return { rows, join: (kept) => text.slice(0, start) + kept.join(",\n") + text.slice(end) };
  },
};
const TYPES = { csv: "text/csv", json: "application/json" };

async function cut(address, form, { total, at }) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { rows, join } = FORMS[form](await answer.text());
  if (rows.length !== total) throw new Error("The file is of another release than this page; load the page again");
  const name = address.split("/").pop().replace(".", at.length < total ? `-${at.length}-of-${total}.` : ".");
  save(name, TYPES[form], join(at.map((number) => rows[number])));
  return `${at.length} rows saved as ${name}`;
}

/** Makes the buttons of a form save the rows that `inView` tells: how many there are, and the numbers of those in view. */
export function offer(form, inView) {
  const status = form.querySelector(".ev-narrow [role=status]");
  for (const button of form.querySelectorAll(".ev-cut button")) {
    button.addEventListener("click", async () => {
      const address = button.parentElement.dataset[button.value];
      try {
        status.textContent = await cut(address, button.value, inView());
      } catch (error) {
        status.textContent = `Not saved. ${error.message}. All rows: ${new URL(address, location)}`;
      }
    });
  }
}

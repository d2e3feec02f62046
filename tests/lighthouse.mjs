// Prints what Lighthouse says of the pages of a site, a line of JSON for each page and screen: node lighthouse.mjs ADDRESS PATH...
// It drives the browser that CHROME_PATH names, which is told that no other host exists.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const SCREENS = { desktop: desktopConfig, phone: undefined };   // a phone is its default

/** The audits of a kind that cost points. */
function faults(report, kind) {
  return kind.auditRefs
    .map(({ id, weight }) => ({ weight, ...report.audits[id] }))
    .filter(({ weight, score }) => weight && score !== null && score < 1)
    .map(({ id, displayValue }) => [id, displayValue ?? ""].join(" ").trim());
}

const [address, ...paths] = process.argv.slice(2);
const browser = await launch({ chromeFlags: FLAGS, logLevel: "error" });
for (const path of paths) {
  for (const [screen, config] of Object.entries(SCREENS)) {
    const options = { port: browser.port, logLevel: "error", onlyCategories: KINDS, disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(address + path, options, config);
    const kinds = Object.values(lhr.categories);
    console.log(JSON.stringify({
      path,
      screen,
      failed: lhr.runtimeError?.message ?? "",
      scores: Object.fromEntries(kinds.map(({ id, score }) => [id, Math.round(100 * score)])),
      faults: Object.fromEntries(kinds.map((kind) => [kind.id, faults(lhr, kind)])),
      asked: lhr.audits["network-requests"].details.items.map(({ url }) => url),
    }));
  }
}
await browser.kill();

// In the head, before anything is painted: a reader who chose answers alone does not see the evidence first, and the
// line that says how much is dimmed for a patient has its place. What follows is in reading.js.
const { classList, dataset } = document.documentElement;
classList.replace("no-js", "js");   // the theme says so after the first paint, and then the contents at the left shrink
try {
  const density = localStorage.getItem("evidograph.density");
  if (density) dataset.density = density;
  if (/[?&](subtype|setting|menopause)=./.test(location.search) || sessionStorage.getItem("evidograph.patient")) {
    dataset.patient = "chosen";
  }
} catch { /* a browser that keeps nothing shows all */ }
// Prose waits for its fonts, for a second at most: its lines would break anew under the eyes of who reads them.
dataset.fonts = "awaited";
Promise.race([
  Promise.all(["Serif", "Sans"].map((name) => document.fonts.load(`1em "Evidograph ${name}"`))),
  new Promise((done) => { setTimeout(done, 1000); }),
]).finally(() => { delete dataset.fonts; });

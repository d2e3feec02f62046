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

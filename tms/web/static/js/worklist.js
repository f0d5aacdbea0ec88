// The worklist and the parity page by keyboard: one key per candidate, h a p for how widely, j and k to move. The forms
// work without it.
const page = document.querySelector("[data-worklist]");
const turned = () => page.querySelector("[data-list]")?.dataset.list;
let at = 0;
let shown = turned();

const places = () => [...page.querySelectorAll("[data-place]")];
const current = () => page.querySelector("[data-place].now") ?? places()[Math.min(at, places().length - 1)];

/** Frame the place that the keys are about, and read on from it. */
function show(index, { focus = true } = {}) {
  const all = places();
  all.forEach((place) => place.classList.remove("now"));
  if (!all.length) return;
  at = Math.max(0, Math.min(index, all.length - 1));
  all[at].classList.add("now");
  if (focus) {
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest", behavior: "auto" });
  }
}

/** To the place beside; from the first or the last of a page to the link that says what comes there, and back. */
function step(by) {
  const next = at + by;
  const isBeyond = next < 0 || next >= places().length;
  const turn = isBeyond && page.querySelector(`[data-turn] a[rel=${by > 0 ? "next" : "prev"}]`);
  if (turn) turn.focus();
  else show(document.activeElement.closest("[data-turn]") ? at : next);
}

const WIDEST = "publication";
let chosen = "here";

/**
 * How widely the next decisions hold, in every place where it can, because a person thinks of it once. What holds
 * everywhere is thought of for each place.
 */
function widen(value) {
  if (value !== WIDEST) chosen = value;
  const within = value === WIDEST ? current() : page;
  within?.querySelectorAll(`input[name="scope"][value="${value}"]`).forEach((radio) => {
    radio.checked = true;
  });
}

const SCOPES = { h: "here", a: "article", p: "publication" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input:not([type=radio])")) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key in SCOPES) widen(SCOPES[key]);
  else if (/^[1-9]$/.test(key)) current()?.querySelector(`button[data-key="${key}"]`)?.click();
  else return;
  event.preventDefault();
});

page.addEventListener("focusin", (event) => {
  const place = event.target.closest("[data-place]");
  if (place && !place.classList.contains("now")) show(places().indexOf(place), { focus: false });
});

page.addEventListener("change", (/** @type {OnElement} */ event) => {
  if (event.target.name === "scope") widen(event.target.value);
});

// What the server refuses comes as the list with the refusal on it.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 409 || event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});

document.addEventListener("htmx:afterSettle", () => {
  widen(chosen);
  show(turned() === shown ? at : 0);
  shown = turned();
});

widen(page.querySelector('input[name="scope"]:checked')?.value ?? chosen);
show(0, { focus: false });

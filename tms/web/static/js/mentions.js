// Completion of @names in any field with data-mentions="URL of the people", by keyboard or with the mouse.
import { withChineseMarked } from "./lib/chinese-runs.js";

const isComposing = (event) => event.isComposing || event.keyCode === 229;
const MOST = 6;
const people = new Map();
let list = null;
let field = null;
let at = 0;

async function peopleOf(url) {
  if (!people.has(url)) {
    const asked = fetch(url, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : { people: [] }))
      .then((body) => body.people)
      .catch(() => []);
    people.set(url, asked);
    // Somebody may come meanwhile, and a request that failed is made again.
    setTimeout(() => people.delete(url), 60_000);
  }
  return people.get(url);
}

/** What is typed after the last @ before the caret; null if none is open. */
function typed(box) {
  const before = box.value.slice(0, box.selectionStart);
  const found = /(?:^|[^A-Za-z0-9._+-])@([^@\n]{0,40})$/.exec(before);
  return found && box.selectionStart === box.selectionEnd ? found[1] : null;
}

function close() {
  list?.remove();
  field?.removeAttribute("aria-activedescendant");
  field?.setAttribute("aria-expanded", "false");
  list = null;
}

async function suggest(box) {
  const words = typed(box);
  if (words === null) return close();
  const all = await peopleOf(box.dataset.mentions);
  if (document.activeElement !== box || typed(box) !== words) return;
  const wanted = words.toLocaleLowerCase();
  const fits = all.filter((name) => name.toLocaleLowerCase().split(/\s+/).some((_, n, parts) => parts.slice(n).join(" ").startsWith(wanted)));
  close();
  if (!fits.length || fits.some((name) => words.toLocaleLowerCase().startsWith(`${name.toLocaleLowerCase()} `))) return;
  show(box, fits.slice(0, MOST));
}

function show(box, names) {
  field = box;
  list = document.createElement("ul");
  list.className = "calls";
  list.id = "calls";
  list.setAttribute("role", "listbox");
  list.append(...names.map(option));
  box.after(list);
  list.style.top = `${box.offsetTop + box.offsetHeight + 2}px`;
  list.style.left = `${box.offsetLeft}px`;
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "calls"], ["aria-expanded", "true"]]) box.setAttribute(name, value);
  choose(0);
  list.scrollIntoView({ block: "nearest" });
}

function option(name, n) {
  const item = document.createElement("li");
  item.id = `call-${n}`;
  item.setAttribute("role", "option");
  item.append(...withChineseMarked(name));
  // Before the field loses the focus.
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    put(name);
  });
  return item;
}

function choose(n) {
  const options = [...list.children];
  at = (n + options.length) % options.length;
  options.forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
  field.setAttribute("aria-activedescendant", options[at].id);
}

function put(name) {
  const caret = field.selectionStart;
  const from = caret - typed(field).length;
  field.setRangeText(`${name} `, from, caret, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("textarea[data-mentions]")) suggest(target);
});

document.addEventListener(
  "keydown",
  (event) => {
    if (!list || event.target !== field || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at - 1),
      Enter: () => put(list.children[at].textContent),
      Tab: () => put(list.children[at].textContent),
      Escape: close,
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  },
  true,
);

document.addEventListener("focusout", ({ target }) => target === field && close());

// The source editor: keys, pasting, and what was typed kept in the browser until it is a revision.
import { typeInto } from "../lib/browser-commands.js";
import { dayAndTimeOf, timeOf } from "../lib/dates.js";
import { Blocks, blockOf, focusOn, grow, textOf } from "./blocks.js";
import { draftOf, dropDraft, keepDraft, olderDrafts } from "./drafts.js";
import { markdownOf } from "../lib/rich-paste.js";
import { _, _n } from "../lib/words.js";

const KEEP_MS = 400;
const HEAD = ["title", "author", "author_title"];
const form = document.querySelector("[data-source]");
const { person, article, revision } = form.dataset;
const place = { person, article, revision };
const list = form.querySelector("[data-blocks]");
const blocks = list ? new Blocks(list) : null;
const whole = form.elements.markdown;
const kept = form.querySelector("[data-kept]");
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
let timer = null;
let wasKept = true;
let leaving = false;

const contents = () =>
  whole
    ? { way: "markdown", markdown: whole.value }
    : { way: "blocks", head: HEAD.map((name) => form.elements[name].value), blocks: blocks.values };
const asServed = JSON.stringify(contents());
const isChanged = () => JSON.stringify(contents()) !== asServed;
// A form that came back with what was typed is as unsaved as one that is being typed in.
const isUnsaved = () => !("untouched" in form.dataset) || isChanged();

function show(content) {
  if (content.markdown !== undefined && whole) whole.value = content.markdown;
  if (content.head && blocks) {
    HEAD.forEach((name, at) => (form.elements[name].value = content.head[at]));
    blocks.fill(content.blocks);
  }
}

function keep() {
  clearTimeout(timer);
  timer = null;
  if (isUnsaved()) wasKept = keepDraft({ ...place, revision: form.elements.based_on.value }, contents());
  else dropDraft(place);
  tell();
}

function changed() {
  timer ??= setTimeout(keep, KEEP_MS);
  const count = form.querySelector("[data-how-many]");
  if (count) count.textContent = String(blocks.all().length);
}

function tell() {
  const clock = timeOf(Date.now());
  const [tone, words] = !isUnsaved()
    ? ["none", _("Nothing changed yet")]
    : wasKept
      ? ["kept", _("Kept in this browser at {clock}; not a revision yet", { clock })]
      : ["lost", _("This browser keeps nothing: don’t leave before you have reviewed and saved")];
  kept.hidden = false;
  kept.dataset.tone = tone;
  kept.textContent = words;
}

function announce(words, act = null) {
  form.querySelector("[data-announce]").textContent = words;
  if (act) notice(words, [[_("Bring it back"), act]]);
}

// A line above the form with its choices; each of them takes the line away.
function notice(words, choices) {
  const line = document.createElement("div");
  line.className = "notice attention";
  line.setAttribute("role", "status");
  const text = document.createElement("p");
  text.append(words);
  for (const [name, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = name;
    button.addEventListener("click", () => {
      line.remove();
      act();
    });
    text.append(" ", button);
  }
  line.append(text);
  const above = form.querySelector("[data-drafts]");
  above.hidden = false;
  above.replaceChildren(line);
}

// What has become the source is no draft any more, also where it was sent before a script could note that.
function olderDraft() {
  for (const draft of olderDrafts(place)) {
    if (JSON.stringify(draft.content) !== asServed) return draft;
    dropDraft({ ...place, revision: draft.revision });
  }
  return null;
}

function bringBack() {
  const draft = draftOf(place);
  const older = olderDraft();
  if (draft && JSON.stringify(draft.content) !== asServed) restore({ ...draft, revision: Number(revision) });
  else if (older) {
    notice(_("You typed into revision {older} at {when}. Since then revision {revision} has become the source.", { older: older.revision, when: dayAndTimeOf(older.at), revision }), [
      [_("Show my text"), () => restore(older)],
      [_("Discard it"), () => dropDraft({ ...place, revision: older.revision })],
    ]);
  }
}

function restore(draft) {
  const isOther = draft.content.way !== form.elements.way.value;
  if (isOther) {
    const way = draft.content.way === "markdown" ? "Markdown" : _("blocks");
    notice(_("What you typed as {way} at {when} is kept in this browser.", { way, when: dayAndTimeOf(draft.at) }), [
      [_("Show it"), () => location.assign(`${location.pathname}?way=${draft.content.way}`)],
      [_("Discard it"), () => dropDraft({ ...place, revision: draft.revision })],
    ]);
    return;
  }
  show(draft.content);
  form.elements.based_on.value = draft.revision;
  notice(_("What you typed and had not saved is back, as of {when}.", { when: dayAndTimeOf(draft.at) }), [
    [
      _("Start again from revision {revision}", { revision }),
      () => {
        dropDraft({ ...place, revision: draft.revision });
        show(JSON.parse(asServed));
        form.elements.based_on.value = revision;
        tell();
      },
    ],
  ]);
  tell();
}

// Keys in the blocks. Nothing while an input method is at work.
const isComposing = (event) => event.isComposing || event.keyCode === 229;
const isField = (target) => target.matches?.("[data-block] textarea");

function wrap(field, before, after, inside = "") {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const words = value.slice(start, end) || inside;
  typeInto(field, before + words + after);
  const at = start + before.length;
  if (start === end) field.setSelectionRange(at, at + words.length);
}

function act(event) {
  const { target: field, key } = event;
  const control = event.ctrlKey || event.metaKey;
  const { selectionStart: start, selectionEnd: end, value } = field;
  const at = start === end ? start : null;
  if (control && !event.altKey && !event.shiftKey && key.toLowerCase() in MARKS) {
    wrap(field, ...MARKS[key.toLowerCase()]);
    return true;
  }
  if (key === "Enter" && !control && !event.altKey) {
    if (event.shiftKey) wrap(field, "<br>", "");
    else blocks.split(field);
    return true;
  }
  if (key === "Backspace" && at === 0) return blocks.join(field, -1);
  if (key === "Delete" && at === value.length) return blocks.join(field, 1);
  if (!control && !event.altKey && !event.shiftKey && key === "ArrowUp" && at === 0) return step(field, -1);
  if (!control && !event.altKey && !event.shiftKey && key === "ArrowDown" && at === value.length) return step(field, 1);
  return false;
}

const MARKS = { b: ["**", "**"], i: ["*", "*"], k: ["[", "](https://)", "words"] };

function step(field, by) {
  const block = blockOf(field);
  const next = by < 0 ? block.previousElementSibling : block.nextElementSibling;
  if (next) focusOn(next, by < 0 ? textOf(next).value.length : 0);
  return next !== null;
}

function move(block, by) {
  if (blocks.move(block, by)) announce(_("Block moved to place {place}.", { place: block.querySelector("[data-number]").textContent }));
}

function remove(block) {
  const words = textOf(block).value.trim();
  const undo = blocks.remove(block);
  if (words) announce(`Removed: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`, undo);
}

// What is pasted with line breaks in it becomes blocks; the server knows Markdown and where paragraphs end. Links and
// emphasis of a page or document come along.
async function paste(event) {
  if (!isField(event.target)) return;
  const rich = markdownOf(event.clipboardData?.getData("text/html") ?? "");
  const plain = event.clipboardData?.getData("text/plain") ?? "";
  const text = rich ?? plain;
  const isOneBlock = !text.trim().includes("\n");
  if (isOneBlock && !rich) return;
  event.preventDefault();
  const field = event.target;
  if (isOneBlock) {
    typeInto(field, /^\s?/.exec(plain) + text + /\s?$/.exec(plain));
    return;
  }
  field.readOnly = true;
  const values = (await read(text)) ?? text.split(/\n+/).filter((one) => one.trim()).map((one) => ["paragraph", "", one.trim()]);
  field.readOnly = false;
  if (!values.length) return;
  blocks.insert(field, values);
  announce(_n("Pasted as {n} block.", "Pasted as {n} blocks.", values.length));
}

async function read(text) {
  try {
    const body = new FormData();
    body.set("pasted", text);
    body.set("csrf_token", form.elements.csrf_token.value);
    const answer = await fetch(form.dataset.paste, { method: "POST", body, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(`<ol>${await answer.text()}</ol>`, "text/html");
    // What nobody saw in it and is dropped: listed above the blocks until the next paste.
    document.querySelector("[data-unseen]")?.replaceChildren(...(page.querySelector("[data-unseen]")?.children ?? []));
    return [...page.querySelectorAll("[data-block]")].map((block) => [
      block.querySelector("select").value,
      block.querySelector("[name=level]").value,
      block.querySelector("textarea").value,
    ]);
  } catch {
    return null;
  }
}

if (blocks) {
  blocks.addEventListener("change", changed);
  list.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const up = event.key === "ArrowUp";
    if (event.altKey && !event.ctrlKey && !event.metaKey && (up || event.key === "ArrowDown")) {
      event.preventDefault();
      move(blockOf(event.target), up ? -1 : 1);
    } else if (isField(event.target) && act(event)) event.preventDefault();
  });
  list.addEventListener("paste", paste);
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    const block = blockOf(button);
    const acts = {
      up: () => move(block, -1),
      down: () => move(block, 1),
      add: () => blocks.add(block, ["paragraph", "", ""]),
      remove: () => remove(block),
    };
    acts[button.dataset.do]();
  });
  form.querySelector("[data-add-last]").addEventListener("click", () => blocks.add(null, ["paragraph", "", ""]));
}

form.addEventListener("input", changed);
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(".actions [value=review]"));
});
form.addEventListener("submit", () => {
  keep();
  leaving = true;
});
addEventListener("pageshow", () => (leaving = false));
addEventListener("pagehide", () => timer && keep());
addEventListener("beforeunload", (event) => {
  if (timer) keep();
  if (!leaving && !wasKept && isUnsaved()) event.preventDefault();
});
if (isMac) for (const key of document.querySelectorAll("[data-mod]")) key.textContent = "⌘";
if (whole) whole.addEventListener("input", () => grow(whole));
if ("untouched" in form.dataset) bringBack();
else keep();
tell();
form.querySelector("[aria-invalid]")?.focus();

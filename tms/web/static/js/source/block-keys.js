// Keys in the blocks of the source, and what is pasted into them. Nothing while an input method is at work.
import { typeInto } from "../lib/browser-commands.js";
import { markdownOf } from "../lib/rich-paste.js";
import { blockOf, focusOn, textOf } from "./blocks.js";

const MARKS = { b: ["**", "**"], i: ["*", "*"], k: ["[", "](https://)", "words"] };

export const isComposing = (event) => event.isComposing || event.keyCode === 229;
export const isField = (target) => target.matches?.("[data-block] textarea");

function wrap(field, before, after, inside = "") {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const words = value.slice(start, end) || inside;
  typeInto(field, before + words + after);
  const at = start + before.length;
  if (start === end) field.setSelectionRange(at, at + words.length);
}

/** Do what a key means in a block's field; false if it means nothing of ours. */
export function actOnKey(event, blocks) {
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

function step(field, by) {
  const block = blockOf(field);
  const next = by < 0 ? block.previousElementSibling : block.nextElementSibling;
  if (next) focusOn(next, by < 0 ? textOf(next).value.length : 0);
  return next !== null;
}

/**
 * What is pasted with line breaks in it becomes blocks; the server knows Markdown and where paragraphs end. Links and
 * emphasis of a page or document come along. Resolves with how many blocks came, 0 if none did.
 */
export async function pasteBlocks(event, blocks, form) {
  if (!isField(event.target)) return 0;
  const rich = markdownOf(event.clipboardData?.getData("text/html") ?? "");
  const plain = event.clipboardData?.getData("text/plain") ?? "";
  const text = rich ?? plain;
  const isOneBlock = !text.trim().includes("\n");
  if (isOneBlock && !rich) return 0;
  event.preventDefault();
  const field = event.target;
  if (isOneBlock) {
    typeInto(field, /^\s?/.exec(plain) + text + /\s?$/.exec(plain));
    return 0;
  }
  field.readOnly = true;
  const values = (await read(text, form)) ?? text.split(/\n+/).filter((one) => one.trim()).map((one) => ["paragraph", "", one.trim()]);
  field.readOnly = false;
  if (values.length) blocks.insert(field, values);
  return values.length;
}

async function read(text, form) {
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

// Pictures for the source: each file that is chosen, dropped or pasted is sent, and stands in a block of its own.
import { _ } from "../lib/words.js";
import { textOf } from "./blocks.js";

const OWN = /^\s*!\[[^\n]*\]\(picture:(\d+)/;

/** Send a file. Resolves with the text that stands for it; what is wrong with it is the error's message. */
export async function sendPicture(file, form) {
  const body = new FormData();
  body.set("file", file);
  body.set("csrf_token", form.elements.csrf_token.value);
  const answer = await posted(form.dataset.pictures, body);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok || answer.redirected || !said?.text) throw new Error(said?.title ?? _("The server can’t be reached. Try again."));
  return said.text;
}

async function posted(address, body) {
  try {
    return await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    return null;
  }
}

/** Show beside each block the picture that it names. */
export function showPictures(blocks, form) {
  for (const block of blocks.all()) {
    const number = OWN.exec(textOf(block).value)?.[1] ?? "";
    const shown = block.querySelector("img.thumb");
    if ((shown?.dataset.number ?? "") === number) continue;
    shown?.remove();
    if (!number) continue;
    const image = Object.assign(document.createElement("img"), { className: "thumb", alt: "", src: `${form.dataset.pictures}/${number}/smallest` });
    image.dataset.number = number;
    // Of a number that is no picture's nothing is shown; a release says so.
    image.addEventListener("error", () => image.remove());
    textOf(block).before(image);
  }
}

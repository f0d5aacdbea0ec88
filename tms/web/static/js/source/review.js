// The review of a source revision: once it is sent, what the browser kept of it is no draft any more.
import { markSent } from "./drafts.js";

const form = document.querySelector("[data-commit]");
form.addEventListener("submit", (event) => {
  if (/** @type {PageElement | null} */ (event.submitter)?.value === "edit") return;
  const { person, article, revision } = form.dataset;
  markSent({ person, article, revision });
});

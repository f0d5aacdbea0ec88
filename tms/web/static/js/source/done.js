// On the article's page: what was typed into the source and has become a revision is no draft any more.
import { olderDrafts } from "./drafts.js";

const { person, sourceOf: article, revision } = document.querySelector("[data-source-of]").dataset;
// Asking for those before the present revision forgets the ones that were sent.
olderDrafts({ person, article, revision });

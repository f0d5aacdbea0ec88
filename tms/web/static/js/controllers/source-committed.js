// On the article's page: what was typed into the source and has become a revision is no draft any more.
import { Controller, register } from "../lib/controllers.js";
import { olderDrafts } from "../source/drafts.js";

class SourceCommitted extends Controller {
  connect() {
    const { person, article, revision } = this.element.dataset;
    // Asking for those before the present revision forgets the ones that were sent.
    olderDrafts({ person, article, revision });
  }
}

register("source-committed", SourceCommitted);

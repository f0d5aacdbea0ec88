// The review of a source revision: once it is sent, what the browser kept of it is no draft any more.
import { Controller, register } from "../lib/controllers.js";
import { markSent } from "../source/drafts.js";

class SourceCommit extends Controller {
  connect() {
    this.listen(this.element, "submit", ({ submitter }) => {
      const { person, article, revision } = this.element.dataset;
      if (submitter?.value !== "edit") markSent({ person, article, revision });
    });
  }
}

register("source-commit", SourceCommit);

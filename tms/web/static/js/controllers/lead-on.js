// What was waited for is here: the page that shows it takes the place of the one that waited, so that “Back” does not wait
// again.
import { Controller, register } from "../lib/controllers.js";

class LeadOn extends Controller {
  connect() {
    location.replace(this.element.dataset.leadTo);
  }
}

register("lead-on", LeadOn);

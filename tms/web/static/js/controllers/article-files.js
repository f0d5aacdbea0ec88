// Several files at once: each is read as one is, and the list says what it would become. All that are fine are created
// with one press; the others stay with their reason. The server keeps a key for each, so that none comes in twice.
import { Controller, register } from "../lib/controllers.js";
import { mostOf } from "../lib/file-limits.js";
import { _, _n } from "../lib/words.js";

const MOST = 50;
const isPicture = (file) => file.type.startsWith("image/");
const AWAY = () => _("The server can’t be reached. Try again.");

class ArticleFiles extends Controller {
  #rows = [];
  #pictures = [];
  #reading = Promise.resolve();

  connect() {
    this.field = this.element.elements.file;
    this.panel = this.element.querySelector("[data-files]");
    this.button = this.panel.querySelector("[data-files-create]");
    this.field.multiple = true;
    this.element.querySelector("[data-files-hint]").hidden = false;
    this.listen(this.field, "change", () => this.#chosen([...this.field.files]));
    this.listen(this.button, "click", () => this.#create());
    this.listen(this.element, "dragover", (event) => this.#over(event));
    this.listen(this.element, "dragleave drop", () => this.element.classList.remove("dropping"));
    this.listen(this.element, "drop", (event) => this.#dropped(event));
    // What is not in yet is lost with the page.
    this.listen(window, "beforeunload", (event) => this.#rows.some((row) => row.form && !row.isIn) && event.preventDefault());
  }

  #over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.element.classList.add("dropping");
  }

  #dropped(event) {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.field.files = event.dataTransfer.files;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #chosen(all) {
    // Pictures belong to the text that they were chosen with.
    const files = all.filter((file) => !isPicture(file));
    if (files.length < 2 && !this.#rows.length) return;
    const pictures = all.filter(isPicture);
    this.#pictures.push(...pictures);
    if (pictures.length) for (const row of this.#rows.filter((one) => !one.isIn)) this.#readAgain(row);
    this.field.value = "";
    this.#open(true);
    const room = Math.max(0, MOST - this.#rows.length);
    for (const file of files.slice(0, room)) this.#add(file);
    const rest = files.length - room;
    const told = this.panel.querySelector("[data-files-rest]");
    told.hidden = rest <= 0;
    told.textContent = _n("{n} file was not taken: {most} at once.", "{n} files were not taken: {most} at once.", rest, { most: MOST });
    this.#tell();
  }

  // While there is a list, its button is the one that goes on.
  #open(isOpen) {
    this.panel.hidden = !isOpen;
    this.element.querySelector("[data-one]").hidden = isOpen;
  }

  #add(file) {
    const element = this.panel.querySelector("template").content.firstElementChild.cloneNode(true);
    const row = { file, element, form: null, problem: "", isIn: false };
    element.querySelector("[data-name]").textContent = file.name;
    element.querySelector("[data-away]").addEventListener("click", () => this.#remove(row));
    element.querySelector("[data-look]").addEventListener("click", () => this.#look(row));
    this.panel.querySelector("ul").append(element);
    this.#rows.push(row);
    this.#readAgain(row);
  }

  // Also when pictures come after the text that names them.
  #readAgain(row) {
    Object.assign(row, { form: null, problem: "" });
    this.#show(row, _("Being read…"));
    this.#reading = this.#reading.then(() => this.#read(row));
  }

  // One after the other: each has a process of its own on the server.
  async #read(row) {
    if (!this.#rows.includes(row)) return;
    const most = mostOf(this.field, row.file.name);
    const size = { size: (row.file.size / 1e6).toFixed(1), most: most / 1e6 };
    if (row.file.size > most) row.problem = _("This file has {size} MB; the limit is {most} MB.", size);
    else await this.#ask(row);
    this.#show(row);
    this.#tell();
  }

  async #ask(row) {
    const data = new FormData(/** @type {any} */ (this.element));
    data.delete("text");
    data.set("file", row.file);
    for (const picture of this.#pictures) data.append("file", picture);
    const answer = await fetched(this.element.action, data);
    const form = answer?.page.querySelector("form[data-controller~=import-preview]");
    if (!form) row.problem = answer ? alertIn(answer.page) : AWAY();
    else [row.form, row.problem] = [form, problemIn(form)];
  }

  #show(row, state = stateOf(row)) {
    const { element, form } = row;
    element.dataset.state = row.problem ? "problem" : form ? "fine" : "";
    element.querySelector("[data-state-words]").textContent = state;
    element.querySelector("[data-look]").hidden = !form || row.isIn;
    element.querySelector("[data-away]").hidden = row.isIn;
    if (!form) return;
    const title = element.querySelector("[data-title]");
    const language = form.querySelector("[name=language]:checked");
    [title.textContent, title.lang] = [form.elements.title.value, language?.value ?? ""];
    element.querySelector("[data-language]").textContent = language?.closest("label").textContent.trim() ?? "";
  }

  #remove(row) {
    const next = row.element.nextElementSibling ?? row.element.previousElementSibling;
    this.#rows = this.#rows.filter((one) => one !== row);
    row.element.remove();
    this.#open(this.#rows.length > 0);
    (next?.querySelector("button:not([hidden])") ?? this.field).focus();
    this.#tell();
  }

  // The whole preview, where everything can be corrected, beside this list.
  #look(row) {
    const form = document.importNode(row.form, true);
    Object.assign(form, { target: "_blank", hidden: true, action: this.element.action });
    document.body.append(form);
    form.submit();
    form.remove();
  }

  #tell() {
    const fine = this.#fine.length;
    const isReading = this.#rows.some((row) => !row.form && !row.problem);
    this.button.disabled = !fine || isReading;
    this.button.textContent = _n("Create {n} article", "Create {n} articles", fine);
    const told = [_n("{n} file", "{n} files", this.#rows.length)];
    const others = this.#rows.filter((row) => row.problem).length;
    if (others) told.push(_n("{n} stays here with its reason", "{n} stay here with their reasons", others));
    this.panel.querySelector("[data-files-told]").textContent = told.join(" · ");
  }

  get #fine() {
    return this.#rows.filter((row) => row.form && !row.problem && !row.isIn);
  }

  async #create() {
    this.button.disabled = true;
    for (const row of this.#fine) {
      this.#show(row, _("Being created…"));
      const answer = await fetched(row.form.getAttribute("action"), new FormData(row.form));
      if (answer?.isRedirected) row.isIn = true;
      else row.problem = answer ? alertIn(answer.page) : AWAY();
      this.#show(row);
      if (row.isIn) linkTo(row, answer.url);
    }
    this.#tell();
  }
}

async function fetched(address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, url: answer.url, isRedirected: answer.redirected && /\/articles\/\d+$/.test(answer.url) };
  } catch {
    return null;
  }
}

const alertIn = (page) => page.querySelector("[role=alert]")?.textContent.trim() || _("It can’t be read. Bring it in by itself to see why.");

/** Why somebody should look at it first; empty where nothing is in the way. */
function problemIn(form) {
  const said = (id) => form.querySelector(`#${id}`)?.textContent.trim();
  if (form.querySelector(".duplicates")) return form.querySelector("#duplicates-title").textContent.trim();
  if (!form.querySelector("[name=language]:checked")) return _("Its language is not recognised.");
  if (!form.elements.title.value.trim()) return said("title-doubt") ?? _("No title was found.");
  if (!form.querySelector("[name=block]")) return _("No text was found.");
  return said("title-doubt") ?? said("language-doubt") ?? said("blocks-doubt") ?? "";
}

const stateOf = (row) => (row.isIn ? _("It is in.") : row.problem || _("Fine"));

function linkTo(row, url) {
  const title = row.element.querySelector("[data-title]");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title.textContent });
  title.replaceChildren(link);
}

register("article-files", ArticleFiles);

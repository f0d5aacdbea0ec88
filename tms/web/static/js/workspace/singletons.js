// What the page has one of: the editor, the queue of saves, and the line that tells how both stand.
import { Editor } from "./editor.js";
import { rowsWithUnsaved } from "./unsaved-texts.js";
import { saves } from "./saves.js";
import { showStatus } from "./save-status.js";

export { saves } from "./saves.js";
export const editor = new Editor();

/** Tell how they stand now. */
export const status = () => showStatus(saves, editor.typing, () => rowsWithUnsaved().length);

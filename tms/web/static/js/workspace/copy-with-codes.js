// What is copied or dragged out of a row's other texts, such as its source, brings its codes into the field.
import { giveSelection } from "../field/clipboard.js";
import { codesOfRow, wordsOfCodes } from "../field/codes.js";
import { main } from "./page.js";

function giveCodes(event, transfer) {
  const selection = getSelection();
  const row = selection.anchorNode?.parentElement?.closest(".seg");
  if (selection.isCollapsed || !row?.contains(selection.focusNode) || event.target.closest?.("form")) return false;
  return giveSelection(transfer, codesOfRow(row), wordsOfCodes(row).kind);
}

main.addEventListener("copy", (event) => giveCodes(event, event.clipboardData) && event.preventDefault());
main.addEventListener("dragstart", (event) => giveCodes(event, event.dataTransfer));

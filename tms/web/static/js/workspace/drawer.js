// On a phone the panel stands below the whole article: it is drawn over the text, and put away without losing one's place.
import { main } from "./page.js";

const PHONE = matchMedia("(max-width: 760px)");
const side = main.querySelector(".side");
const opener = main.querySelector(".to-about");

function draw(isOpen) {
  main.classList.toggle("with-panel", isOpen);
  opener.setAttribute("aria-expanded", isOpen);
  if (!isOpen) return;
  side.scrollTop = 0;
  side.focus({ preventScroll: true });
}

if (opener) {
  side.tabIndex = -1;
  opener.addEventListener("click", (event) => {
    if (!PHONE.matches) return;
    event.preventDefault();
    draw(!main.classList.contains("with-panel"));
  });
  main.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !main.classList.contains("with-panel")) return;
    draw(false);
    opener.focus();
  });
  PHONE.addEventListener("change", () => draw(false));
}

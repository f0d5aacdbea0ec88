// Buttons and labels that stand in a headline and are none of it: of a player, with its time.
import { wordsIn } from "./page-measures.js";

const LABEL =
  /^[\s▶►()（）|·]*(?:listen(?: now| to (?:this )?(?:article|story|post))?|播放|收听|收聽|朗读|朗讀|听新闻|聽新聞|语音播报|語音播報|\d{1,2}(?::\d{2}){1,2}|\d+ ?min(?:ute)?s?(?: (?:read|listen))?)[\s▶►()（）|·]*$/i;

/** Take buttons and labels of players out of all headlines; their words. @param {Element} body @returns {string[]} */
export function takeLabels(body) {
  const taken = [];
  for (const headline of body.querySelectorAll("h1, h2, h3, [itemprop~=headline]"))
    for (const one of headline.querySelectorAll("*")) {
      const [words, whole] = [wordsIn(one), wordsIn(headline)];
      if (!headline.contains(one) || words === whole) continue;
      // “Listen to me” is a headline.
      const goesOn = whole.startsWith(words) && /^\p{Ll}/u.test(whole.slice(words.length).trimStart());
      if (!one.matches("button, [role=button]") && (!LABEL.test(words) || goesOn)) continue;
      if (words) taken.push(words);
      one.remove();
    }
  return taken;
}

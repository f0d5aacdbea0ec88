// Videos, sounds and pages within a page's text: none comes along, and each is named.
const PLAYERS = "video, audio, iframe, embed, object";
// The class of what a program turns into a frame where it is read, as sites for telephones do: video_iframe.
const FRAME = /(?:^|[\s_-])iframe(?:$|[\s_-])/;
// The sides of frames that only count who reads a page.
const DOT = /^[012](?:px)?$/;
const ADDRESS = /^(?:https?:)?\/\/\S+$/i;
// Where a player's address stands until it is seen: each program that loads late has an attribute of its own.
const LATE = /^data-(?:[a-z]+-)*src$/;

/**
 * The title of each, else its address; what has neither shows nobody anything.
 * @param {Element} root @param {(one: Element) => boolean} isBeside those that are no part of the text
 */
export function playersIn(root, isBeside = () => false) {
  const isDot = (/** @type {Element} */ one) => ["width", "height"].some((side) => DOT.test(says(one, side)));
  const found = [...root.querySelectorAll(`${PLAYERS}, [class*="iframe"]`)].filter(isPlayer);
  const seen = found.filter((one) => !isDot(one) && !isBeside(one));
  return [...new Set(seen.map(wordsOf).filter(Boolean))];
}

/** @param {Element} one */
function isPlayer(one) {
  const isFrame = FRAME.test(says(one, "class")) && one.getAttributeNames().some((name) => LATE.test(name));
  return one.matches(PLAYERS) || isFrame;
}

/** @param {Element} player */
function wordsOf(player) {
  const title = (says(player, "title") || says(player, "aria-label")).split(/\s+/).filter(Boolean).join(" ");
  const sources = [player, ...player.querySelectorAll("source")];
  const said = sources.flatMap((one) => ["src", "data", ...one.getAttributeNames().filter((name) => LATE.test(name))].map((name) => says(one, name)));
  return [title, said.find((one) => ADDRESS.test(one))].filter(Boolean).join(" ");
}

/** @param {Element} one @param {string} name */
const says = (one, name) => (one.getAttribute(name) ?? "").trim();

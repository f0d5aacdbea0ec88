// Days and times in the language of the page, as the server writes them: the day before the month, and 24 hours.
const { lang, dataset } = document.documentElement;
const LOCALE = lang.startsWith("zh") ? lang : "en-GB";
// The zone that the person chose, whatever the device's is.
const timeZone = dataset?.timeZone || undefined;
const TIME = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
const DAY = /** @type {const} */ ({ day: "numeric", month: "short", timeZone });

/**
 * "09:05"
 * @param {number | string | Date} at
 */
export const timeOf = (at) => new Date(at).toLocaleTimeString(LOCALE, TIME);

/**
 * "3 Nov", "11月3日"
 * @param {number | string | Date} at
 */
export const dayOf = (at) => new Date(at).toLocaleDateString(LOCALE, DAY);

/**
 * "3 Nov, 09:05", "11月3日 09:05"
 * @param {number | string | Date} at
 */
export const dayAndTimeOf = (at) => new Date(at).toLocaleString(LOCALE, { ...DAY, ...TIME });

/**
 * All of it, to the second.
 * @param {number | string | Date} at
 */
export const momentOf = (at) => new Date(at).toLocaleString(LOCALE, { hourCycle: "h23", timeZone });

const WHOLE_DAY = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/**
 * What the value of a field for a day, or for a day and a time, says: "Friday 27 November 2026, 18:00",
 * "2026年11月27日星期五 18:00"; nothing where it is empty or not whole.
 * @param {string} value
 */
export function wallInWords(value) {
  // The wall's clock, wherever it hangs: as if it were that of UTC.
  const [day, time = ""] = value.split("T");
  const at = new Date(`${day}T00:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  const words = at.toLocaleDateString(LOCALE, WHOLE_DAY).replace(",", "");
  return time ? `${words}${LOCALE === "en-GB" ? ", " : " "}${time.slice(0, 5)}` : words;
}

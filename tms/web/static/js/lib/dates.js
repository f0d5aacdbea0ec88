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

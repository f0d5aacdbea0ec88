// Texts with codes by chance: such as people make, and such as nobody should.
import { codesOf } from "../../tms/web/static/js/models/coded-text.js";

export const MARKERS = ["⟦1⟧", "⟦/1⟧", "⟦2/⟧", "⟦3⟧", "⟦/3⟧"];
export const CODES = codesOf(MARKERS);

const WORDS = ["字", "一", "，", " ", "Two", "’s", "7", "👩‍🚀", "e\u0301", "𠮷", "葛\u{e0100}", "。"];
const BROKEN = [...MARKERS, "⟦1/⟧", "⟦/4⟧", "⟦9⟧", "⟦", "⟧", "/", "1"];

const some = (luck, choices, most) => Array.from({ length: luck.below(most + 1) }, () => luck.oneOf(choices)).join("");

export const wordsBy = (luck, most = 6) => some(luck, WORDS, most);
export const anythingBy = (luck, most = 10) => some(luck, [...WORDS, ...BROKEN], most);

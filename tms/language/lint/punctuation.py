"""Punctuation: quotation marks of the other style or without partner, narrow and wide marks in the wrong place."""

import re
from collections.abc import Iterator

from tms.domain.locales import NAMES, ZH_HANS
from tms.domain.translatable import Words, message
from tms.language.conversion.detection import is_han
from tms.language.conversion.profiles import Profile
from tms.language.conversion.profiles.untouched import stretches, untouched
from tms.language.conversion.quotes import Quoted, quote_in
from tms.language.lint.finding import LintFinding

_HAN = "\u3400-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_NARROW_MARK = re.compile(rf"(?<=[{_HAN}）」』”’》])[,;:?!](?![,;:?!)\]/|*_-])|(?<=[{_HAN}）」』”’》])\.(?=$|\s)")
_NARROW_BRACKETS = re.compile(r"\(([^()（）\n]*+)\)")
_ANY_HAN = re.compile(f"[{_HAN}]")
_WIDE_LETTERS = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_ELLIPSIS = re.compile(rf"(?<=[{_HAN}，。！？」』”）)])(?:\.{{3,}}|。{{3,}}|…(?!…)(?<!……))|(?<!…)…(?=[{_HAN}])")
_DASH = re.compile(rf"(?<=[{_HAN}，。！？」』”》])(?:--+|—(?!—)(?<!——))(?=[{_HAN}「『“《])")
_REPEATED = re.compile("，，+|、、+|；；+|：：+|(?<!。)。。(?!。)")

_WORDS = {
    "mark-narrow": message("“{text}” after Chinese text is the half-width mark; Chinese uses “{suggestion}”."),
    "mark-brackets": message("Half-width brackets around Chinese text; Chinese uses “（ ）”."),
    "mark-wide": message("“{text}” is full-width; figures and Latin letters are written “{suggestion}”."),
    "mark-ellipsis": message("An ellipsis in Chinese is six dots: “……”."),
    "mark-dash": message("A dash in Chinese is as long as two characters: “——”."),
    "mark-repeated": message("“{text}” appears twice."),
    "mark-straight": message("A straight quotation mark in Chinese text: write {opens} to open and {closes} to close."),
}


def quoted_for(text: str, locale: str, house: Profile | None) -> Quoted:
    """The text with the quotation marks that the house, or else the region, prints."""
    curly = house.choices["quotes"] == "curly" if house else locale == ZH_HANS
    return quote_in(text, "curly" if curly else "corner", protected=stretches(untouched(text)))


def mark_findings(text: str, locale: str, house: Profile | None) -> Iterator[LintFinding]:
    """All but unbalanced marks, which take the whole text to judge. Addresses and code are passed over."""
    flags = untouched(text)
    for found in _plain_marks(text):
        if not any(flags[found.start : found.end]):
            yield found
    for at, (mark, right) in enumerate(zip(text, quoted_for(text, locale, house).text, strict=True)):
        if mark != right:
            words = Words(
                "The quotation mark {mark} is {right} in {language}.", mark=mark, right=right, language=NAMES[locale]
            )
            yield LintFinding(at, at + 1, "mark-quotes", mark, right, words)
        elif mark == '"' and not flags[at] and any(map(is_han, text[max(0, at - 1) : at] + text[at + 1 : at + 2])):
            opens, closes = ("“", "”") if locale == ZH_HANS else ("「", "」")
            yield LintFinding(
                at, at + 1, "mark-straight", mark, None, _words("mark-straight", opens=opens, closes=closes)
            )


def _plain_marks(text: str) -> Iterator[LintFinding]:
    for found in _NARROW_MARK.finditer(text):
        yield _finding(found, "mark-narrow", _WIDE[found[0]])
    for found in _NARROW_BRACKETS.finditer(text):
        if _ANY_HAN.search(found[1]):
            yield _finding(found, "mark-brackets", f"（{found[1]}）")
    for found in _WIDE_LETTERS.finditer(text):
        yield _finding(found, "mark-wide", "".join(chr(ord(character) - 0xFEE0) for character in found[0]))
    for found in _ELLIPSIS.finditer(text):
        yield _finding(found, "mark-ellipsis", "……")
    for found in _DASH.finditer(text):
        yield _finding(found, "mark-dash", "——")
    for found in _REPEATED.finditer(text):
        yield _finding(found, "mark-repeated", found[0][0])


def _finding(found: re.Match[str], code: str, suggestion: str) -> LintFinding:
    words = _words(code, text=found[0], suggestion=suggestion)
    return LintFinding(found.start(), found.end(), code, found[0], suggestion, words)


def _words(code: str, **params: str) -> Words:
    return Words(_WORDS[code], **params)

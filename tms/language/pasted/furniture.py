"""Lines that a site puts around an article: language switch, menus, sharing, related articles, copyright, sign-up.

A rule matches a whole line, never a part of a sentence: a paragraph that begins “You might also like to ask …” is prose.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tms.language.pasted.furniture_rules import RULES
from tms.language.pasted.notices import is_consent_notice
from tms.language.pasted.shapes import width
from tms.language.pasted.vocabulary import LANGUAGE_NAMES, NAVIGATION, SECTIONS, SHARING

Place = Literal["head", "anywhere", "end", "list"]
"""Where a line counts as furniture: before the body only; anywhere; also as the end of the body; as the end and the
beginning of a list of other articles."""

_PARTS = re.compile(r" *[|｜/／•·>›»→,，、] *| {2,}|\t|\u3000+|】【|\]\[")
_LANGUAGE_LABEL = re.compile(
    r"(?:(?:select |choose |site |change )?languages?|语言|語言|選擇語言|选择语言|版本)(?: ?[:：] ?|$)", re.IGNORECASE
)
_CRUMB = re.compile(r" *(?:[>›»→＞]|/|::) *")
_CRUMB_LABEL = re.compile(
    r"(?:you are here|(?:您的?|你的?)?(?:当前|现在|目前|所在|當前|現在)?的?位置|(?:您|你)(?:现在)?的?位置(?:是)?|目前位置|現在位置)[:：]? *",
    re.IGNORECASE,
)
_HOMES = frozenset("home|homepage|首页|首頁|主页|主頁|新闻首页|回首頁".split("|"))
_PLACEHOLDERS = frozenset("正文|内文|內文|article|文章|内容|內容|详情|全文".split("|"))
_LONGEST_BAR = 160
_LETTERS = frozenset("ax大中小")
"""Buttons of one letter: alone in a text they may be an item of a list, a label in a drawing, a cell."""

_TIDY = "=_~◎○●◆■★ \t:：.。…»›>→▼▲▾+×☰<«‹^↑[]【】()（）-–—*•·|"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a line is no part of the article, and where it counts as such."""

    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """The path to a page; without the home page and the page itself where that is only called “article”."""

    crumbs: tuple[str, ...]


def tidy(text: str) -> str:
    """The words of a button or heading without the marks around them, in lower case."""
    return text.strip(_TIDY).casefold()


def is_section(text: str) -> bool:
    """Whether the text is a section's name that news sites use, or two such: ``Opinion / Asia``, ``Foreign Policy``."""
    parts = [tidy(part) for part in re.split(r" *(?:[|/／·•]|\s&\s|\sand\s) *", text)]
    return (len(text) <= 40 and tidy(text) in SECTIONS) or (
        1 < len(parts) <= 3 and all(part in SECTIONS for part in parts)
    )


def read_breadcrumb(text: str) -> Breadcrumb | None:
    """``Home > Opinion > Asia``, ``您的位置：首页 > 国际 > 正文``; None for anything else."""
    if len(text) > 200:
        return None
    label = _CRUMB_LABEL.match(text)
    crumbs = [crumb.strip() for crumb in _CRUMB.split(text[label.end() :] if label else text) if crumb.strip()]
    starts_home = bool(crumbs) and crumbs[0].casefold() in _HOMES
    if not label and not (starts_home and len(crumbs) > 1):
        return None
    kept = [crumb for crumb in crumbs if crumb.casefold() not in _HOMES | _PLACEHOLDERS]
    if starts_home and "/" in text and len(crumbs) > 3 and all(is_known_word(crumb) for crumb in kept):
        return None
    return Breadcrumb(tuple(kept))


def is_known_word(text: str) -> bool:
    """Whether a menu, a sharing bar or a language switch has the text as one of its entries."""
    word = tidy(text)
    return word in NAVIGATION or word in SHARING or word in SECTIONS or word in LANGUAGE_NAMES


def _split(raw: str) -> list[str]:
    parts = [part for part in _PARTS.split(raw) if part.strip(_TIDY)]
    if len(parts) > 1 and all(is_known_word(part) for part in parts):
        return parts
    return [word for word in raw.split() if word.strip(_TIDY)]


def _language_line(text: str, raw: str) -> bool:
    label = _LANGUAGE_LABEL.match(text)
    rest = (
        raw[label.end() :] if label and raw.startswith(text[: label.end()]) else (text[label.end() :] if label else raw)
    )
    words = _split(rest)
    return (bool(label) or bool(words)) and all(tidy(word) in LANGUAGE_NAMES or not tidy(word) for word in words)


def _bar(raw: str) -> Furniture | None:
    """A menu or a row of buttons, in one line."""
    parts = _split(raw)
    if not all(is_known_word(part) for part in parts):
        return None
    words = [tidy(part) for part in parts]
    if all(word in SHARING for word in words):
        place: Place = "anywhere" if len(words) > 1 else "head" if words[0] in _LETTERS else "end"
        return Furniture("sharing", place)
    if len(words) == 1:
        return Furniture("menu", "head") if words[0] in NAVIGATION and words[0] not in SECTIONS else None
    if any(word in NAVIGATION for word in words):
        return Furniture("menu", "end")
    return Furniture("menu", "head") if len(words) > 3 else None


@lru_cache(maxsize=2048)
def read_furniture(text: str, raw: str | None = None) -> Furniture | None:
    """What kind of furniture a line is; None if it may belong to the article. ``raw`` keeps the gaps between columns."""
    if is_consent_notice(text):
        return Furniture("page furniture", "head")
    if len(text) > 400:
        return None
    raw = text if raw is None else raw
    words = tidy(text)
    if not words:
        return Furniture("separator", "anywhere")
    if width(text) <= _LONGEST_BAR:
        if _language_line(text, raw):
            return Furniture("language line", "anywhere")
        bar = _bar(raw)
        if bar:
            return bar
    for rule in RULES:
        if rule.longest >= len(words) and rule.pattern.fullmatch(words):
            return Furniture(rule.why, rule.place)
    return None

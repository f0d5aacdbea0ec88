"""Numbers of a page's lists that come along as others, or as none.

A browser counts a list in letters, downwards, or on from any item; here a list counts up, in digits, from its first
number. ``list-numbers.js`` does the same with what is pasted.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tms.adapters.formats.shown_numbers import MOST_COUNTED, roman, with_words
from tms.adapters.formats.web_page.styles import declarations_of
from tms.adapters.formats.web_page.tree import Node, PageElement, Text, collapsed, words_in
from tms.language.numbers.writing.chinese import in_characters

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,9})")
_MARK = re.compile(
    r"\([A-Za-z]{1,7}\)|[A-Za-z]{1,7}[.)]|[(（]?[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]{1,6}[)）、.．]"
    r"|第(?:[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾]{1,6}|\d+)\S{0,2}|[①-⑳]|\d+(?:\.\d+)+[.)]?|[(（\[]\d+[)）\]]|\d+[、．]?"
)
"""A mark of Word's that counts. A bullet may be a letter too, of a font of signs: then nothing stands behind it."""

_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_GREEK, _STEMS = "αβγδεζηθικλμνξοπρστυφχψω", "甲乙丙丁戊己庚辛壬癸"
_CHINESE = frozenset({"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-heavenly-stem"})


def _letters(number: int) -> str:
    """After z comes aa, then ab, as browsers have it."""
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _chinese(number: int) -> str:
    return in_characters(number) if number <= 99 else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), _letters),
    **dict.fromkeys(("upper-alpha", "upper-latin"), lambda number: _letters(number).upper()),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "lower-greek": _one_of(_GREEK),
    "cjk-heavenly-stem": _one_of(_STEMS),
    "decimal-leading-zero": lambda number: f"{number:02}",
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), _chinese),
}
"""How browsers write a number above 0 by the name of its form; else in digits."""


def _whole(written: str) -> int | None:
    """A number as browsers read it, whatever stands behind; None if there is none."""
    found = _WHOLE.match(written)
    return int(found[1]) if found else None


def is_list(node: Node) -> bool:
    """Whether a node is a list, of items with numbers or with bullets."""
    return isinstance(node, PageElement) and node.name in {"ul", "ol"}


def headline_of(item: PageElement) -> PageElement | None:
    """The headline that is all of an item: sites list what stands above a text."""
    heading = next((one for one in item.all_elements() if one.name in {"h1", "h2"}), None)
    return heading if heading and heading.text().strip() == item.text().strip() else None


def first_number(ordered: PageElement) -> int:
    """The number that the list begins with when it has come along."""
    if "reversed" in ordered.attributes:
        return 1
    first = next((one for one in ordered.elements if not is_list(one)), None)
    value = _whole(first.get("value")) if first else None
    start = _whole(ordered.get("start")) if value is None else value
    return start if start is not None and start >= 0 else 1


@dataclass(slots=True)
class _Count:
    """``shows`` is the number that a browser gives the next item, ``comes`` the one that comes along with it.

    ``form`` is in what the list says that it is counted.
    """

    shows: int
    comes: int
    form: str
    has_items: bool = False


@dataclass(slots=True)
class _Counter:
    _counts: dict[PageElement, _Count] = field(default_factory=dict)

    def begin(self, ordered: PageElement, before: PageElement | None) -> None:
        """A list, and the element right before it: behind another list its items go on with that."""
        start = _whole(ordered.get("start"))
        shows = 1 if start is None else start
        if start is None and "reversed" in ordered.attributes:
            shows = sum(one.name == "li" for one in ordered.elements)
        goes_on = self._counts.get(before) if before else None
        comes = goes_on.comes if goes_on else first_number(ordered)
        self._counts[ordered] = _Count(shows, comes, _form(ordered), has_items=goes_on is not None)

    def told(self, item: PageElement, ordered: PageElement) -> str:
        """The number with the first words behind it; empty if the number comes along."""
        count = self._counts[ordered]
        value = _whole(item.get("value"))
        shown = count.shows if value is None else value
        count.shows = shown - 1 if "reversed" in ordered.attributes else shown + 1
        words = collapsed(" ".join(_own_words(item)))
        if not words and not any(one.name == "img" for one in item.all_elements()):
            # Nothing of it comes along; before the first item that has words, its number is passed over.
            count.comes += not count.has_items
            return ""
        comes, count.comes, count.has_items = count.comes, count.comes + 1, True
        written = _written(shown, _form(item) or count.form)
        is_same = written == f"{comes}." and "reversed" not in ordered.attributes
        return "" if is_same else with_words(written, words)


def _own_words(item: PageElement) -> Iterator[str]:
    for node in item.nodes:
        if not is_list(node):
            yield node.words if isinstance(node, Text) else words_in(node)


def _form(element: PageElement) -> str:
    """In what a list, or an item as in Google Docs, says that it is counted."""
    return declarations_of(element).get("list-style-type") or _TYPES.get(element.get("type"), "")


def _written(number: int, form: str) -> str:
    written = _FORMS.get(form, str)(number) if 0 < number <= MOST_COUNTED else str(number)
    return f"{written}、" if form in _CHINESE else f"{written}."


def _told_of_word(item: PageElement) -> str:
    """Of a paragraph that Word shows as an item, with its mark in words."""
    of_list = declarations_of(item).get("mso-list", "")
    if not re.match(r"l\d", of_list) or re.fullmatch(r"h[1-6]", item.name):
        return ""
    marks = (one for one in item.all_elements() if declarations_of(one).get("mso-list") == "ignore")
    mark = collapsed(next(marks, PageElement("")).text())
    words = words_in(item)
    at = words.find(mark) + len(mark)
    return with_words(mark, words[at:].strip()) if _MARK.fullmatch(mark) else ""


def list_numbers(root: PageElement) -> list[str]:
    """The numbers that readers saw and that come along as others, each with its first words; before it is read."""
    counter = _Counter()
    found = []
    last: dict[PageElement | None, PageElement] = {}
    for one in root.all_elements():
        before, last[one.parent] = last.get(one.parent), one
        if one.name == "ol":
            counter.begin(one, before)
        elif one.name == "li" and one.parent and one.parent.name == "ol" and one.parent is not root:
            found.append(counter.told(one, one.parent))
        elif "mso-list" in one.get("style"):
            found.append(_told_of_word(one))
    return list(filter(None, found))

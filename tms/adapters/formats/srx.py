"""Exceptions from an SRX 2.0 file: of its rules that forbid a break, those that are words.

SRX rules are patterns of regular expressions. Ours are words, so a pattern is taken if it stands for a limited number
of words (``\\b(Mr|Mrs)\\.`` and the like); the others are named. Rules that demand a break are not taken: our own know
where sentences end already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from tms.adapters.formats.srx_patterns import MOST_WORDS, PatternTooWide, words_of
from tms.domain.errors import Invalid

LARGEST = 1_000_000
"""Bytes."""

_MOST = 5_000
"""Exceptions that a file brings; many more than a publication may have."""

_SHOWN = 200
"""Characters of a pattern that was not taken."""

_ANY_CAPITAL = re.compile(r"(?:\\s[+*]?)?(?:\\p\{Lu\}|\[A-Z\]|\[\\p\{Lu\}\])")
"""Behind an abbreviation it says nothing more: before a small letter we cut hardly ever."""

_OF_OUR_LANGUAGES = ("en", "zh", "(en", "(zh", "[ee]", "[zz]", ".*")


@dataclass(frozen=True, slots=True)
class SrxExceptions:
    """What could be taken, as it is written on the page, and the patterns that could not."""

    abbreviations: list[str] = field(default_factory=list)
    no_break: list[str] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)


def read_srx(data: bytes) -> SrxExceptions:
    """The exceptions for English and Chinese. Raises Invalid (``srx_unreadable``, ``srx_nothing``)."""
    root = _root(data)
    found = SrxExceptions()
    for before, after in _forbidden(root):
        try:
            _take(found, before, after)
        except PatternTooWide:
            found.not_taken.append(f"{before[:_SHOWN]} | {after[:_SHOWN]}")
    if not (found.abbreviations or found.no_break or found.not_taken):
        raise Invalid("srx_nothing")
    return found


def _root(data: bytes) -> ElementTree.Element:
    if len(data) > LARGEST:
        raise Invalid("srx_unreadable")
    tree = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    # Without a document type there are no entities that could grow or read files.
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Invalid("srx_unreadable") from error
    root = tree.close()
    if _name(root) != "srx":
        raise Invalid("srx_unreadable")
    return root


def _refuse(*_: object) -> None:
    raise Invalid("srx_unreadable")


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _forbidden(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The patterns before and behind each place that must not be a break, of the languages that we cut."""
    maps = [element for element in root.iter() if _name(element) == "languagemap"]
    ours = [one for one in maps if one.get("languagepattern", "").lower().startswith(_OF_OUR_LANGUAGES)]
    wanted = {one.get("languagerulename") for one in ours}
    for rules in root.iter():
        if _name(rules) != "languagerule" or (maps and rules.get("languagerulename") not in wanted):
            continue
        for rule in rules:
            if _name(rule) == "rule" and rule.get("break", "yes").lower() == "no":
                parts = {_name(part): part.text or "" for part in rule}
                yield parts.get("beforebreak", ""), parts.get("afterbreak", "")


def _take(found: SrxExceptions, before: str, after: str) -> None:
    follow = [""] if _ANY_CAPITAL.fullmatch(after) else words_of(after)
    if (
        len(follow) * len(words := words_of(before)) > MOST_WORDS
        or len(found.abbreviations) + len(found.no_break) > _MOST
    ):
        raise PatternTooWide
    pairs = [(first, second) for first in words for second in follow]
    if any("|" in first + second or not first + second for first, second in pairs):
        raise PatternTooWide
    for first, second in pairs:
        if not second and first.endswith(".") and first[:-1].isalpha():
            found.abbreviations.append(first)
        else:
            found.no_break.append(f"{first}|{second}")

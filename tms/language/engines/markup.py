"""Inline codes on their way to an engine and back: ``⟦1⟧…⟦/1⟧`` is ``<g id="1">…</g>``, ``⟦2/⟧`` is ``<x id="2"/>``.

Short numeric tags without other attributes survive most engines. What comes back is taken for the same codes only if
exactly the same stand there, properly nested; else the engine is asked without them, and they are put where it is
certain that they belong, or at the end.
"""

import html
import re
from collections.abc import Collection, Iterator, Sequence

from tms.domain.inline import (
    close_marker,
    is_well_formed,
    markers,
    open_marker,
    plain,
    split_markers,
    standalone_marker,
)
from tms.language.marked_text import take_apart

_TAG = re.compile(
    r"""<\s*(?:(?P<close>/\s*[gx])|(?P<kind>[gx])\s+id\s*=\s*["“”'’]?(?P<id>\d{1,3})["“”'’]?\s*(?P<alone>/?))\s*>""",
    re.IGNORECASE,
)


def to_tags(text: str, numbers: Collection[str]) -> str:
    """The text as XML content; markers of ``numbers`` as tags, everything else escaped."""
    return "".join(_tag(run) if is_marker else html.escape(run, quote=False) for is_marker, run in _runs(text, numbers))


def _runs(text: str, numbers: Collection[str]) -> list[tuple[bool, str]]:
    return split_markers(text, numbers) if numbers else [(False, text)]


def _tag(marker: str) -> str:
    number = marker.strip("⟦/⟧")
    if marker.startswith("⟦/"):
        return "</g>"
    return f'<x id="{number}"/>' if marker.endswith("/⟧") else f'<g id="{number}">'


def from_tags(text: str, source: str, numbers: Collection[str]) -> str | None:
    """The text with markers, unescaped; None if other codes stand in it than in ``source``, or not properly nested."""
    alone = {mark.strip("⟦/⟧") for mark in markers(source, numbers) if mark.endswith("/⟧")}
    parts: list[str] = []
    opened: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        parts.append(html.unescape(text[at : found.start()]))
        at = found.end()
        if found["close"]:
            if not opened:
                return None
            number = opened.pop()
            if number not in alone:
                parts.append(close_marker(number))
            continue
        parts.append((standalone_marker if found["id"] in alone else open_marker)(found["id"]))
        # HTML engines write <x id="2"></x>, and models <x id="2">.
        if not found["alone"] and not (found["id"] in alone and _stays_open(text, at)):
            opened.append(found["id"])
    parts.append(html.unescape(text[at:]))
    made = "".join(parts)
    return made if not opened and same_codes(made, source, numbers) else None


def _stays_open(text: str, at: int) -> bool:
    return re.match(r"<\s*/\s*[gx]\s*>", text[at:], re.IGNORECASE) is None


def same_codes(text: str, source: str, numbers: Collection[str]) -> bool:
    """Whether the text has exactly the source's codes, each once, properly nested."""
    return is_well_formed(text, numbers) and sorted(markers(text, numbers)) == sorted(markers(source, numbers))


def put_in(target: str, source: str, numbers: Collection[str], anchors: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """A translation that was made without codes, with the source's codes; and whether each found its place.

    A pair goes around what its words are called in the target, if ``anchors`` (words, target words) or the words
    themselves (a number, a name in Latin letters, an address) say so and it stands there once. A pair around the whole
    text stays around it. What has no certain place stands at the end.
    """
    if not markers(source, numbers):
        return target, True
    bare, _ = take_apart(source)
    known = dict(anchors)
    made, certain = target, True
    for number, words, alone in _codes(source, numbers):
        if not alone and words.strip() == bare.strip() and words.strip():
            made = open_marker(number) + made + close_marker(number)
            continue
        wanted = known.get(words.strip(), words.strip() if _is_the_same_everywhere(words) else "")
        if not alone and wanted and made.count(wanted) == 1 and _is_outside(made, wanted):
            made = made.replace(wanted, open_marker(number) + wanted + close_marker(number))
            continue
        certain = False
        made += standalone_marker(number) if alone else open_marker(number) + close_marker(number)
    return made, certain


def _codes(source: str, numbers: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Each code in order: its number, the words within, whether it stands alone."""
    for mark in markers(source, numbers):
        number = mark.strip("⟦/⟧")
        if mark.endswith("/⟧"):
            yield number, "", True
        elif not mark.startswith("⟦/"):
            start = source.index(mark) + len(mark)
            end = source.find(close_marker(number), start)
            yield number, plain(source[start:end] if end >= 0 else "", numbers), False


def _is_the_same_everywhere(words: str) -> bool:
    """Numbers, addresses and the like: at least one digit, dot or @ and nothing that is translated."""
    return bool(re.fullmatch(r"[\w.,:/@%+\-]*[\d@/][\w.,:/@%+\-]*", words.strip(), re.ASCII))


def _is_outside(text: str, words: str) -> bool:
    """The words are not part of a longer number or Latin word."""
    at = text.index(words)
    around = text[max(at - 1, 0) : at] + text[at + len(words) : at + len(words) + 1]
    return not any(character.isascii() and character.isalnum() for character in around)

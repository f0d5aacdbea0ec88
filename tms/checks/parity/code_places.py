"""Where the words of inline codes stand in a text without its markers."""

from collections.abc import Iterator

from tms.checks.parity.model import VersionText
from tms.language.marked_text import take_apart


def opened_and_closed(text: str) -> tuple[str, dict[str, int], dict[str, int]]:
    """The text without its markers, and by number where a code's words begin and end in it."""
    plain, marks = take_apart(text)
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    for mark in marks:
        (closed if mark.side == "close" else opened).setdefault(mark.text.strip("⟦/⟧"), mark.at)
    return plain, opened, closed


def code_spans(text: VersionText) -> Iterator[tuple[int, int]]:
    """What is set as code: commands and passwords, which are no prose of any language."""
    numbers = [number for number, code in (text.codes or {}).items() if code.get("type") == "code"]
    if not numbers:
        return
    _, opened, closed = opened_and_closed(text.text)
    for number in numbers:
        if number in opened and number in closed:
            yield opened[number], closed[number]

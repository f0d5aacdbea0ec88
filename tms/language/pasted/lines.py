"""Pasted text as clean lines: no byte order mark, no invisible characters, one kind of line end, one kind of space."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tms.domain.imported_article import Block

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE_RUN = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f]+")
_EDGE = " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
INVISIBLE = dict.fromkeys(
    (
        *range(9),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        0x2060,
        *range(0x2066, 0x206A),
        0xFEFF,
    )
)
_BULLET = re.compile(r"(?:[•‧∙●◦▪■□◆◇○◎※►▶➤★☆][ \u3000]*|[*+–—-][ \u3000]+|[—–]{1,2}(?=[^\W\d_]))(?=[^ ])")
_NUMBER = re.compile(
    r"(?:\d{1,2}[.)、．](?!\d) ?|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)] ?|[一二三四五六七八九十]{1,3}、)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line that is not blank. ``text`` has single spaces and clean edges; ``raw`` keeps runs of spaces, which part columns."""

    text: str
    raw: str
    indent: int
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, title, button or other piece of a page: one line, or several that were one before they were wrapped.

    A reader of a format with markup gives the finished ``block`` and says which heading is the title.
    """

    text: str
    raw: str
    indent: int = 0
    blank_before: bool = False
    block: Block | None = None
    is_title: bool = False

    @property
    def bullet(self) -> str:
        """The bullet or dash that the unit begins with; empty if none."""
        found = _BULLET.match(self.text[:10])
        return found[0] if found else ""

    @property
    def bare(self) -> str:
        """The text without its bullet."""
        return self.text[len(self.bullet) :]

    @property
    def bare_raw(self) -> str:
        """The raw line without its bullet."""
        found = _BULLET.match(self.raw)
        return self.raw[found.end() :] if found else self.raw

    @property
    def number(self) -> str:
        """The number that the unit begins with, as in ``2. Rail`` or ``二、铁路``; empty if none."""
        found = _NUMBER.match(self.text[:12])
        return found[0] if found else ""


def clean(text: str) -> str:
    """The text with ``\\n`` as its only line end and without characters that nobody sees.

    Soft hyphens, zero-width spaces and direction marks come with a copy from a browser and would hide terms.
    """
    return LINE_END.sub("\n", text).translate(INVISIBLE)


def single_spaced(text: str) -> str:
    """Runs of spaces, tabs and no-break spaces as one space: a browser shows them so. Full-width spaces stay inside."""
    return _SPACE_RUN.sub(" ", text).strip(_EDGE)


def read_lines(text: str) -> Iterator[PastedLine]:
    """The lines of the text that are not blank, in order."""
    blank = True
    for line in clean(text).split("\n"):
        raw = line.strip(_EDGE)
        if not raw:
            blank = True
            continue
        lead = line[: len(line) - len(line.lstrip(_EDGE))]
        yield PastedLine(single_spaced(raw), raw, len(lead) + lead.count("\u3000"), blank)
        blank = False


def unit_of(line: PastedLine) -> Unit:
    return Unit(line.text, line.raw, line.indent, line.blank_before)

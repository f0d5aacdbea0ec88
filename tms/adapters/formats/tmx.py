"""TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005): read and written.

A document type may be named, as in most files, and is not fetched; entities of the file's own are refused, because
they can grow. Inline elements become our codes where each variant of a unit has the same; else they are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tms.adapters.formats.memory_units import ReadUnits, our_locale
from tms.domain.errors import Invalid
from tms.domain.inline import MARKER, is_well_formed
from tms.domain.translatable import Several, Words

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "hi"})
_HIDDEN = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
"""What stands inside them is another program's markup."""

_SPACES = re.compile(r"\s+")


def read_tmx(data: bytes) -> ReadUnits:
    """The units in our languages. Raises Invalid (``tmx_unreadable``) for what is no TMX: then nothing is taken."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Invalid("tmx_unreadable", line=parser.CurrentLineNumber) from error
    if not reader.is_tmx:
        raise Invalid("tmx_unreadable", line=1)
    return reader.found


def _refuse(*_: object) -> None:
    raise ValueError


@dataclass(slots=True)
class _Reader:
    """Follows the elements; ``texts`` are the variants of the unit that is open, with our markers."""

    found: ReadUnits = field(default_factory=ReadUnits)
    is_tmx: bool = False
    n: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    locale: str | None = None
    parts: list[str] | None = None
    hidden: int = 0
    lone: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tmx":
            self.is_tmx = True
        elif name == "tu":
            self.n += 1
            self.texts, self.twice = {}, set()
        elif name == "tuv":
            self.locale = our_locale(attributes.get("xml:lang") or attributes.get("lang") or "")
        elif name == "seg":
            self.parts, self.hidden, self.lone = [], 0, 100
        elif self.parts is not None:
            if not self.hidden and name in _CODES:
                self.parts.append(self._marker(name, attributes))
            self.hidden += name in _HIDDEN

    def _marker(self, name: str, attributes: Mapping[str, str]) -> str:
        """A pair is numbered by the file, a code that stands alone from 101 on; of other sorts only that they were."""
        number = attributes.get("i", "")
        if name in {"bpt", "ept"} and number.isdecimal() and 0 < int(number) < 100:
            return f"⟦{'/' if name == 'ept' else ''}{int(number)}⟧"
        self.lone += name == "ph"
        return f"⟦{self.lone}/⟧" if name == "ph" else "⟦/0⟧"

    def end(self, name: str) -> None:
        if name == "seg":
            self._end_text()
        elif name == "tu":
            self._end_unit()
        elif self.parts is not None and name in _HIDDEN:
            self.hidden -= 1

    def _end_text(self) -> None:
        if self.locale is not None and self.parts is not None:
            if self.locale in self.texts:
                self.twice.add(self.locale)
            self.texts[self.locale] = _SPACES.sub(" ", "".join(self.parts)).strip()
        self.parts = None

    def _end_unit(self) -> None:
        place = Words("unit {n}", n=self.n)
        if self.twice:
            self.found.left_out.append((place, Words("two texts in {locales}", locales=Several(sorted(self.twice)))))
            return
        codes = [sorted(found[0] for found in MARKER.finditer(text)) for text in self.texts.values()]
        if any(one != codes[0] for one in codes) or not all(map(_is_sound, self.texts.values())):
            self.found.codes_left_out += sum(map(len, codes))
            self.texts = {locale: _SPACES.sub(" ", MARKER.sub("", text)).strip() for locale, text in self.texts.items()}
        self.found.take(place, self.texts)

    def text(self, data: str) -> None:
        if self.parts is not None and not self.hidden:
            self.parts.append(data)


def _is_sound(text: str) -> bool:
    return is_well_formed(text, {found[2] for found in MARKER.finditer(text)})


def write_tmx(units: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """The lines of a file with these units (locale → text); pairs of codes as ``bpt`` and ``ept``, others as ``ph``."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield (
        '<header creationtool="Sanwen" creationtoolversion="1" segtype="sentence" o-tmf="Sanwen" adminlang="en"'
        ' srclang="*all*" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        variants = (f"<tuv xml:lang={quoteattr(locale)}><seg>{_seg(text)}</seg></tuv>" for locale, text in unit.items())
        yield f"<tu>{''.join(variants)}</tu>\n"
    yield "</body>\n</tmx>\n"


def _seg(text: str) -> str:
    return MARKER.sub(_element, escape(_without_controls(text)))


def _element(found: re.Match[str]) -> str:
    if found[3]:
        return f'<ph x="{found[2]}"/>'
    return f'<ept i="{found[2]}"/>' if found[1] else f'<bpt i="{found[2]}" x="{found[2]}"/>'


def _without_controls(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(character for character in text if character >= " " or character in "\t\n")

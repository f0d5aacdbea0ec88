"""The parts of an Office document: XML in a zip archive, from a file that a person uploaded.

What is read is bounded before it is unpacked, nothing outside is fetched, and entities of the file's own are refused,
because they can grow.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from tms.domain.errors import Invalid
from tms.domain.translatable import Words

_MOST_BYTES = 10_000_000
"""The most bytes of one part, unpacked. A long article has a tenth of it."""

_MOST_TOGETHER = 40_000_000
"""The most bytes of all parts that are read, counted as they are unpacked: what a file claims is not believed."""

_MOST_ELEMENTS = 300_000
_DEEPEST = 200
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    RuntimeError, OSError, EOFError, NotImplementedError, ValueError, IndexError, OverflowError,
)  # fmt: skip
"""What an archive and its compressed streams raise when bytes of them are others."""


@dataclass(slots=True)
class Element:
    """An element by its name without prefix, as Word's own are unique without it."""

    name: str
    attributes: Mapping[str, str]
    children: list["Element"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands directly in the element."""
        return "".join(self.words)

    def get(self, name: str) -> str | None:
        """An attribute, whatever its prefix."""
        return next((value for key, value in self.attributes.items() if key.rpartition(":")[2] == name), None)

    def find(self, *names: str) -> "Element | None":
        """The first element on a way of names from here, or None."""
        found: Element | None = self
        for name in names:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def every(self, name: str) -> Iterator["Element"]:
        """The children of a name."""
        return (child for child in self.children if child.name == name)


@dataclass(slots=True)
class _Tree:
    root: Element = field(default_factory=lambda: Element("", {}))
    _open: list[Element] = field(default_factory=list)
    _count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise ValueError
        element = Element(name.rpartition(":")[2], attributes)
        (self._open[-1] if self._open else self.root).children.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def words(self, words: str) -> None:
        self._open[-1].words.append(words)


def read_xml(data: bytes) -> Element:
    """The root of a part. Raises Invalid (``import_binary``) for what can't be read."""
    tree = _Tree()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _unreadable() from error
    return tree.root.children[0]


def _refuse(*_: object) -> None:
    raise ValueError


def _unreadable() -> Invalid:
    return Invalid("import_binary", what=Words("a damaged Word document"))


class OfficeFile:
    """A document's archive. Raises Invalid (``import_binary``) if it can't be read, or unpacks to too much."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._archive = zipfile.ZipFile(file)
        except DAMAGED as error:
            raise _unreadable() from error
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def part(self, name: str) -> Element:
        """A part by its name; an empty element if the document has none."""
        if name not in self:
            return Element("", {})
        try:
            with self._archive.open(name) as stream:
                data = stream.read(_MOST_BYTES + 1)
        except DAMAGED as error:
            raise _unreadable() from error
        self._read += len(data)
        if len(data) > _MOST_BYTES or self._read > _MOST_TOGETHER:
            raise _unreadable()
        return read_xml(data)

"""Where the parts of a Word document stand: found through its relationships, as their names are free."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from tms.adapters.formats.brought_pictures import PICTURE_NAMES
from tms.adapters.formats.office_xml import Element, OfficeFile

_MOST_ALIKE = 40
"""So many headers or footers are looked at; a section has three of each at most, and they repeat."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """A document's parts by what they are to it: ``styles``, ``footnotes``, ``header``."""

    file: OfficeFile

    @property
    def main(self) -> str:
        """The name of the part with the text."""
        return next(self._related("", "officeDocument"), "word/document.xml")

    def document(self) -> Element:
        """The part with the text."""
        return self.file.part(self.main)

    def names(self, kind: str) -> list[str]:
        """The names of the parts of a kind, each once; the usual one where no relationship tells."""
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return list(dict.fromkeys(self._related(self.main, kind)))[:_MOST_ALIKE] or [usual]

    def part(self, kind: str) -> Element:
        """The only part of a kind; an empty element if there is none."""
        return self.file.part(self.names(kind)[0])

    def links(self, part: str) -> dict[str, str]:
        """The addresses that a part leads to, by the ids that it has for them."""
        outside = (one for one in self._relations(part) if one.get("TargetMode") == "External")
        return {one.get("Id") or "": one.get("Target") or "" for one in outside}

    def pictures(self) -> dict[str, str]:
        """The names of the pictures that the text refers to and that we can read, by the ids that it has for them."""
        found: dict[str, str] = {}
        for one in self._relations(self.main):
            name = posixpath.join(posixpath.dirname(self.main), one.get("Target") or "")
            name = posixpath.normpath(name).lstrip("/")
            is_ours = posixpath.splitext(name)[1].lower() in PICTURE_NAMES and name in self.file
            if is_ours and one.get("TargetMode") != "External":
                found[one.get("Id") or ""] = name
        return found

    def inside(self, number: str) -> str:
        """The file name of what the text refers to within the document; empty if there is none."""
        found = (one.get("Target") or "" for one in self._relations(self.main) if one.get("Id") == number)
        return posixpath.basename(next(found, ""))

    def _related(self, part: str, kind: str) -> Iterator[str]:
        for one in self._relations(part):
            name = posixpath.join(posixpath.dirname(part), one.get("Target") or "")
            if (one.get("Type") or "").rpartition("/")[2] == kind and one.get("TargetMode") != "External":
                yield posixpath.normpath(name).lstrip("/")

    def _relations(self, part: str) -> Iterator[Element]:
        folder, name = posixpath.split(part)
        return self.file.part(posixpath.join(folder, "_rels", f"{name}.rels")).every("Relationship")

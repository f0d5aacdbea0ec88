"""Links, pictures and addresses: what readers of one version can follow or see, those of the others can too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tms.checks.parity.code_places import opened_and_closed
from tms.checks.parity.groups import group, readings
from tms.checks.parity.model import Disagreement, Family, Side, VersionText

_WRITTEN = re.compile(r"https?://[^\s<>\"()\[\]\u0080-\uffff]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LANGUAGE = re.compile(
    r"(?:en|zh|cn|tw|hk|english|chinese|traditional|simplified|big5)(?:[-_](?:us|gb|cn|tw|hk|hans|hant|sg))*"
)
_ENDS = ".,;:!?'*_`"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, where its words begin in the text without markers, and where they end; a picture's, or a link's."""

    address: str
    start: int
    end: int
    family: Family = Family.LINKS


def links(text: VersionText | None) -> list[Link]:
    """In the order of the text."""
    return list(_links(text)) if text is not None else []


def compare_links(
    row: int, texts: Sequence[VersionText | None], said: Sequence[Sequence[Link]]
) -> tuple[list[Disagreement], list[Family]]:
    """The addresses that a version lacks, or has another for, and one family for each that all have.

    ``said``: the links and pictures of each text.
    """
    found: list[Disagreement] = []
    agreed: list[Family] = []
    for family in (Family.LINKS, Family.PICTURES):
        more, its = _compared(family, row, texts, [[one for one in every if one.family is family] for every in said])
        found += more
        agreed += its
    return found, agreed


def _compared(
    family: Family, row: int, texts: Sequence[VersionText | None], said: Sequence[Sequence[Link]]
) -> tuple[list[Disagreement], list[Family]]:
    versions = [at for at, text in enumerate(texts) if text is not None]
    if not any(said):
        return [], []
    groups = group(said, (_is_same_address, _is_same_page, _is_same_site))
    found: list[Disagreement] = []
    agreed: list[Family] = []
    for reading in readings(groups, versions, _any_other):
        if len(reading.camps) == 1 and reading.versions >= set(versions):
            agreed.append(family)
            continue
        sides = [Side() if text is not None else None for text in texts]
        for camp, members in enumerate(reading.camps):
            for version, one in members.items():
                sides[version] = Side(one.address, one.start, one.end, camp)
        code = "differs" if len(reading.camps) > 1 else "missing"
        found.append(Disagreement(row, family, f"{family}.{code}", tuple(sides)))
    return found, agreed


def _any_other(one: Link, other: Link) -> float:
    """A version that lacks one link and has another was given a wrong address."""
    del one, other
    return 1.0


def _links(text: VersionText) -> Iterator[Link]:
    codes: Mapping[str, Mapping[str, Any]] = text.codes or {}
    plain, opened, closed = opened_and_closed(text.text)
    marked = [
        Link(str(code["href"]), opened[number], closed.get(number, opened[number]), _family(code))
        for number, code in codes.items()
        if code.get("href") and number in opened
    ]
    inside = [(one.start, one.end) for one in marked]
    written = [
        Link(found[0].rstrip(_ENDS), found.start(), found.start() + len(found[0].rstrip(_ENDS)))
        for found in _WRITTEN.finditer(plain)
        if not any(start <= found.start() < end for start, end in inside)
    ]
    yield from sorted([*marked, *written], key=lambda one: one.start)


def _family(code: Mapping[str, Any]) -> Family:
    return Family.PICTURES if code.get("type") == "image" else Family.LINKS


def _is_same_address(one: Link, other: Link) -> bool:
    return one.address == other.address


def _is_same_page(one: Link, other: Link) -> bool:
    """Whether the addresses are the same but for scheme, language and a slash at the end."""
    return _page(one.address) == _page(other.address)


def _is_same_site(one: Link, other: Link) -> bool:
    """Whether both are of one site that has each language under an address of its own, as an encyclopedia does."""
    mine, theirs = _page(one.address)[0], _page(other.address)[0]
    return mine == theirs and mine != "" and _language(one.address) != _language(other.address)


def _language(address: str) -> list[str]:
    return [part for part in re.split(r"[/.]", address.lower()) if _LANGUAGE.fullmatch(part)]


def _page(address: str) -> tuple[str, tuple[str, ...]]:
    """Site and path; the place within a page has another name in each language, being made from its heading."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, ()
    if "@" in address:
        return address.removeprefix("mailto:").lower(), ()
    host = [part for part in (parts.hostname or "").split(".") if part != "www" and not _LANGUAGE.fullmatch(part)]
    path = [part for part in parts.path.split("/") if part and not _LANGUAGE.fullmatch(part.lower())]
    return ".".join(host), tuple(path)

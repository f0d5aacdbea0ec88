"""The versions of an article side by side, as they stand now, and where they say different things."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tms.checks.parity import Disagreement, Family, Parity, ParityRow, VersionText, compare
from tms.db.models import Version
from tms.db.queries import texts
from tms.db.queries.text_rows import OneText
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.locales import memory_locale
from tms.domain.transcreated import DISPLAY_KINDS
from tms.services.authorize import LoadedArticle
from tms.services.parity.names import known_names

_LONG = 80
"""Words longer than this are remembered by their hash."""

_HASH = 32


@dataclass(frozen=True, slots=True)
class Compared:
    """The versions in the publication's order, what each segment says in them, and what was found.

    ``hints`` are words (not, only, before) that may turn a sentence round, and figures that a translator added: a
    person looks at them, and they stop no release, since each language denies and counts in its own ways.
    """

    versions: Sequence[Version]
    placed: Sequence[PlacedTexts]
    parity: Parity
    hints: Sequence[Disagreement] = ()

    def between(self, version_ids: Collection[int]) -> list[Disagreement]:
        """The findings between two of these versions."""
        places = [at for at, version in enumerate(self.versions) if version.id in version_ids]
        return [one for one in self.parity.found if one.is_between(places)]


def compared(
    uow: UnitOfWork, loaded: LoadedArticle, *, read: tuple[Sequence[PlacedTexts], Sequence[int]] | None = None
) -> Compared:
    """Compare all versions of the article, in three statements and one for names that this process does not know.

    ``read``: the texts of all versions and the order of these, for whoever has read them already.
    """
    order = {tag: at for at, tag in enumerate(locales.NAMES)}
    versions = sorted(loaded.versions, key=lambda version: order.get(version.locale, len(order)))
    if read is None:
        placed = texts.in_reading_order(uow.session, loaded.article.id, [version.id for version in versions])
    else:
        at = [list(read[1]).index(version.id) for version in versions]
        placed = [replace(row, texts=tuple(row.texts[place] for place in at)) for row in read[0]]
    tags = [memory_locale(version.locale, loaded.publication.region) for version in versions]
    rows = [_row(one, versions) for one in placed]
    source = versions.index(loaded.source)
    everything = compare(rows, tags, known_names(uow, loaded.publication), source=source, small_words=True)
    found = [one for one in everything.found if one.family is not Family.WORDS]
    hints = [one for one in everything.found if one.family is Family.WORDS]
    return Compared(versions, placed, Parity(found, everything.agreed), hints)


def _row(placed: PlacedTexts, versions: Sequence[Version]) -> ParityRow:
    said = tuple(_text(placed, text, version) for text, version in zip(placed.texts, versions, strict=True))
    return ParityRow(placed.segment_id, said, is_compared=placed.treatment != "transcreate")


def _text(placed: PlacedTexts, text: OneText | None, version: Version) -> VersionText | None:
    """The version's text to compare; None if it leaves the segment out, makes it its own, or has no text yet."""
    if text is None or text.presence == "omitted" or not text.text.strip():
        return None
    if placed.kind in DISPLAY_KINDS and version.role != "source" and text.touched_by is not None:
        return None
    is_engines_draft = text.origin == "mt" and text.touched_by is None
    return VersionText(text.text, text.codes, placed.kind, is_engines_draft)


def places_of(found: Iterable[Disagreement], now: Compared) -> list[dict[str, Any]]:
    """The identity of each disagreement, as a waiver remembers it.

    Where, what about, what each version that takes part says, and a hash of the sentence in which it says that; of
    what was compared by document, of all sentences that mention it.
    """
    by_segment = {placed.segment_id: placed for placed in now.placed}
    return [
        _place(one, now, [by_segment[one.row]] if one.row in by_segment else _mentioning(one, now)) for one in found
    ]


def _place(one: Disagreement, now: Compared, sentences: Sequence[PlacedTexts]) -> dict[str, Any]:
    sides = {at: side for at, side in enumerate(one.sides) if side is not None}
    locale = {at: now.versions[at].locale for at in sides}
    texts_ = {at: "\0".join(text.text if (text := row.texts[at]) else "" for row in sentences) for at in sides}
    return {
        "segment": one.row,
        "code": one.code,
        "says": {locale[at]: _short(side.words) for at, side in sides.items()},
        "texts": {locale[at]: hashlib.sha256(said.encode()).hexdigest()[:_HASH] for at, said in texts_.items()},
    }


def _mentioning(one: Disagreement, now: Compared) -> Sequence[PlacedTexts]:
    """The sentences of a version with the words of a side; all, if there are none."""
    words = [(at, side.words) for at, side in enumerate(one.sides) if side is not None and side.words]
    found = [row for row in now.placed if any((text := row.texts[at]) and said in text.text for at, said in words)]
    return found or now.placed


def _short(words: str) -> str:
    return words if len(words) <= _LONG else hashlib.sha256(words.encode()).hexdigest()


def digest_of(found: Iterable[Disagreement], now: Compared) -> str:
    """The digest of the findings that a person has seen, so that a waiver lets just those pass."""
    places = json.dumps(places_of(found, now), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(places.encode()).hexdigest()

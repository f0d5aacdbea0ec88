"""Deriving one Chinese version from the other: the stage over a whole version, and one segment after a person's change.

A text that nobody touched is derived anew. A person's text is merged: base = the old derivation, mine = the person's,
theirs = the new derivation. A conflict keeps the person's text and waits; a detached text is only marked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Derivation, SegmentText, Version
from tms.db.queries import texts, work_items
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import Act
from tms.domain.merge import merge
from tms.domain.states import Look, Origin, SegmentState, state_after_derivation
from tms.domain.work import WorkKind
from tms.language.assembly import TermIndex
from tms.language.conversion import derive, dictionary_version
from tms.services.memory import memory_locale
from tms.services.stage import BATCH, Begin, article_and_version, done, still_mine
from tms.services.terms import term_index

RULES = 1
"""Version of our own conversion rules; each derivation stores it, so that a change finds what it affects."""


Derive = Callable[[str], str]
"""What a version makes of a parent's text."""


class Followed(StrEnum):
    """What became of a derived text when its parent changed."""

    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class _Pair:
    segment_id: int
    parent: SegmentText
    child: SegmentText | None


def run(begin: Begin, item: Claimed) -> None:
    """Derive the whole version; queues ``check``."""
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        parent = uow.session.get_one(Version, (article.id, version.parent_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [parent.id, version.id])
        texts.add_empty_texts(
            uow.session,
            article_id=article.id,
            version_id=version.id,
            segment_ids=[row.segment_id for row in rows if row.texts[0] is not None and row.texts[1] is None],
            work_item_id=item.id,
        )
        terms = term_index(uow, publication.id, parent.locale, version.locale, publication.region)
        derive_one = deriving(parent.locale, version, terms, publication.region)
    work = [
        _Pair(row.segment_id, row.texts[0], row.texts[1])
        for row in rows
        if row.texts[0] is not None and row.texts[0].text
    ]
    for at in range(0, len(work), BATCH):
        batch = work[at : at + BATCH]
        derived = {p.segment_id: derive_one(p.parent.text) for p in batch}
        with begin() as uow:
            still_mine(uow, item)
            origins = (parent.id, article.source_version_id)
            written = _apply(uow, item, version, origins, _still_so(uow, parent, batch), derived)
            for pair in batch:
                if pair.segment_id not in written:
                    follow_segment(
                        uow,
                        version,
                        segment_id=pair.segment_id,
                        derive_one=derive_one,
                        by={"work_item_id": item.id, "person_id": None},
                        source_version_id=article.source_version_id,
                    )
            work_items.set_progress(uow.session, item, at + len(batch), len(work))
            uow.article_changed(publication.id, article.id)
    with begin() as uow:
        still_mine(uow, item)
        done(uow, item, publication.id, then=[(WorkKind.CHECK, version.id)])


def deriving(parent_locale: str, version: Version, terms: TermIndex, region: str) -> Derive:
    """What the version's profile makes of a text; the parent's locale carries its region, as in the memory."""
    source, target = memory_locale(parent_locale, region), version.profile or version.locale
    return lambda text: derive(text, source=source, target=target, terms=terms)


def _still_so(uow: UnitOfWork, parent: Version, batch: list[_Pair]) -> list[_Pair]:
    """Those whose parent still says what was derived; it is locked, so that a save of it waits or has been seen."""
    revs = texts.lock_revs(uow.session, parent.article_id, parent.id, [p.segment_id for p in batch])
    return [p for p in batch if revs.get(p.segment_id) == p.parent.rev]


def _apply(
    uow: UnitOfWork,
    item: Claimed,
    version: Version,
    origins: tuple[int, int],
    batch: list[_Pair],
    derived: Mapping[int, str],
) -> frozenset[int]:
    """Write what nobody has touched, in one statement; the segments that were written."""
    parent_id, source_version_id = origins
    untouched = [p for p in batch if p.child is None or p.child.touched_by is None]
    changed = [
        p
        for p in untouched
        if p.child is None or (p.child.text, p.child.codes) != (derived[p.segment_id], p.parent.codes)
    ]
    source_revs = {p.segment_id: _source_rev(p.parent, parent_id, source_version_id) for p in batch}
    written = texts.write_machine_texts(
        uow.session,
        article_id=version.article_id,
        version_id=version.id,
        work_item_id=item.id,
        act=Act.DERIVE,
        source=(source_version_id, source_revs),
        texts=[
            MachineText(
                segment_id=p.segment_id,
                read_rev=p.child.rev if p.child else 1,
                text=derived[p.segment_id],
                codes=p.parent.codes,
                origin=Origin.DERIVED,
                state=state_after_derivation(p.parent.state),
            )
            for p in changed
        ],
    )
    _store_derivations(uow, version, parent_id, [p for p in changed if p.segment_id in set(written)], derived)
    return frozenset(written)


def _source_rev(parent: SegmentText, parent_id: int, source_version_id: int) -> int:
    return parent.rev if parent_id == source_version_id else (parent.source_rev or 1)


def _store_derivations(
    uow: UnitOfWork, version: Version, parent_id: int, pairs: list[_Pair], derived: Mapping[int, str]
) -> None:
    if not pairs:
        return
    statement = insert(Derivation)
    uow.session.execute(
        statement.on_conflict_do_update(
            index_elements=["article_id", "version_id", "segment_id"],
            set_={
                name: statement.excluded[name]
                for name in ("parent_rev", "status", "profile", "rules", "dictionary", "base_text", "base_codes")
            },
        ),
        [derivation_row(version, parent_id, p.segment_id, p.parent, derived[p.segment_id], "follows") for p in pairs],
    )


def derivation_row(
    version: Version, parent_id: int, segment_id: int, parent: SegmentText, base: str, status: str
) -> dict[str, Any]:
    """The row that says how the text came from its parent."""
    return {
        "article_id": version.article_id,
        "version_id": version.id,
        "segment_id": segment_id,
        "parent_version_id": parent_id,
        "parent_rev": parent.rev,
        "status": status,
        "profile": version.profile or version.locale,
        "rules": RULES,
        "dictionary": dictionary_version(),
        "base_text": base,
        "base_codes": parent.codes,
    }


def follow_segment(
    uow: UnitOfWork,
    version: Version,
    *,
    segment_id: int,
    derive_one: Derive,
    by: Mapping[str, Any],
    source_version_id: int,
) -> Followed:
    """Bring one derived text up to its parent's present text.

    Locks parent and child in that order and reads both as they are now, so that a save on either waits its turn.
    """
    parent_id = version.parent_version_id or 0
    parent = texts.get(uow.session, version.article_id, parent_id, segment_id, for_update=True)
    child = texts.get(uow.session, version.article_id, version.id, segment_id, for_update=True)
    if parent is None or child is None or not parent.text:
        return Followed.SAME
    new = derive_one(parent.text)
    derivation = uow.session.get(Derivation, (version.article_id, version.id, segment_id))
    if derivation is None:
        # What a person wrote before there was anything to derive from has no base: it is all theirs.
        derivation = Derivation(**derivation_row(version, parent_id, segment_id, parent, "", "follows"))
        uow.session.add(derivation)
    base = derivation.base_text
    mine = None if child.touched_by is None else child.text
    if derivation.status == "detached" or version.detached_at is not None:
        if new != base:
            child.look = Look.PARENT_CHANGED
        return Followed.SAME
    return _settle(child, derivation, parent, base, mine, new, dict(by), source_version_id)


def _settle(
    child: SegmentText,
    derivation: Derivation,
    parent: SegmentText,
    base: str,
    mine: str | None,
    new: str,
    by: dict[str, Any],
    source_version_id: int,
) -> Followed:
    # A text that a person confirmed or accepted and did not change holds nothing of theirs that could be lost.
    is_theirs = mine is not None and mine != base
    merged = merge(base, mine, new) if mine is not None and is_theirs else None
    if merged is not None and merged.is_conflict:
        derivation.status = "conflict"
        derivation.other_text, derivation.other_codes = new, parent.codes
        derivation.other_parent_rev = parent.rev
        child.look = Look.CONFLICT
        return Followed.CONFLICT
    text = new if merged is None else str(merged.text)
    derivation.parent_rev = parent.rev
    derivation.base_text, derivation.base_codes = new, parent.codes
    derivation.other_text = derivation.other_codes = derivation.other_parent_rev = None
    derivation.rules, derivation.dictionary = RULES, dictionary_version()
    derivation.status = "follows" if text == new else "overridden"
    source_rev = _source_rev(parent, parent.version_id, source_version_id)
    child.source_version_id, child.source_rev = source_version_id, source_rev
    if child.look == Look.CONFLICT:
        child.look = None
    # A person's text that they have not confirmed is not made a translation by what happens to its parent.
    unconfirmed = mine is not None and child.state == SegmentState.INITIAL
    if (text, parent.codes) == (child.text, child.codes):
        if child.state == SegmentState.INITIAL and child.look is None and not unconfirmed:
            child.state = state_after_derivation(parent.state)
        return Followed.SAME
    child.text, child.codes = text, parent.codes
    child.rev += 1
    child.act = Act.DERIVE if merged is None else Act.MERGE
    child.person_id, child.work_item_id = by.get("person_id"), by.get("work_item_id")
    child.change_set_id, child.reason = None, None
    child.state = SegmentState.INITIAL if unconfirmed else state_after_derivation(parent.state)
    if merged is not None:
        child.look = Look.MERGED
        return Followed.CHANGED
    child.origin = Origin.DERIVED
    if mine is not None:
        child.look = Look.PARENT_CHANGED
    return Followed.CHANGED

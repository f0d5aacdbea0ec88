"""Derivations of texts whose parent was cut in other places: how they come from it now, and who is asked about it."""

from dataclasses import dataclass

from tms.db.models import Derivation, SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Look, Origin, SegmentState
from tms.services.conversion.derive_text import DerivedResult, Deriving, deriving
from tms.services.following.apply_parent_change import derivation_row, follow_text
from tms.services.resegmenting.locked import LockedCut

_STAYS = frozenset({Look.SENT_BACK, Look.CONFLICT})


@dataclass(frozen=True, slots=True)
class Parent:
    """The version that one is derived from, and how."""

    texts: dict[int, SegmentText]
    derive: Deriving

    def made(self, segment_id: int) -> DerivedResult:
        text = self.texts[segment_id]
        return self.derive(text) if text.text else self.derive.nothing


def parent_of(uow: UnitOfWork, held: LockedCut, version: Version) -> Parent:
    """The version's parent, and how it derives by the rules and decisions that hold now."""
    parent = next(v for v in held.loaded.versions if v.id == version.parent_version_id)
    derive = deriving(uow, held.loaded.publication, held.loaded.article, parent, version)
    return Parent(held.texts[parent.id], derive)


def derivation_of(uow: UnitOfWork, row: SegmentText) -> Derivation | None:
    """As it is now."""
    key = (row.article_id, row.version_id, row.segment_id)
    return uow.session.get(Derivation, key, populate_existing=True)


def segment_detached(uow: UnitOfWork, row: SegmentText) -> bool:
    """Whether somebody detached this very text."""
    known = derivation_of(uow, row)
    return known is not None and known.status == "detached"


def is_detached(uow: UnitOfWork, version: Version, row: SegmentText) -> bool:
    """Whether the text no longer follows its parent, by itself or with its whole version."""
    return version.detached_at is not None or segment_detached(uow, row)


def follow(
    uow: UnitOfWork, held: LockedCut, version: Version, row: SegmentText, parent: Parent, by: Provenance
) -> None:
    """Derive a text that nobody touched from its parent again."""
    reopened(row, asks=True)
    known = derivation_of(uow, row)
    text = parent.texts[row.segment_id]
    _, begun = follow_text(version, text, row, known, parent.derive, by.as_act(Act.DERIVE), held.source_id)
    if begun is not None:
        uow.session.add(begun)
    uow.session.flush()


def record(uow: UnitOfWork, version: Version, row: SegmentText, parent: Parent, *, detached: bool) -> None:
    """What stands there stays: it is what is derived now, or an override of it; ``detached`` as its segment was."""
    text, base = parent.texts[row.segment_id], parent.made(row.segment_id)
    if not text.text:
        return
    is_same = (row.text, row.codes) == (base.text, text.codes)
    status = "detached" if detached else "follows" if is_same else "overridden"
    values = derivation_row(version, text.version_id, text, base, status)
    known = derivation_of(uow, row)
    if known is None:
        uow.session.add(Derivation(**values))
    else:
        for column, value in (values | dict.fromkeys(("other_text", "other_codes", "other_parent_rev"))).items():
            setattr(known, column, value)
    uow.session.flush()


def reopened(row: SegmentText, *, asks: bool) -> None:
    """The row's source is cut elsewhere: it has to be confirmed, and if a person touched it perhaps asks for a look."""
    row.state = SegmentState.INITIAL
    if asks and row.touched_by is not None and row.look not in _STAYS:
        row.look = Look.SOURCE_CHANGED


def own_act(row: SegmentText, source: SegmentText, by: Provenance) -> None:
    """Record the translator's act: they saw the present source, and no machine writes over the text any more."""
    reopened(row, asks=False)
    row.source_version_id, row.source_rev = source.version_id, source.rev
    if row.text:
        row.touched_by = row.touched_by or by.person_id
    if row.origin == Origin.REPEAT:
        row.origin = Origin.HUMAN
    row.same_as = None

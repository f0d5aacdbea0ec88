"""What a source revision would do, told exactly and before it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tms.db.queries import source_texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.imported_article import ImportedArticle
from tms.domain.lineage import Ancestor, Fate
from tms.domain.permissions import Action, Actor
from tms.domain.states import VersionStatus
from tms.services.authorize import authorize_article
from tms.services.source.revision_effect import Reopened, VersionEffect, affected, effect
from tms.services.source.revision_plan import PlannedSentence, RevisionPlan, plan

__all__ = ["PreviewPiece", "Reopened", "RevisionPreview", "VersionPreview", "preview_revision"]


@dataclass(frozen=True, slots=True)
class PreviewPiece:
    """A sentence of the revision. ``old`` is None for a new one; ``changed_characters`` were put in or taken out."""

    position: int
    block: int
    kind: str
    fate: Fate
    segment_id: int | None
    old: str | None
    new: str
    text_changed: bool
    changed_characters: int
    old_codes: Mapping[str, Any] | None
    new_codes: Mapping[str, Any] | None
    ancestors: Sequence[Ancestor]


@dataclass(frozen=True, slots=True)
class PreviewRemoved:
    """A segment that the revision no longer has; its texts and their history stay."""

    segment_id: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionPreview:
    """What becomes of a version: what opens again, how many segments stay as they are, and where its work stands.

    ``goes_back``: it returns to translation; ``follows``: its text is derived anew; ``will_lag``: readers see an
    older text until it is published again.
    """

    locale: str
    role: str
    status: str
    reopened: Sequence[Reopened]
    stays: int
    marked: int
    goes_back: bool
    follows: bool
    will_lag: bool

    @property
    def human(self) -> int:
        """The number of segments whose text a person wrote or accepted: it stays, and asks for a look."""
        return sum(one.is_human for one in self.reopened)


@dataclass(frozen=True, slots=True)
class RevisionPreview:
    """The revision ``number`` as it would be. ``is_same``: nothing is different, and it can't be committed.

    ``facts``: in how many sentences a figure, date, amount, denial or name is another, which is no typo.
    """

    number: int
    based_on: int
    typo: bool
    is_same: bool
    pieces: Sequence[PreviewPiece]
    removed: Sequence[PreviewRemoved]
    versions: Sequence[VersionPreview]
    changed: int
    new: int
    moved: int
    facts: int

    @property
    def changed_characters(self) -> int:
        """How many characters differ; an editor sees from it whether the change is only a typo."""
        return sum(piece.changed_characters for piece in self.pieces)


def preview_revision(
    uow: UnitOfWork, actor: Actor, article_id: int, page: ImportedArticle, *, based_on: int, typo: bool
) -> RevisionPreview:
    """What ``commit_revision`` with the same page would do now. Changes nothing.

    Raises Denied, NotFound, Stale (``revision_stale``), Conflict (``revision_not_ready``), Invalid for a page that
    can't be the source.
    """
    loaded = authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    planned = plan(uow, loaded, page, based_on=based_on)
    loose = source_texts.detached(uow.session, article_id)
    segment_ids = affected(planned)
    effects = [
        effect(
            planned,
            version,
            source_texts.of_segments(uow.session, article_id, version.id, segment_ids),
            typo=typo,
            detached=loose,
        )
        for version in loaded.versions
        if version.role != "source"
    ]
    counts = planned.counts()
    return RevisionPreview(
        number=planned.present.revision.number + 1,
        based_on=based_on,
        typo=typo,
        is_same=planned.is_same,
        pieces=[_piece(position, sentence) for position, sentence in enumerate(planned.sentences)],
        removed=[
            PreviewRemoved(segment_id, planned.present.kinds[segment_id], planned.present.texts[segment_id].text)
            for segment_id in planned.removed
        ],
        versions=[_version(planned, one, loaded.source.id) for one in effects],
        changed=counts["changed"],
        new=counts["new"],
        moved=counts["moved"],
        facts=planned.changed_facts(loaded.source.locale) if typo else 0,
    )


def _piece(position: int, sentence: PlannedSentence) -> PreviewPiece:
    piece, match, old = sentence.piece, sentence.match, sentence.old
    return PreviewPiece(
        position=position,
        block=piece.block,
        kind=piece.kind,
        fate=match.fate,
        segment_id=match.segment_id,
        old=old.text if old else None,
        new=piece.text,
        text_changed=match.text_changed,
        changed_characters=_distance(old.text if old else "", piece.text) if match.text_changed else 0,
        old_codes=old.codes if old else None,
        new_codes=piece.codes,
        ancestors=match.ancestors,
    )


def _distance(old: str, new: str) -> int:
    if not old:
        return len(new)
    changes = SequenceMatcher(None, old, new).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in changes if tag != "equal")


def _version(planned: RevisionPlan, one: VersionEffect, source_id: int) -> VersionPreview:
    version = one.version
    return VersionPreview(
        locale=version.locale,
        role=version.role,
        status=version.status,
        reopened=one.reopened,
        stays=len(planned.sentences) - len(one.reopened),
        marked=len(one.marked),
        goes_back=one.goes_back and version.status != VersionStatus.TRANSLATING,
        follows=version.parent_version_id == source_id and any(s.match.text_changed for s in planned.sentences),
        will_lag=version.live_snapshot_id is not None and not planned.is_same,
    )

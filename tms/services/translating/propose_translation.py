"""A program's proposal for a segment, which changes nothing for anybody until a person confirms it.

With a person's token it is kept as if they had typed it: it is offered in their row, and nobody else sees it. A machine
has no rows, and what it proposes is the segment's draft.
"""

import uuid
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import PendingText, SegmentText
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.code_faults import decisive_faults
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import LONGEST_TEXT, require_storable
from tms.domain.translatable import Several
from tms.services.audit import record_event
from tms.services.authorize_locked import LockedText, authorize_locked_writing
from tms.services.translating.save_segment import Save, save_segment
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired


@dataclass(frozen=True, slots=True)
class TranslationProposal:
    """A translation, and the revs of the segment's text and of its source that it was made from."""

    text: str
    rev: int
    source_rev: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a proposal, and the rev that the segment's text has now.

    ``pending`` in the person's editor, the ``draft`` of the segment, or ``unchanged``: the text says so already.
    """

    outcome: Literal["pending", "draft", "unchanged"]
    rev: int


def propose_translation(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, proposal: TranslationProposal
) -> Proposed:
    """Propose a translation of a segment to whoever may write it now. Event.

    What the person has typed themselves and not saved is never replaced; another proposal is. Raises Denied, NotFound,
    Stale (``text_stale``), Invalid (``text_empty``, ``text_too_long``, ``text_not_text``, ``codes_broken``,
    ``proposal_of_source``), Conflict (``segment_retired``, ``proposal_source_changed``, ``proposal_over_typing``), and
    for a machine as ``save_segment``.
    """
    require_storable(proposal.text)
    text = proposal.text.replace("\r\n", "\n").strip()
    locked = authorize_locked_writing(uow, actor, Action.SEGMENT_EDIT, article_id, locale, segment_id)
    row = locked.row
    _check(uow, locked, text, proposal)
    if text == row.text:
        return Proposed("unchanged", row.rev)
    if actor.is_machine:
        answer = save_segment(
            uow,
            actor,
            article_id,
            locale,
            segment_id,
            Save(text, proposal.rev, proposal.source_rev, uuid.uuid4(), confirm=False),
        )
        proposed = Proposed("draft", answer["rev"])
    else:
        _keep(uow, actor, row, text)
        # The person's own page may be open.
        uow.article_changed(actor.publication_id, article_id)
        proposed = Proposed("pending", row.rev)
    record_event(
        uow,
        EventAct.TRANSLATION_PROPOSED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=row.version_id,
        data={"segment": segment_id, "rev": proposed.rev},
    )
    return proposed


def _check(uow: UnitOfWork, locked: LockedText, text: str, proposal: TranslationProposal) -> None:
    """Check that the proposal is about the texts that stand there now, and could be confirmed as it is."""
    row = locked.row
    if row.retired:
        raise segment_retired(uow, row)
    if locked.version.role == "source":
        raise Invalid("proposal_of_source")
    source = texts.get(uow.session, row.article_id, locked.seen.source.id, row.segment_id)
    if source is None:
        raise NotFound("segment_not_found")
    if not text:
        raise Invalid("text_empty")
    if len(text) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    if row.rev != proposal.rev:
        raise stale(uow, row, rev=proposal.rev, yours=text)
    if source.rev != proposal.source_rev:
        raise Conflict("proposal_source_changed")
    if source.codes and (broken := decisive_faults(text, source.text, source.codes)):
        raise Invalid("codes_broken", codes=Several(marker[1:-1] for marker in broken))


def _keep(uow: UnitOfWork, actor: Actor, row: SegmentText, text: str) -> None:
    """Put the proposal where the person's typing is kept, while the segment's text is locked."""
    key = {
        "article_id": row.article_id,
        "version_id": row.version_id,
        "segment_id": row.segment_id,
        "person_id": actor.person_id,
    }
    typed = uow.session.get(PendingText, tuple(key.values()), populate_existing=True)
    if typed is not None and not typed.proposed and typed.text not in {text, row.text}:
        raise Conflict("proposal_over_typing")
    kept = {"text": text, "based_on_rev": row.rev, "proposed": True}
    uow.session.execute(
        insert(PendingText)
        .values(**key, **kept)
        .on_conflict_do_update(index_elements=list(key), set_={**kept, "at": func.now()})
    )

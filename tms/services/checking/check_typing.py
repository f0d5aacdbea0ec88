"""Checking what a person is typing, before anything of it is saved."""

from dataclasses import replace

from tms.checks import FAST, Finding, check
from tms.db.queries.dismissed_findings import with_parents
from tms.db.queries.segment_row import row_parts
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.states import Origin
from tms.domain.storable import LONGEST_TEXT
from tms.services.authorize import authorize_writing
from tms.services.checking.texts_to_check import checking_of, in_paragraph, to_check, told_apart


def check_typed(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, text: str
) -> list[Finding]:
    """The fast families' findings if the segment said this, without dismissed ones. Nothing is written.

    Raises NotFound, Denied, Invalid (``text_too_long``).
    """
    seen, version = authorize_writing(uow, actor, Action.SEGMENT_EDIT, article_id, locale)
    if len(text) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    order = {"source_version_id": seen.source.id, "version_id": version.id}
    found = row_parts(uow.session, article_id, segment_id, actor.person_id, **order)
    if found is None or version.id not in found.texts or seen.source.id not in found.texts:
        raise NotFound("segment_not_found")
    mine = found.texts[version.id]
    texts = (found.texts[seen.source.id].text, mine.text)
    placed = PlacedTexts(
        segment_id, found.block, found.position, found.space_before, found.kind, found.treatment, texts
    )
    parents = found.texts.get(version.parent_version_id or 0) if version.detached_at is None else None
    checking = checking_of(uow, seen.publication, seen.source, version)
    typed = to_check(checking, placed, mine.derivation, text=text, parent=parents.text if parents else None)
    typed = replace(typed, origin=Origin.HUMAN)
    whole = in_paragraph(uow, checking, article_id, [seen.source.id, version.id], typed)
    dismissed = with_parents(mine.dismissed, parents.dismissed if parents else ())
    return told_apart(whole, check(whole, families=FAST), dismissed)[0]

"""Two texts for one segment as they stand now: what a person needs to make one of them by hand."""

from dataclasses import dataclass
from typing import cast

from tms.db.models import PendingText
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.storable import LONGEST_TEXT
from tms.domain.three_way_merge import merge
from tms.services.authorize import authorize_writing
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired


@dataclass(frozen=True, slots=True)
class ConflictTexts:
    """``base`` is what ``yours`` was written upon, at ``base_rev``; ``theirs`` what stands there now, as ``rev``, and
    whose it is (``by``: the person, None if a machine's).

    ``merged`` has what both changed, or is None where they changed the same place.
    """

    base: str
    yours: str
    theirs: str
    rev: int
    who: str
    by: int | None
    merged: str | None
    base_rev: int


def sides(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, text: str, rev: int | None
) -> ConflictTexts:
    """The sides of a text that the person wrote upon ``rev``. Changes nothing.

    Without ``rev`` it is the one that was kept while they typed, maybe in another browser, and stood on what is kept
    with it.
    Raises Denied, NotFound, Invalid (``text_too_long``), Conflict (``segment_retired``), as saving it would.
    """
    _, version = authorize_writing(uow, actor, Action.SEGMENT_EDIT, article_id, locale)
    if len(text) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    row = texts.get(uow.session, article_id, version.id, segment_id)
    if row is None:
        raise NotFound("segment_not_found")
    if row.retired:
        raise segment_retired(uow, row)
    if rev is None:
        typed = uow.session.get(PendingText, (article_id, version.id, segment_id, actor.person_id))
        # Kept no longer: as good as written upon what stands there.
        rev = typed.based_on_rev if typed is not None and typed.text == text else row.rev
    known = stale(uow, row, rev=rev, yours=text).params
    base = str(known["base"])
    return ConflictTexts(
        base=base,
        yours=text,
        theirs=row.text,
        rev=row.rev,
        who=str(known["who"]),
        by=cast("int | None", known["by"]),
        merged=merge(base, text, row.text).text,
        base_rev=rev,
    )

"""Two texts for one segment, as they stand now: what a person needs to see to make one of them by hand."""

from dataclasses import dataclass
from typing import cast

from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound
from tms.domain.merge import merge
from tms.domain.permissions import Action, Actor
from tms.domain.storable import LONGEST_TEXT
from tms.services.authorize import authorize_writing
from tms.services.source.gone import segment_retired
from tms.services.translating.stale import stale


@dataclass(frozen=True, slots=True)
class Sides:
    """``base`` is what ``yours`` was written upon, ``theirs`` what stands there now, as ``rev``, and whose it is
    (``by``: the person, None if a machine's).

    ``merged`` has what both changed, or is None where they changed the same place.
    """

    base: str
    yours: str
    theirs: str
    rev: int
    who: str
    by: int | None
    merged: str | None


def sides(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, text: str, rev: int
) -> Sides:
    """The sides of a text that the person wrote upon ``rev``. Changes nothing.

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
    known = stale(uow, row, rev=rev, yours=text).params
    base = str(known["base"])
    return Sides(
        base=base,
        yours=text,
        theirs=row.text,
        rev=row.rev,
        who=str(known["who"]),
        by=cast("int | None", known["by"]),
        merged=merge(base, text, row.text).text,
    )

"""Whether each text of a version is accepted as it stands there, by the sign-offs and not by a state that says so."""

from tms.db.models import Version
from tms.db.queries import accepted_texts, texts
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.inline import plain
from tms.domain.states import ACCEPTED, Look, SegmentState

_EXCERPT = 40
_ASKS = frozenset({Look.CONFLICT, Look.SENT_BACK})


def refuse_not_accepted(uow: UnitOfWork, version: Version, *, is_final: bool) -> None:
    """Raise Conflict (``text_not_accepted``) if a text of the version is not as somebody accepted it.

    The first one is named. ``is_final`` for a version that is approved: there each text has to be final, too.
    """
    settled = {SegmentState.FINAL} if is_final else ACCEPTED
    placed = texts.in_reading_order(uow.session, version.article_id, [version.id])
    present = [
        (number, row.texts[0])
        for number, row in enumerate(placed, 1)
        if row.texts[0] is not None and row.texts[0].presence == "present"
    ]
    revs = {text.segment_id: text.rev for _, text in present}
    unread = accepted_texts.not_accepted(uow.session, version.article_id, version.id, revs)
    found = [
        (number, text)
        for number, text in present
        if text.segment_id in unread or text.state not in settled or text.look in _ASKS
    ]
    if found:
        number, text = found[0]
        raise Conflict(
            "text_not_accepted",
            locale=version.locale,
            number=number,
            text=_excerpt(text),
            n=len(found),
            segments=[one.segment_id for _, one in found],
        )


def _excerpt(text: OneText) -> str:
    words = plain(text.text, text.codes or {})
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"

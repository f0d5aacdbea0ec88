"""What was approved before in other words: taking it over, one by one or all at once, and putting that back."""

from typing import Any

from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid
from tms.http.context import gettext as _
from tms.http.context import unit_of_work
from tms.http.page_language import joined_sentences
from tms.services.translating.take_approved import TakenOver, put_back_taken, take_approved
from tms.web.workspace.form_fields import revs_field
from tms.web.workspace.told import ToldAct
from tms.web.workspace.workspace import act, blueprint


@blueprint.post("/take-approved", endpoint="take_approved")
def take_approved_(article_id: int, locale: str) -> ResponseReturnValue:
    """Take over what was offered for these segments, as far as they are unchanged."""
    seen = revs_field("seen")
    if not seen:
        raise Invalid("form_incomplete")
    return act(
        article_id,
        locale,
        lambda who: _answer(take_approved(unit_of_work(), who, article_id, locale, seen=seen), _taken),
        then={"segment": next(iter(seen))} if len(seen) == 1 else None,
        said=_told,
    )


@blueprint.post("/take-approved/<int:change_id>/put-back")
def put_back(article_id: int, locale: str, change_id: int) -> ResponseReturnValue:
    """Put back what such an act took over."""
    return act(
        article_id,
        locale,
        lambda who: _answer(put_back_taken(unit_of_work(), who, article_id, locale, change_id), _put_back),
        said=lambda answer: ToldAct(answer["said"], answer["left"]),
    )


def _answer(taken: TakenOver, words: Any) -> dict[str, Any]:
    said = words(taken)
    return {"segments": list(taken.segments), "left": list(taken.left), "change": taken.change_id, "said": said}


def _told(answer: dict[str, Any]) -> ToldAct:
    return ToldAct(answer["said"], answer["left"], answer["change"])


def _taken(taken: TakenOver) -> str:
    words = _("Taken over as approved before: %(n)s.", n=len(taken.segments))
    if not taken.left:
        return words
    left = _("Left as they are, because they have changed or a check refuses the words: %(n)s.", n=len(taken.left))
    return joined_sentences(words, left)


def _put_back(taken: TakenOver) -> str:
    words = _("Put back: %(n)s.", n=len(taken.segments))
    if not taken.left:
        return words
    left = _("Left, because people have acted on them since: %(n)s.", n=len(taken.left))
    return joined_sentences(words, left)

"""By when new articles are translated and reviewed, as it is set for all sections or for one."""

from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select

from tms.db.models import DueRule
from tms.db.statements.batched_changes import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.working_time import LONGEST, Span
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.jobs.due_by_rule import due_rule_of, spans_of
from tms.services.publication.default_people import require_section


@dataclass(frozen=True, slots=True)
class DueSpans:
    """How long translating takes at most, from when the article came in, and each review after it."""

    translation: Span
    review: Span

    @property
    def state(self) -> str:
        """Which rule it is, for a form that was shown before."""
        return " ".join(f"{span.amount} {span.unit}" for span in (self.translation, self.review))


@dataclass(frozen=True, slots=True)
class DueRules:
    """The rule that is set for the section or for all, and, of a section, the one that holds everywhere."""

    here: DueSpans | None
    elsewhere: DueSpans | None


def due_rules(uow: UnitOfWork, actor: Actor, section: int | None) -> DueRules:
    """What is set. Raises Denied, NotFound (``section_not_found``)."""
    authorize(actor, Action.PUBLICATION_CHANGE)
    if section is not None:
        require_section(uow, actor.publication_id, section)
    everywhere = _spans(due_rule_of(uow, actor.publication_id, None))
    if section is None:
        return DueRules(everywhere, None)
    return DueRules(_spans(_own(uow, actor, section)), everywhere)


def change_due_rule(
    uow: UnitOfWork, actor: Actor, section: int | None, wanted: DueSpans | None, *, based_on: str | None = None
) -> bool:
    """Set the rule, or with None have none here; whether it is another now. Event ``defaults_changed``.

    It holds for articles that come in from then on. ``based_on``: the ``state`` that the actor has seen, empty for no
    rule. Raises Denied, NotFound (``section_not_found``), Invalid (``due_span_wrong``), Stale (``publication_stale``).
    """
    authorize_locked_publication(uow, actor, Action.PUBLICATION_CHANGE)
    present = due_rules(uow, actor, section).here
    if based_on is not None and based_on != (present.state if present else ""):
        raise Stale("publication_stale")
    if wanted is not None and not all(1 <= span.amount <= LONGEST for span in (wanted.translation, wanted.review)):
        raise Invalid("due_span_wrong", most=LONGEST)
    if wanted == present:
        return False
    uow.session.execute(
        delete(DueRule).where(
            DueRule.publication_id == actor.publication_id, DueRule.section_id.is_not_distinct_from(section)
        )
    )
    if wanted is not None:
        which = {"publication_id": actor.publication_id, "section_id": section}
        uow.session.execute(insert(table_of(DueRule)).values(**which, **_columns(wanted)))
    record_event(
        uow,
        EventAct.DEFAULTS_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"section": section, "due": asdict(wanted) if wanted else None},
    )
    return True


def _own(uow: UnitOfWork, actor: Actor, section: int) -> DueRule | None:
    return uow.session.scalars(
        select(DueRule).where(DueRule.publication_id == actor.publication_id, DueRule.section_id == section)
    ).one_or_none()


def _spans(rule: DueRule | None) -> DueSpans | None:
    return DueSpans(*spans_of(rule)) if rule is not None else None


def _columns(spans: DueSpans) -> dict[str, int | str]:
    return {
        "translate_amount": spans.translation.amount,
        "translate_unit": spans.translation.unit,
        "review_amount": spans.review.amount,
        "review_unit": spans.review.unit,
    }

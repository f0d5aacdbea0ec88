"""Adopting a name without a source for the publication, from its place on the worklist."""

from dataclasses import replace

from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.language.ambiguity import Reason
from tms.services.authorize import authorize, authorize_version, may
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.questions import questions
from tms.services.worklist.decide_conversion import ConversionAnswer, decide


def adopt_name(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, answer: ConversionAnswer) -> None:
    """Write the name so in the whole publication. The text of the place follows at once for who may decide it
    for the publication.

    For any other who may change the rules it follows as the texts of other articles do. Raises NotFound, Denied,
    Conflict (``ambiguity_gone``, ``rule_there``, ``key_reused``).
    """
    authorize(actor, Action.RULES_CHANGE)
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    if may(actor, Action.AMBIGUITY_RULE, loaded.subject(version)):
        decide(uow, actor, article_id, locale, replace(answer, scope="publication"))
        return
    asked = (one.asked for one in questions(uow, version) if one.segment_id == answer.segment_id)
    place = (answer.start, answer.end)
    found = next((one for one in asked if one.reason is Reason.UNSOURCED and (one.start, one.end) == place), None)
    if found is None or answer.choice not in found.candidates:
        raise Conflict("ambiguity_gone")
    make_rule(uow, actor, NewRule(version.profile or version.locale, found.phrase, answer.choice))

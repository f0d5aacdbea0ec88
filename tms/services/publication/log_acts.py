"""What of all acts the log tells, and to whom."""

from collections.abc import Mapping

from tms.domain.permissions import Action, Actor, Refused, decide
from tms.domain.recorded_acts import EventAct
from tms.services.authorize import authorize

MACHINES = frozenset({EventAct.VERSION_OPENED, EventAct.VERSION_CHECKED})
"""What nobody did: stages of background work, which the article's page tells."""

TOLD_TWICE = frozenset({"parity"})
"""Waivers beside which an event says the same."""

SEEN_BY_WHO_MAY: Mapping[Action, frozenset[EventAct]] = {
    Action.PEOPLE_VIEW: frozenset(
        {
            EventAct.PERSON_ADDED,
            EventAct.PERSON_INVITED,
            EventAct.INVITATION_REVOKED,
            EventAct.PERSON_JOINED,
            EventAct.PERSON_CHANGED,
            EventAct.RESET_OFFERED,
            EventAct.RESET_ASKED,
            EventAct.RESET_USED,
            EventAct.PERSON_DEACTIVATED,
            EventAct.PERSON_REACTIVATED,
            EventAct.PERSON_ERASED,
            EventAct.TOKEN_MADE,
            EventAct.TOKEN_REVOKED,
        }
    ),
    Action.ENGINES_MANAGE: frozenset(
        {
            EventAct.ENGINE_ADDED,
            EventAct.ENGINE_CHANGED,
            EventAct.ENGINE_SWITCHED,
            EventAct.ENGINE_BUDGET_SET,
            EventAct.DRAFTING_CHANGED,
        }
    ),
    Action.WEBHOOKS_MANAGE: frozenset(
        {
            EventAct.WEBHOOK_MADE,
            EventAct.WEBHOOK_CHANGED,
            EventAct.WEBHOOK_SWITCHED,
            EventAct.WEBHOOK_REPLAYED,
            EventAct.WEBHOOK_DELETED,
        }
    ),
    Action.SITES_MANAGE: frozenset(
        {
            EventAct.SITE_CONNECTED,
            EventAct.SITE_CHANGED,
            EventAct.SITE_SWITCHED,
            EventAct.SITE_DISCONNECTED,
        }
    ),
}
"""Acts that the log tells only to those who may do this, where their subject is seen."""


def hidden_acts(actor: Actor) -> frozenset[EventAct]:
    """The acts of which the log says nothing to the actor. Raises Denied."""
    authorize(actor, Action.LOG_VIEW)
    hidden = (acts for action, acts in SEEN_BY_WHO_MAY.items() if isinstance(decide(actor, action), Refused))
    return frozenset().union(*hidden)

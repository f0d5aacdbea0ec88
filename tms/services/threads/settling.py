"""Whose word a query waits for: who asked it, or once it is answered whoever hands the version over."""

from tms.domain.permissions import Action, Actor
from tms.services.authorize import AnyArticleContext, may
from tms.services.threads.comment import QUERY


def waits_for(
    actor: Actor, seen: AnyArticleContext, locale: str | None, kind: str, opened_by: int, *, is_answered: bool
) -> int | None:
    """Who has to settle the thread, as the actor sees it; None where anybody may, or the actor in the asker's place.

    Else a query keeps a version with its translator, who can't settle it, while its reviewer waits for the version.
    """
    if kind != QUERY:
        return None
    version = next((one for one in seen.versions if one.locale == locale), None)
    hands_over = version is not None and may(actor, Action.VERSION_SUBMIT, seen.subject(version))
    return None if is_answered and hands_over else opened_by

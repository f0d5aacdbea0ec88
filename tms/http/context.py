"""What pages and the API share: who acts, the unit of work of a request, and errors as statuses."""

from collections.abc import Mapping
from typing import cast

from flask import current_app, g, request, session

from tms.adapters.translations.catalogues import text_in
from tms.bootstrap import Container
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotSignedIn, TmsError
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Actor
from tms.domain.program_messages import PROGRAM_MESSAGES
from tms.domain.translatable import Several, Words, in_a_row
from tms.http.page_language import language, messages
from tms.services.actors import actor_in_session, actor_with_article, why_nobody

STATUS: dict[str, int] = {
    "invalid": 422,
    "too_large": 413,
    "not_found": 404,
    "gone": 410,
    "denied": 403,
    "not_signed_in": 401,
    "conflict": 409,
    "stale": 409,
    "too_many": 429,
    "unavailable": 503,
}
"""HTTP status of each kind of error."""

SESSION_PERSON = "person"
SESSION_ID = "session"
"""A cookie names its person and the row of its session: without that row it has ended, whoever holds the cookie."""

PERSON_HEADER = "X-Person"
"""An open page says whose it is with its requests: what one person wrote is never sent as another's."""


class SocketTakenError(Exception):
    """The connection was taken over from the web server, which must neither answer on it nor close it."""


def container() -> Container:
    """The container that the process was started with."""
    return cast("Container", current_app.extensions["tms"])


def unit_of_work() -> UnitOfWork:
    """The one transaction of this request; it commits when the view returns and rolls back when it raises."""
    if "unit_of_work" not in g:
        g.unit_of_work_context = container().database.begin()
        g.unit_of_work = g.unit_of_work_context.__enter__()
    return cast("UnitOfWork", g.unit_of_work)


def reading() -> UnitOfWork:
    """The unit of work of a request that changes nothing; it must be asked for before anybody asks for the other."""
    if "unit_of_work" not in g:
        g.unit_of_work_context = container().database.read_only()
        g.unit_of_work = g.unit_of_work_context.__enter__()
    return cast("UnitOfWork", g.unit_of_work)


def end_unit_of_work(error: BaseException | None) -> None:
    """End the request's transaction; a commit that fails raises here, before anything was answered."""
    context = g.pop("unit_of_work_context", None)
    g.pop("unit_of_work", None)
    if context is None:
        return
    if error is None:
        context.__exit__(None, None, None)
        return
    try:
        context.__exit__(type(error), error, error.__traceback__)
    except BaseException as raised:
        if raised is not error:
            raise


def current_actor() -> Actor | None:
    """The person who is signed in, with roles as they are now; None if nobody is."""
    if "actor" not in g:
        person_id = session.get(SESSION_PERSON)
        if person_id and not _asks_for(person_id):
            person_id = None
        g.actor = actor_in_session(unit_of_work(), person_id, session.get(SESSION_ID)) if person_id else None
    return cast("Actor | None", g.actor)


def read_actor_and_article(article_id: int) -> None:
    """Ask who is signed in together with the article that the request reads; ``current_actor`` gives the answer."""
    person_id = session.get(SESSION_PERSON)
    if person_id and _asks_for(person_id):
        g.actor = actor_with_article(reading(), person_id, session.get(SESSION_ID), article_id)


def actor() -> Actor:
    """The person who is signed in, with roles as they are now, where somebody must be.

    Raises NotSignedIn; a person who was signed in until now is told what happened.
    """
    found = current_actor()
    if found is not None:
        return found
    person_id = session.get(SESSION_PERSON)
    if person_id and not _asks_for(person_id):
        raise NotSignedIn("other_person")
    raise NotSignedIn(why_nobody(unit_of_work(), person_id) if person_id else "sign_in_first")


def _asks_for(person_id: int) -> bool:
    """Whether the page that asks is this person's, as far as it says so."""
    return request.headers.get(PERSON_HEADER, str(person_id)) == str(person_id)


def status_of(error: TmsError) -> int:
    """The HTTP status of an expected error."""
    return STATUS[error.kind]


def gettext(message: str, /, **values: object) -> str:
    """The message in the language of this request, with its ``%(name)s`` filled in; English where nobody asks."""
    words = text_in(language(), message)
    return words % _said(values) if values else words


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    """The message in the language of this request, where a number, ``%(num)s``, decides the words."""
    return messages().ngettext(one, many, num) % {"num": num, **_said(values)}


def words_of(error: TmsError, messages_by_code: Mapping[str, str] = MESSAGES) -> str:
    """The error's message in the language of this request."""
    words = _filled(messages_by_code[error.code], error.params)
    gap = "" if words.endswith("。") else " "
    return gap.join(filter(None, (words, translated(error.hint))))


def translated(value: object) -> str:
    """What rules and use cases say, in the language of this request; anything that is not a message of theirs stays."""
    if isinstance(value, TmsError):
        return words_of(value)
    if isinstance(value, Words):
        return _filled(value.message, value.params)
    if isinstance(value, Several):
        return in_a_row([translated(one) for one in value.items], gettext(", "), gettext(value.last))
    return str(value)


def _filled(message: str, params: Mapping[str, object]) -> str:
    words = gettext(message)
    return words.format(**_said(params)) if params else words


def _said(params: Mapping[str, object]) -> dict[str, object]:
    return {name: translated(value) if isinstance(value, (Words, Several)) else value for name, value in params.items()}


def problem(error: TmsError) -> dict[str, object]:
    """The error as problem+json (RFC 9457), with its stable code."""
    return {
        "type": f"urn:tms:error:{error.code}",
        "title": words_of(error),
        "status": status_of(error),
        "code": error.code,
        **{k: v for k, v in error.params.items() if k in {"base", "yours", "theirs", "rev", "who", "when", "name"}},
    }


def problem_for_program(error: TmsError) -> dict[str, object]:
    """The same for the API and for assistants, whose callers have no page to reload."""
    said = problem(error)
    if error.code in PROGRAM_MESSAGES:
        said["title"] = words_of(error, PROGRAM_MESSAGES)
    return said

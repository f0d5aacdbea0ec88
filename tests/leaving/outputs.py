"""Every way by which words of an article come to somebody's eyes, run as it is."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.leaving.house import SENTENCES, page_of, said, sentence, title
from tests.leaving.look import LOCALES, Look
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.permissions import Actor
from tms.services.actors import actor_of
from tms.services.articles.import_article import import_article
from tms.services.board.list_articles import list_articles
from tms.services.conversion.change_rules import NewRule, preview_rule
from tms.services.memory.exchange import ask_memory, export_memory
from tms.services.termbase.failing_texts import failing
from tms.services.termbase.terms import ConceptEntry, TermEntry

Output = Callable[[Look, str, str], str]
"""What the person is shown, of which the state's marks are looked for."""

AT_DESK = [words.format("Lund") for words in SENTENCES.values()]


def _service(ask: Callable[[UnitOfWork, Actor, str], Any]) -> Output:
    """What a use case answers, or the words of its refusal; nothing of it stays."""

    def output(look: Look, name: str, state: str) -> str:
        try:
            with look.house.database.begin() as uow:
                # Who has left is nobody.
                actor = actor_of(uow, look.house.people[name].person_id) if name in look.house.people else None
                answer = repr(ask(uow, actor, state)) if actor else ""
                uow.session.rollback()
                return answer
        except TmsError as error:
            return str(error)

    return output


def _rule(uow: UnitOfWork, actor: Actor, _state: str) -> Any:
    return preview_rule(uow, actor, NewRule("zh-Hant-TW", "悄悄", "靜靜"))


def _term(uow: UnitOfWork, actor: Actor, _state: str) -> Any:
    terms = [TermEntry("en", "quietly"), TermEntry("zh-Hant", "安靜地")]
    return failing(uow, actor, ConceptEntry("quietly", terms=terms))


def _heard(event: str) -> Output:
    """That there is news of the article, or somebody in it, as if it were its title."""

    def output(look: Look, name: str, state: str) -> str:
        return title(state) if (event, look.house.articles[state]) in look.heard().get(name, ()) else ""

    return output


def _reading(look: Look, name: str, state: str) -> str:
    slug = look.house.slugs[state]
    paths = (f"/{locale}/{rest}" for locale in LOCALES for rest in ("", f"{slug}/", slug, "feed.atom"))
    return look.get(name, *paths)


OUTPUTS: Mapping[str, Output] = {
    "its pages": lambda look, name, state: look.of_article(name, look.house.articles[state], look.house.places[state]),
    "all other pages": lambda look, name, _: look.pages(name),
    "search": lambda look, name, _: look.get(name, *(f"/search?q={words}" for words in ("quietly", "slow", "悄悄"))),
    "memory page": lambda look, name, _: look.get(name, *(f"/memory?q={words}" for words in ("quietly", "悄悄"))),
    "beside the desk": lambda look, name, state: look.of_article(name, look.house.desk, look.house.at_desk[state]),
    "drafts of another": lambda look, name, _: look.get(
        name, *(f"/articles/{look.house.late}/versions/{locale}" for locale in LOCALES)
    ),
    "memory lookup": _service(lambda uow, actor, _: ask_memory(uow, actor, "en", "zh-Hans", AT_DESK)),
    "memory export": _service(lambda uow, actor, _: list(export_memory(uow, actor))),
    "list of articles": _service(lambda uow, actor, _: list_articles(uow, actor)),
    "rule's preview": _service(_rule),
    "term's preview": _service(_term),
    "same once more": _service(lambda uow, actor, state: import_article(uow, actor, page_of(state))),
    "letter": lambda look, name, _: look.letters().get(name, ""),
    "live news": _heard("article"),
    "who is there": _heard("here"),
    "reading pages": _reading,
}
"""By name. Pages are found in the application's own list of addresses, so that none is forgotten."""


def seen_in(words: str, state: str) -> str:
    """Which of the state's marks stand there: t title, s sentence, c comment, - none; whatever the case."""
    marks = {"t": title, "s": sentence, "c": said}
    return "".join(letter for letter, mark in marks.items() if mark(state).lower() in words.lower()) or "-"

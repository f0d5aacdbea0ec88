"""A house with an article of each kind, marked so that its words are found wherever they come out, and its people."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text, update

from tests.factories import Newsroom, make_article, make_person
from tms.db.models import Article, Hold, Notification, Person, SegmentText, Thread, Version
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.create_publication import create_publication
from tms.services.jobs.assign import assign_step
from tms.services.people.leaving import deactivate_member
from tms.services.publishing.publish import publish
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.termbase.suggestions import suggest_term
from tms.services.threads.comment import open_segment_thread
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

SENTENCES = {
    "plain": "The first night train to {} quietly left the station.",
    "confidential": "A minister of {} will quietly resign after the summer.",
    "assigned": "Fishermen near {} have quietly found an old whale bone.",
    "embargoed": "Many schools in {} quietly open again after the flood.",
    "discarded": "Nobody at {} could quietly say why the bridge closed.",
    "archived": "Farmers around {} quietly sold fewer apples this autumn.",
}
"""Of each kind of article its sentence. The desk's article says the same of Lund, and so the memory is asked for it."""

STATES = tuple(SENTENCES)


def title(state: str) -> str:
    """The mark of the article's title."""
    return f"T{state}zq"


def sentence(state: str) -> str:
    """The mark of its sentence, in the source and in every translation."""
    return f"S{state}zq"


def said(state: str) -> str:
    """The mark of what people said of it."""
    return f"C{state}zq"


_E, _T, _R = Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER

PEOPLE: Mapping[str, tuple[tuple[Role, ...], bool]] = {
    "editor": ((_E,), False),
    "admin": ((Role.ADMINISTRATOR,), False),
    # Have a step of every article.
    "theirs": ((_T, _R), False),
    "free": ((_T,), True),
    # Have none but of the desk's article, and the last one edits as a guest.
    "other": ((_T, _R), False),
    "outside": ((_T,), True),
    "guest": ((_E,), True),
    # Worked here: access ended, and erased.
    "left": ((_T,), False),
    "erased": ((_T,), False),
}
"""Roles, and whether they see assigned work only."""

LEFT = ("left", "erased")


@dataclass(frozen=True, slots=True)
class House:
    """Everybody and everything. ``desk`` is the article that everybody sees, ``late`` one drafted after all others.

    ``places`` are the segments of the marked sentences, and ``at_desk`` those of the sentences like them.
    """

    database: Database
    url: str
    newsroom: Newsroom
    people: Mapping[str, Actor]
    left: Sequence[str]
    articles: Mapping[str, int]
    slugs: Mapping[str, str]
    places: Mapping[str, int]
    desk: int
    at_desk: Mapping[str, int]
    late: int


def page_of(state: str) -> ImportedArticle:
    """The article as it came in."""
    said_once = SENTENCES[state].format(sentence(state))
    return ImportedArticle(
        "en", f"Slow {title(state)} days", blocks=[Block("paragraph", f"{said_once} It rained all night.")]
    )


def _desk_page(name: str) -> ImportedArticle:
    blocks = [Block("paragraph", one.format("Lund")) for one in SENTENCES.values()]
    return ImportedArticle("en", name, blocks=blocks)


class _Builder:
    def __init__(self, database: Database) -> None:
        self.database = database
        with database.begin() as uow:
            create_publication(uow, "The Meridian")
        self.people = {
            name: make_person(database, f"{name}@house.example", roles, assigned_only=alone)
            for name, (roles, alone) in PEOPLE.items()
        }
        self.editor, self.theirs = self.people["editor"], self.people["theirs"]

    def assign(self, article_id: int, locale: str, step: int, person: str) -> None:
        with self.database.begin() as uow:
            assign_step(uow, self.editor, article_id, locale, step, self.people[person].person_id)

    def marked(self, state: str) -> int:
        """Its 简体 is approved and remembered; its 繁體 is the freelancer's and then the assigned one's."""
        article_id = make_article(self.database, self.editor, page_of(state))
        self.assign(article_id, "zh-Hant", 0, "free")
        self.assign(article_id, "zh-Hant", 1, "theirs")
        with self.database.begin() as uow:
            rows = workspace(uow, self.editor, article_id, "zh-Hans").rows
        for row in rows:
            words = self._in_chinese(state, row.source.text)
            save = Save(words, row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
            with self.database.begin() as uow:
                save_segment(uow, self.theirs, article_id, "zh-Hans", row.segment_id, save)
        place = next(row.segment_id for row in rows if sentence(state) in row.source.text)
        with self.database.begin() as uow:
            words, key = f"{said(state)}?", uuid.uuid4()
            open_segment_thread(uow, self.theirs, article_id, "zh-Hans", place, kind="remark", text=words, key=key)
            of_it = {"source": sentence(state), "target": f"{sentence(state)}城"}
            suggest_term(uow, self.theirs, article_id, "zh-Hant", place, **of_it)
        with self.database.begin() as uow:
            submit_version(uow, self.theirs, article_id, "zh-Hans")
        with self.database.begin() as uow:
            held = {
                one.segment_id: one.rev for one in what_is_clean(uow, self.people["other"], article_id, "zh-Hans").held
            }
            accept_all(uow, self.people["other"], article_id, "zh-Hans", held=held)
        with self.database.begin() as uow:
            approve_version(uow, self.people["other"], article_id, "zh-Hans")
        self._mark(state, article_id)
        return article_id

    def _in_chinese(self, state: str, words: str) -> str:
        if title(state) in words:
            return f"缓慢的{title(state)}日子"
        return f"来自{sentence(state)}的消息悄悄传开。" if sentence(state) in words else "雨下了一整夜。"

    def _mark(self, state: str, article_id: int) -> None:
        changes: dict[str, dict[str, Any]] = {
            "confidential": {"confidential": True},
            "assigned": {"visibility": "assigned"},
        }
        change = changes.get(state)
        with self.database.begin() as uow:
            publication_id, owner = self.editor.publication_id, self.editor.person_id
            if change:
                uow.session.execute(update(Article).where(Article.id == article_id).values(change))
            if state == "embargoed":
                hold = {"kind": "embargo", "reason": "It is early.", "owner_id": owner, "time_zone": "UTC"}
                until = func.now() + text("interval '9 days'")
                uow.session.add(Hold(publication_id=publication_id, article_id=article_id, until=until, **hold))
            if state == "discarded":
                discard_article(uow, self.editor, article_id, reason="It came in twice.")
            if state in {"plain", "archived"}:
                publish(uow, self.editor, article_id, ["en", "zh-Hans"])
        if state == "archived":
            with self.database.begin() as uow:
                archive_article(uow, self.editor, article_id, reason="It is long over.")

    def told(self, article_id: int) -> None:
        """Everybody has news of the article, also who sees it no more: it was told before."""
        with self.database.begin() as uow:
            thread = uow.session.scalars(select(Thread.id).where(Thread.article_id == article_id)).one()
            version = uow.session.scalars(
                select(Version.id).where(Version.article_id == article_id, Version.locale == "zh-Hans")
            ).one()
            for name, one in self.people.items():
                of_it = {"publication_id": one.publication_id, "article_id": article_id, "version_id": version}
                by = None if name == "theirs" else self.theirs.person_id
                about = f"thread {thread} {name}"
                uow.session.add(
                    Notification(
                        **of_it, person_id=one.person_id, kind="mention", about=about, thread_id=thread, by_id=by
                    )
                )


def make_house(database: Database, url: str) -> House:
    """The desk's article first, those with marks, then one more like the desk's, whose drafts come from the memory."""
    builder = _Builder(database)
    desk = make_article(database, builder.editor, _desk_page("The desk"))
    builder.assign(desk, "zh-Hans", 0, "outside")
    builder.assign(desk, "zh-Hant", 0, "free")
    builder.assign(desk, "zh-Hans", 1, "theirs")
    articles = {state: builder.marked(state) for state in STATES}
    for article_id in articles.values():
        builder.told(article_id)
    late = make_article(database, builder.editor, _desk_page("A late one"))
    builder.assign(late, "zh-Hans", 0, "outside")
    _leave(builder)
    with database.begin() as uow:
        slugs = {state: uow.session.get_one(Article, one).slug for state, one in articles.items()}
        rows = uow.session.execute(select(SegmentText.article_id, SegmentText.segment_id, SegmentText.text)).all()
    places = {state: _place(rows, one, sentence(state)) for state, one in articles.items()}
    at_desk = {state: _place(rows, desk, words.format("Lund")) for state, words in SENTENCES.items()}
    roles = {role: builder.people[_NEWSROOM.get(role, "theirs")] for role in Role}
    newsroom = Newsroom(builder.editor.publication_id, roles, {})
    return House(database, url, newsroom, builder.people, LEFT, articles, slugs, places, desk, at_desk, late)


_NEWSROOM = {Role.EDITOR: "editor", Role.ADMINISTRATOR: "admin"}


def _place(rows: Iterable[Any], article_id: int, words: str) -> int:
    return next(int(row.segment_id) for row in rows if row.article_id == article_id and words in row.text)


def _leave(builder: _Builder) -> None:
    admin = builder.people["admin"]
    for name in LEFT:
        with builder.database.begin() as uow:
            deactivate_member(uow, admin, builder.people[name].person_id)
    with builder.database.begin() as uow:
        gone = update(Person).where(Person.id == builder.people["erased"].person_id)
        uow.session.execute(gone.values(erased_at=func.now(), deactivated_at=func.now()))

"""A newsroom at work, to be looked at: the samples of ``tms demo``, and beside them what goes wrong or is over."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import func, select

from tests.gallery.acting import Forms
from tests.gallery.connected import sites_connected
from tests.gallery.fetched import feeds_watched, fetched_pages
from tests.gallery.happenings import (
    BUSY,
    CARRIED,
    Numbers,
    doubtful_article,
    happen,
    long_article,
    others,
    pieces_article,
)
from tests.gallery.hooked import webhooks_made
from tests.gallery.pictured import pictured_article
from tests.gallery.repeated import repeated_article
from tms.cli.demo import load
from tms.db.models import (
    Article,
    ArticleTag,
    ChangeSet,
    Concept,
    ConversionRule,
    MemoryUnit,
    Person,
    TranslationEngine,
    WorkItem,
)
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.engine_messages import ENGINE_MESSAGES
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.domain.pictures import PictureStore
from tms.domain.work_kinds import WorkKind
from tms.services.actors import actor_of
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.articles.import_article import import_article
from tms.services.notifications.preference import unsubscribe_token
from tms.services.people.invitations import Delivery, invite_person
from tms.services.people.people import NewPerson
from tms.services.pipeline.stages import STAGES
from tms.services.publication.default_people import NOBODY, change_default_people
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

EN, HANS, HANT = "en", "zh-Hans", "zh-Hant"
ENGINE = {
    "kind": "openai",
    "name": "The house model",
    "value-address": "http://localhost:8080/v1",
    "value-model": "m",
    "currency": "USD",
}
GUIDES = (
    "# 数字\n\n- 一万以上写“万”“亿”：1.4亿美元。\n- 百分比用“%”，不用“百分之”。\n",
    """# 数字

- 一万以上写“万”“亿”：**1.4亿美元**。
- 百分比用“%”，不用“百分之”。

# 语气

> 写给读者，不写给同行。

标题不用感叹号。""",
)
BRIEF = {
    "purpose": "Lead story of the business section on Friday.",
    "audience": "Readers who know the market, but not the company.",
    "notes": "Keep the tone dry. The chairman’s names are confirmed: https://example.org/names\n「董事長」不要寫成「主席」。",
}
TRAINS = "The first night train left at ten, and it carried 240 people."

REVISED = {
    "way": "blocks",
    "based_on": "1",
    "title": "Night trains return",
    "author": "Mara Lindqvist",
    "kind": ["paragraph", "paragraph"],
    "level": ["", ""],
    "text": [TRAINS, "It was almost full. Nobody asked why."],
    "effect": "edit",
}


@dataclass(frozen=True, slots=True)
class Gallery:
    """The people by role, ``both`` and ``newcomer`` among them, and the numbers that addresses name."""

    people: Mapping[str, Actor]
    numbers: Mapping[str, int | str]


VIEWS = (
    {"name": "Published this week（本週）", "query": "state=published&sort=-changed", "shared": "1"},
    {"name": "Free to take", "query": "person=nobody&sort=-words"},
)
"""What the editor asks the board for again and again."""


def _page(title: str, *sentences: str) -> ImportedArticle:
    return ImportedArticle(
        language=EN,
        title=title,
        section="Economy",
        author="Mara Lindqvist",
        blocks=[Block("paragraph", words) for words in sentences],
    )


class Desk:
    """Brings articles into their states, by the services that people use."""

    def __init__(self, database: Database, people: Mapping[Role, Actor], pictures: PictureStore) -> None:
        self.database, self.people, self.pictures = database, people, pictures

    def article(self, title: str, *sentences: str, run: bool = True) -> int:
        with self.database.begin() as uow:
            article_id = import_article(uow, self.people[Role.EDITOR], _page(title, *sentences), as_new=True)
        if run:
            self.run(article_id)
        return article_id

    def run(self, article_id: int) -> None:
        """All stages that wait."""
        while self._stage(article_id):
            pass

    def _stage(self, article_id: int) -> bool:
        item = self.claimed(article_id)
        if item is not None:
            STAGES[WorkKind(item.kind)](self.database.begin, item)
        return item is not None

    def claimed(self, article_id: int) -> work_items.Claimed | None:
        waiting = select(WorkItem.id).where(WorkItem.article_id == article_id, WorkItem.state == "waiting")
        with self.database.begin() as uow:
            found = uow.session.scalar(waiting.order_by(WorkItem.id).limit(1))
            return work_items.claim(uow.session, found, 60) if found else None

    def failed(self, title: str, *sentences: str) -> int:
        """Its sentences are found, and drafting them has stopped for good."""
        article_id = self.article(title, *sentences, run=False)
        self._stage(article_id)
        drafting = self.claimed(article_id)
        assert drafting is not None
        with self.database.begin() as uow:
            silent = "engine_unreachable"
            work_items.fail(uow.session, drafting, code=silent, words=ENGINE_MESSAGES[silent], retry_in=None)
        return article_id

    def row(self, article_id: int, locale: str, source: str) -> SegmentRow:
        with self.database.begin() as uow:
            rows = workspace(uow, self.people[Role.EDITOR], article_id, locale).rows
        return next(row for row in rows if row.source.text == source)

    def save(self, article_id: int, locale: str, source: str, words: str) -> None:
        row = self.row(article_id, locale, source)
        wish = Save(words, row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        with self.database.begin() as uow:
            save_segment(uow, self.people[Role.TRANSLATOR], article_id, locale, row.segment_id, wish)

    def over(self, end: Callable[..., object], article_id: int, *more: object, reason: str) -> int:
        with self.database.begin() as uow:
            end(uow, self.people[Role.EDITOR], article_id, *more, reason=reason)
        return article_id

    def published(self, title: str, *sentences: str) -> int:
        article_id = self.article(title, *sentences)
        with self.database.begin() as uow:
            publish(uow, self.people[Role.EDITOR], article_id, [EN])
        return article_id


def fill(database: Database, forms: Forms) -> Gallery:
    """Fill an empty database; ``forms`` sends the pages' own forms as a person."""
    people = _people(database)
    desk = Desk(database, people, forms.pictures)
    more = others(database, people[Role.EDITOR].publication_id)
    ids = _samples(database) | _articles(desk) | happen(desk, more["both"]) | {"pictured": pictured_article(desk)}
    _knowledge(forms, desk, ids)
    revised = REVISED | {"key": str(uuid.uuid4())}
    forms.send(people[Role.EDITOR].person_id, f"/articles/{ids['conflict']}/source", revised)
    desk.run(ids["conflict"])
    editor = people[Role.EDITOR]
    told = {"told_token": unsubscribe_token(forms.secret, editor.publication_id, editor.person_id)}
    _defaults(desk, ids["published"], more["both"])
    numbers = {f"{name}_id": number for name, number in ids.items()} | _numbers(desk, ids) | told
    numbers |= fetched_pages(desk)
    feeds_watched(desk)
    numbers |= webhooks_made(desk)
    numbers |= sites_connected(desk)
    made = {"long": long_article, "doubtful": doubtful_article, "repeated": repeated_article, "pieces": pieces_article}
    return Gallery(
        {**{str(role): one for role, one in people.items()}, **more},
        Numbers(numbers, {f"{name}_id": partial(make, desk) for name, make in made.items()}),
    )


def _people(database: Database) -> Mapping[Role, Actor]:
    load._load(database)
    with database.begin() as uow:
        ids = {
            role: uow.session.scalars(select(Person.id).where(Person.email == email)).one()
            for role, _, email in load._PEOPLE
        }
        found = {role: actor_of(uow, person_id) for role, person_id in ids.items()}
    return {role: actor for role, actor in found.items() if actor is not None}


def _samples(database: Database) -> dict[str, int]:
    with database.begin() as uow:
        found: Sequence[int] = uow.session.scalars(select(Article.id).order_by(Article.id)).all()
    return dict(zip(("published", "reviewing", "translating"), found, strict=True))


def _articles(desk: Desk) -> dict[str, int]:
    conflict = desk.article("Night trains return", TRAINS, "It was full. Nobody asked why.")
    for locale, words in (
        (HANS, "首班夜车十点开出，载有240人。"),
        (HANT, "頭班夜車十點開走，載有240人。"),
        (HANS, "头一班夜车九点半启程，载有40人。"),
    ):
        desk.save(conflict, locale, TRAINS, words)
    return {
        "conflict": conflict,
        "new": desk.article("A bridge for the northern islands", "The bridge opens in May.", run=False),
        "failed": desk.failed("Ferries stay in the harbour", "The ferry left at noon.", "Nobody was on board."),
        "withdrawn": desk.over(
            withdraw,
            desk.published("The wrong harbour", "The harbour closed."),
            [EN],
            reason="It was another harbour: 是另一個港口。",
        ),
        "archived": desk.over(
            archive_article, desk.published("An old story", "It is over."), reason="It is long over（早已过去）."
        ),
        "discarded": desk.over(
            discard_article, desk.article("Came in twice", "Once more."), reason="It came in twice（进了两次）."
        ),
    }


def _knowledge(forms: Forms, desk: Desk, ids: Mapping[str, int]) -> None:
    """A rule with its change, a house style, an engine, a suggestion."""
    editor, administrator = desk.people[Role.EDITOR].person_id, desk.people[Role.ADMINISTRATOR].person_id
    rule = {
        "profile": "zh-Hant-TW",
        "source": "夜车",
        "target": "夜車",
        "scope": "publication",
        "note": "As in 2024; 不寫“夜班車”.",
    }
    forms.save_as_shown(editor, "/conversion-rules", rule, "preview")
    style = {"base": "zh-Hant-TW", "based_on": "0", "choice-tai": "臺"}
    forms.save_as_shown(editor, "/house-style", style, "review")
    forms.send(administrator, "/engines", ENGINE)
    for view in VIEWS:
        forms.send(editor, "/board/views", view)
    segment = (
        f"/articles/{ids['conflict']}/versions/{HANS}/segments/{desk.row(ids['conflict'], HANS, TRAINS).segment_id}"
    )
    words = {"source": "night train", "target": "夜车", "note": "Stands in every report，勿用“夜班车”。"}
    translator = desk.people[Role.TRANSLATOR].person_id
    forms.send(translator, f"{segment}/suggest-term", words)
    asked = (
        f"@{desk.people[Role.EDITOR].name} 240 people, or 240 seats? The timetable says seats（时刻表上写的是座位）."
    )
    forms.send(translator, f"{segment}/threads", {"words": asked, "kind": "query", "key": str(uuid.uuid4())})
    for number, text in enumerate(GUIDES):
        forms.send(editor, f"/style-guide/{HANS}", {"text": text, "based_on": str(number)})
    forms.send(editor, f"/articles/{ids['translating']}/brief", BRIEF | {"based_on": "0"})
    remark = {"words": "Runs in Saturday’s supplement（週六副刊）.", "key": str(uuid.uuid4())}
    forms.send(editor, f"/articles/{ids['conflict']}/threads", remark)


def _defaults(desk: Desk, article_id: int, both: Actor) -> None:
    """Who does new articles everywhere, and in the article's section somebody else."""
    editor, translator, reviewer = (desk.people[role] for role in (Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER))
    everywhere = {
        (source, locale, position): person.person_id
        for source, locale in ((EN, HANS), (EN, HANT), (HANS, EN))
        for position, person in enumerate((translator, reviewer))
    }
    with desk.database.begin() as uow:
        section = uow.session.scalar(select(Article.section_id).where(Article.id == article_id))
        change_default_people(uow, editor, None, everywhere)
        change_default_people(uow, editor, section, {(EN, HANS, 0): both.person_id, (EN, HANT, 1): NOBODY})


def _numbers(desk: Desk, ids: Mapping[str, int]) -> dict[str, int | str]:
    tokens: dict[str, str] = {}
    conflict, codes = desk.row(ids["conflict"], HANT, TRAINS), desk.row(ids["codes"], HANT, CARRIED)
    busy = desk.row(ids["busy"], HANS, BUSY)
    with desk.database.begin() as uow:
        new = NewPerson("", "lin@sanwen.example", None, [Role.TRANSLATOR])
        invite_person(
            uow, desk.people[Role.ADMINISTRATOR], new, Delivery(lambda token: tokens.setdefault("invited", token))
        )
        one = uow.session.scalar
        return {
            "slug": one(select(Article.slug).where(Article.id == ids["published"])) or "",
            "rich_slug": one(select(Article.slug).where(Article.id == ids["rich"])) or "",
            "pictured_slug": one(select(Article.slug).where(Article.id == ids["pictured"])) or "",
            "gone_slug": one(select(Article.slug).where(Article.id == ids["withdrawn"])) or "",
            "concept_id": one(select(func.min(Concept.id)).where(Concept.kind != "section")) or 0,
            "tag_id": one(select(func.min(ArticleTag.tag_id))) or 0,
            "section_id": one(select(Article.section_id).where(Article.id == ids["published"])) or 0,
            "unit_id": one(select(func.min(MemoryUnit.id))) or 0,
            "rule_id": one(select(func.max(ConversionRule.id))) or 0,
            "change_id": one(select(func.min(ChangeSet.id))) or 0,
            "engine_id": one(select(func.max(TranslationEngine.id))) or 0,
            "person_id": desk.people[Role.TRANSLATOR].person_id,
            "segment_id": conflict.segment_id,
            "codes_segment_id": codes.segment_id,
            "busy_segment_id": busy.segment_id,
            "token": tokens["invited"],
        }

"""The objects that requests are about: an article in each state, and those that nobody may touch.

Committed once to a database of their own; every request is rolled back.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import func, select, update
from sqlalchemy import text as sql_text

from tests.factories import make_article, make_person
from tests.web.permissions.people import Staff, address_of
from tms.db.models import Article, Claim, Comment, Person, Thread, Version, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.domain.work_kinds import WorkKind
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.jobs.assign import assign_step
from tms.services.memory.remember import import_units
from tms.services.people.invitations import Delivery, invite_person, reset_password
from tms.services.people.leaving import deactivate_member
from tms.services.people.people import NewPerson
from tms.services.pipeline.stages import STAGES
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.reviewing.accept_many import accept_all
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.translating.claims import claim_segment
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

HANS, HANT, EN = "zh-Hans", "zh-Hant", "en"
NOT_THERE = 999_999_999
REMEMBERED_UNIT = 999_999
SENTENCE = "The first night train left at ten."
PAGE = ImportedArticle(
    language=EN, title="Night trains return", blocks=[Block("paragraph", f"{SENTENCE} It was full.")]
)
FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What the address and the form of a request name."""

    article_id: int = NOT_THERE
    locale: str = HANS
    slug: str = "not-there"
    segment_id: int = NOT_THERE
    rev: int = 1
    source_rev: int = 1
    resolves: int | None = None
    item_id: int = NOT_THERE
    assignee_id: int = NOT_THERE
    person_id: int = NOT_THERE
    email: str = "nobody@staff.example"
    token: str = "no-such-token"
    thread_id: int = NOT_THERE
    comment_id: int = NOT_THERE


class Stage:
    """Brings articles into their states, by the services that people use."""

    def __init__(self, database: Database, staff: Staff) -> None:
        self.database = database
        self.staff = staff

    def article(self, *, by: str = "editor", run: bool = True) -> int:
        return make_article(self.database, self.staff[by], PAGE, run=run)

    def opened(self) -> int:
        """Ready for translation; the derived version's step is the assigned freelancer's."""
        article_id = self.article()
        self.assign(article_id, HANT, 0, "given")
        return article_id

    def assign(self, article_id: int, locale: str, step: int, person: str) -> None:
        with self.database.begin() as uow:
            assign_step(uow, self.staff["editor"], article_id, locale, step, self.staff[person].person_id)

    def rows(self, article_id: int, locale: str, *, by: Actor | None = None) -> list[SegmentRow]:
        with self.database.begin() as uow:
            return workspace(uow, by or self.staff["editor"], article_id, locale).rows

    def save(self, article_id: int, locale: str, row: SegmentRow, text: str, *, person: str = "both") -> None:
        wish = Save(text, row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        with self.database.begin() as uow:
            save_segment(uow, self.staff[person], article_id, locale, row.segment_id, wish)

    def translated(self, *locales: str) -> int:
        """Every segment of zh-Hans confirmed, or of the given versions, each by the one who is also a reviewer."""
        article_id = self.article() if locales else self.opened()
        for locale in locales or (HANS,):
            for row in self.rows(article_id, locale):
                self.save(article_id, locale, row, "句" * row.number + "。" if locale == HANS else row.target.text)
        return article_id

    def submitted(self, *locales: str) -> int:
        article_id = self.translated(*locales)
        for locale in locales or (HANS,):
            with self.database.begin() as uow:
                submit_version(uow, self.staff["both"], article_id, locale)
        return article_id

    def accepted(self, *locales: str) -> int:
        article_id = self.submitted(*locales)
        for locale in locales or (HANS,):
            with self.database.begin() as uow:
                accept_all(uow, self.staff["review"], article_id, locale)
        return article_id

    def approved(self) -> int:
        """All versions are ready to go out, and every job is done."""
        article_id = self.accepted(HANS, HANT)
        for locale in (HANS, HANT):
            with self.database.begin() as uow:
                approve_version(uow, self.staff["review"], article_id, locale)
        return article_id

    def publish(self, article_id: int, *locales: str, by: str = "editor") -> None:
        with self.database.begin() as uow:
            publish(uow, self.staff[by], article_id, locales)

    def exhibit(
        self, article_id: int, locale: str = HANS, *, by: str = "editor", said_by: str | None = None
    ) -> Exhibit:
        """The article's first sentence, its newest work item, and a remark about it."""
        row = next((r for r in self.rows(article_id, locale, by=self.staff[by]) if r.source.text == SENTENCE), None)
        with self.database.begin() as uow:
            slug = uow.session.scalars(select(Article.slug).where(Article.id == article_id)).one()
            item_id = uow.session.scalar(select(func.max(WorkItem.id)).where(WorkItem.article_id == article_id))
        comment = self.remark(article_id, said_by or by, locale, row.segment_id if row else None)
        return Exhibit(
            article_id=article_id,
            locale=locale,
            slug=slug,
            segment_id=row.segment_id if row else NOT_THERE,
            rev=row.target.rev if row else 1,
            source_rev=row.source.rev if row else 1,
            resolves=row.conflict.resolves if row and row.conflict else None,
            item_id=item_id or NOT_THERE,
            assignee_id=self.staff["review" if by == "editor" else by].person_id,
            thread_id=comment.thread_id,
            comment_id=comment.id,
        )

    def remark(self, article_id: int, by: str, locale: str, segment_id: int | None) -> Comment:
        """An open thread about the article, also where nobody may open one any more; a translator's is a settled query.

        Settled, because an open one would hold back what others do with the version.
        """
        who = {"publication_id": self.staff[by].publication_id, "article_id": article_id}
        thread = Thread(**who, kind="remark", opened_by=self.staff[by].person_id)
        with self.database.begin() as uow:
            if by == "transl":
                of_locale = select(Version.id).where(Version.article_id == article_id, Version.locale == locale)
                thread.kind, thread.version_id = "query", uow.session.scalars(of_locale).one()
                thread.segment_id = thread.opened_segment_id = segment_id
                thread.resolved_by, thread.resolved_at = thread.opened_by, func.now()
            uow.session.add(thread)
            uow.session.flush()
            comment = Comment(**who, thread_id=thread.id, person_id=self.staff[by].person_id, text="Too long.")
            uow.session.add(comment)
            uow.session.flush()
        return comment


def _new(stage: Stage) -> Exhibit:
    article_id = stage.article(run=False)
    stage.assign(article_id, HANT, 0, "given")
    return stage.exhibit(article_id)


def _failed(stage: Stage) -> Exhibit:
    """Its sentences are found, and drafting them has stopped for good."""
    article_id = stage.article(run=False)
    stage.assign(article_id, HANT, 0, "given")
    segmenting = _claimed(stage, article_id)
    STAGES[WorkKind(segmenting.kind)](stage.database.begin, segmenting)
    drafting = _claimed(stage, article_id)
    with stage.database.begin() as uow:
        work_items.fail(uow.session, drafting, code="broken", words="It broke.", retry_in=None)
    return replace(stage.exhibit(article_id), item_id=drafting.id)


def _claimed(stage: Stage, article_id: int) -> work_items.Claimed:
    waiting = select(WorkItem.id).where(WorkItem.article_id == article_id, WorkItem.state == "waiting").limit(1)
    with stage.database.begin() as uow:
        item = work_items.claim(uow.session, uow.session.scalars(waiting).one(), 60)
    assert item is not None
    return item


def _translating(stage: Stage) -> Exhibit:
    return stage.exhibit(stage.opened())


def _taken(stage: Stage) -> Exhibit:
    """The translation is the assigned freelancer's, who works on the sentence right now."""
    article_id = stage.article()
    stage.assign(article_id, HANS, 0, "given")
    exhibit = stage.exhibit(article_id)
    with stage.database.begin() as uow:
        claim_segment(uow, stage.staff["given"], article_id, HANS, exhibit.segment_id)
        uow.session.execute(update(Claim).where(Claim.article_id == article_id).values(until=FAR_FUTURE))
    return exhibit


def _translated(stage: Stage) -> Exhibit:
    return stage.exhibit(stage.translated(), said_by="transl")


def _conflict(stage: Stage) -> Exhibit:
    """The sentence was changed by hand in zh-Hant, which is nobody's, and then at the same place in zh-Hans.

    There it names forty people, whom no other version knows.
    """
    article_id = stage.article()
    stage.assign(article_id, HANS, 0, "given")
    for locale, person, text in (
        (HANS, "given", "十点发车。"),
        (HANT, "both", "十點整開動。"),
        (HANS, "given", "四十人九点半启程。"),
    ):
        row = next(r for r in stage.rows(article_id, locale) if r.source.text == SENTENCE)
        stage.save(article_id, locale, row, text, person=person)
    exhibit = stage.exhibit(article_id, HANT)
    assert exhibit.resolves is not None
    return exhibit


def _reviewing(stage: Stage) -> Exhibit:
    return stage.exhibit(stage.submitted())


def _review_taken(stage: Stage) -> Exhibit:
    """The review is assigned to the one who wrote the translation."""
    article_id = stage.submitted()
    stage.assign(article_id, HANS, 1, "both")
    return stage.exhibit(article_id)


def _reviewed(stage: Stage) -> Exhibit:
    return stage.exhibit(stage.accepted(), said_by="review")


def _approved(stage: Stage) -> Exhibit:
    return stage.exhibit(stage.approved(), said_by="admin")


def _published(stage: Stage) -> Exhibit:
    article_id = stage.approved()
    stage.publish(article_id, EN, HANS, HANT)
    return stage.exhibit(article_id)


def _hidden(stage: Stage) -> Exhibit:
    """For those who have a step of it, and for editors."""
    article_id = stage.article()
    stage.assign(article_id, HANS, 0, "given")
    with stage.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == article_id).values(visibility="assigned"))
    return stage.exhibit(article_id)


def _foreign(stage: Stage) -> Exhibit:
    """The other publication's article: its translation is open, its source is published."""
    article_id = stage.article(by="abroad")
    stage.publish(article_id, EN, by="abroad")
    return stage.exhibit(article_id, by="abroad")


def _archived(stage: Stage) -> Exhibit:
    """Published, then put away."""
    exhibit = _published(stage)
    with stage.database.begin() as uow:
        archive_article(uow, stage.staff["editor"], exhibit.article_id, reason="It is long over.")
    return exhibit


def _discarded(stage: Stage) -> Exhibit:
    """Given up in the middle of its translation."""
    exhibit = stage.exhibit(stage.opened())
    with stage.database.begin() as uow:
        discard_article(uow, stage.staff["editor"], exhibit.article_id, reason="It came in twice.")
    return exhibit


def _withdrawn(stage: Stage) -> Exhibit:
    """All versions were published, and withdrawn."""
    exhibit = _published(stage)
    with stage.database.begin() as uow:
        withdraw(uow, stage.staff["editor"], exhibit.article_id, [EN, HANS, HANT], reason="One figure is wrong.")
    return exhibit


_MAKE: Mapping[str, Callable[[Stage], Exhibit]] = {
    "new": _new,
    "failed": _failed,
    "translating": _translating,
    "taken": _taken,
    "translated": _translated,
    "conflict": _conflict,
    "reviewing": _reviewing,
    "review-taken": _review_taken,
    "reviewed": _reviewed,
    "approved": _approved,
    "published": _published,
    "withdrawn": _withdrawn,
    "archived": _archived,
    "discarded": _discarded,
    "hidden": _hidden,
    "foreign": _foreign,
}

_ONLY_PEOPLE = ("member", "invited", "deactivated", "former", "last-admin")
_BORROWING = ("source", "borrowed", "borrowed-review", "missing")
WITHOUT_ARTICLE = (*_BORROWING, *_ONLY_PEOPLE)
"""States without an article of their own."""

STATES = (*_MAKE, *_BORROWING)
"""States of what has an article."""

PERSON_STATES = (*_ONLY_PEOPLE, "foreign", "missing")
"""States of a person; the member and the invited one have a link that works."""


def make_exhibits(database: Database, staff: Staff) -> Mapping[str, Exhibit]:
    """One for each state."""
    stage = Stage(database, staff)
    _remembered(database, staff)
    made = {state: make(stage) for state, make in _MAKE.items()}
    translating, foreign = made["translating"], made["foreign"]
    made["foreign"] = foreign = replace(foreign, person_id=staff["abroad"].person_id, email=address_of("abroad"))
    return (
        made
        | _people(database, staff)
        | {
            # The version that the editor brought in, while the others are in translation.
            "source": stage.exhibit(translating.article_id, EN),
            # Our article with the other publication's segment, work item and person.
            "borrowed": replace(foreign, article_id=translating.article_id, slug="not-there"),
            "borrowed-review": replace(foreign, article_id=made["reviewing"].article_id, slug="not-there"),
            "missing": Exhibit(assignee_id=staff["review"].person_id),
        }
    )


def _remembered(database: Database, staff: Staff) -> None:
    """The memory's entry that the examples of addresses name."""
    with database.begin() as uow:
        before = {"id": REMEMBERED_UNIT - 1}
        uow.session.execute(sql_text("SELECT setval(pg_get_serial_sequence('memory_unit', 'id'), :id)"), before)
        import_units(uow, staff["editor"], [{EN: "One.", HANS: "一。"}])


def _people(database: Database, staff: Staff) -> dict[str, Exhibit]:
    admin, tokens = staff["admin"], dict[str, str]()

    def delivery(state: str) -> Delivery:
        return Delivery(lambda token: tokens.setdefault(state, token))

    people = {"last-admin": Exhibit(person_id=admin.person_id, email=address_of("admin"))}
    for state in _ONLY_PEOPLE[:-1]:
        email = f"{state}@people.example"
        if state == "invited":
            with database.begin() as uow:
                new = NewPerson("", email, None, [Role.TRANSLATOR])
                person_id = invite_person(uow, admin, new, delivery(state)).person_id
        else:
            person_id = make_person(database, email, [Role.TRANSLATOR], staff.here).person_id
        people[state] = Exhibit(person_id=person_id, email=email)
    with database.begin() as uow:
        reset_password(uow, admin, people["member"].person_id, delivery("member"))
        deactivate_member(uow, admin, people["deactivated"].person_id)
        deactivate_member(uow, admin, people["former"].person_id)
        gone = update(Person).where(Person.id == people["former"].person_id)
        uow.session.execute(gone.values(erased_at=func.now(), deactivated_at=func.now()))
    return {state: replace(one, token=tokens.get(state, one.token)) for state, one in people.items()}

"""An article and what people do with it, in one line each: what tests of several services start from."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from tests.factories import Newsroom
from tms.db.models import Article, Derivation, Event, Job, JobStep, SegmentText, SignOff, TextHistory, Version
from tms.db.queries import texts
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.recall import recall_submission, withdraw_approval
from tms.services.reviewing.reopen_and_cancel import cancel_job, reopen_job
from tms.services.reviewing.send_back import return_version, send_back_segment
from tms.services.reviewing.submit import submit_version
from tms.services.translating.claims import Holder, claim_segment
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

IN_CHINESE = {
    "Night trains return": "夜班列车回来了",
    "Mara Lindqvist": "玛拉·林德奎斯特",
    "Transport editor": "交通编辑",
    "The first night train left at ten.": "第一列夜班列车十点开出。",
    "It carried 240 people.": "车上有240人。",
    "What comes next": "接下来",
    "A second line will follow in 2027.": "第二条线路将在2027年开通。",
}
LEFT = "The first night train left at ten."
CARRIED = "It carried 240 people."


class Story:
    """One article of the newsroom. Who acts is the newsroom's person of the role unless ``by`` says otherwise."""

    def __init__(self, database: Database, newsroom: Newsroom, article_id: int) -> None:
        self.database = database
        self.newsroom = newsroom
        self.id = article_id
        self.translator = newsroom[Role.TRANSLATOR]
        self.reviewer = newsroom[Role.REVIEWER]
        self.editor = newsroom[Role.EDITOR]
        with database.begin() as uow:
            self._versions = {
                version.locale: version.id
                for version in uow.session.scalars(select(Version).where(Version.article_id == article_id))
            }
            source = uow.session.get_one(Article, article_id).source_version_id
            placed = texts.in_reading_order(uow.session, article_id, [source])
        self.source = next(locale for locale, version_id in self._versions.items() if version_id == source)
        self._segments = {row.source.text: row.segment_id for row in placed}

    def rows(self, locale: str, *, by: Actor | None = None) -> list[SegmentRow]:
        with self.database.begin() as uow:
            return workspace(uow, by or self.editor, self.id, locale).rows

    def row(self, locale: str, source: str, *, by: Actor | None = None) -> SegmentRow:
        return next(row for row in self.rows(locale, by=by) if row.source.text == source)

    def segment(self, source: str) -> int:
        """By what the source said when the story began."""
        return self._segments[source]

    def save(
        self,
        locale: str,
        source: str,
        text: str,
        *,
        by: Actor | None = None,
        rev: int | None = None,
        source_rev: int | None = None,
        key: uuid.UUID | None = None,
        confirm: bool = True,
        resolves: int | None = None,
    ) -> dict[str, Any]:
        """Save a segment, found by its source text; on the rev that stands there unless one is given."""
        save = Save(
            text=text,
            rev=self.text(locale, source).rev if rev is None else rev,
            source_rev=self.text(self.source, source).rev if source_rev is None else source_rev,
            key=key or uuid.uuid4(),
            confirm=confirm,
            resolves=resolves,
        )
        with self.database.begin() as uow:
            return save_segment(uow, by or self.translator, self.id, locale, self.segment(source), save)

    def translate(self) -> None:
        """Confirm a translation of every segment of zh-Hans; zh-Hant follows."""
        for source, text in IN_CHINESE.items():
            self.save("zh-Hans", source, text)

    def claim(self, locale: str, source: str, *, by: Actor | None = None) -> Holder:
        segment_id = self.segment(source)
        with self.database.begin() as uow:
            return claim_segment(uow, by or self.translator, self.id, locale, segment_id)

    def submit(self, locale: str, *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            submit_version(uow, by or self.translator, self.id, locale)

    def accept(self, locale: str, source: str, *, by: Actor | None = None, rev: int | None = None) -> None:
        seen = self.text(locale, source).rev if rev is None else rev
        with self.database.begin() as uow:
            accept_segment(uow, by or self.reviewer, self.id, locale, self.segment(source), rev=seen)

    def accept_all(self, locale: str, *, by: Actor | None = None) -> int:
        """All that they may accept, with the tick for what is held back for a query or an alarm."""
        who = by or self.reviewer
        with self.database.begin() as uow:
            held = {one.segment_id: one.rev for one in what_is_clean(uow, who, self.id, locale).held}
            return accept_all(uow, who, self.id, locale, held=held)

    def send_back(
        self, locale: str, source: str, reason: str, *, faults: Sequence[str] = (), by: Actor | None = None
    ) -> None:
        wish: dict[str, Any] = {"rev": self.text(locale, source).rev, "reason": reason, "faults": faults}
        with self.database.begin() as uow:
            send_back_segment(uow, by or self.reviewer, self.id, locale, self.segment(source), **wish)

    def give_back(self, locale: str, reason: str, *, faults: Sequence[str] = (), by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            return_version(uow, by or self.reviewer, self.id, locale, reason=reason, faults=faults)

    def approve(self, locale: str, *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            approve_version(uow, by or self.reviewer, self.id, locale)

    def recall(self, locale: str, reason: str = "a mistake", *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            recall_submission(uow, by or self.translator, self.id, locale, reason=reason)

    def withdraw_approval(self, locale: str, reason: str = "a mistake", *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            withdraw_approval(uow, by or self.reviewer, self.id, locale, reason=reason)

    def reopen(self, locale: str, step: str, reason: str = "a new figure", *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            reopen_job(uow, by or self.editor, self.id, locale, step=step, reason=reason)

    def cancel(self, locale: str, reason: str = "not needed", *, by: Actor | None = None) -> None:
        with self.database.begin() as uow:
            cancel_job(uow, by or self.editor, self.id, locale, reason=reason)

    def withdraw(self, *locales: str, reason: str = "a complaint", by: Actor | None = None) -> int:
        with self.database.begin() as uow:
            return withdraw(uow, by or self.editor, self.id, locales, reason=reason)

    def finish(self, *locales: str) -> None:
        """Submitted, accepted and approved, each in turn."""
        for locale in locales:
            self.submit(locale)
            self.accept_all(locale)
            self.approve(locale)

    def publish(self, *locales: str, by: Actor | None = None) -> int:
        with self.database.begin() as uow:
            return publish(uow, by or self.editor, self.id, locales)

    def version(self, locale: str) -> Version:
        with self.database.begin() as uow:
            return uow.session.scalars(
                select(Version).where(Version.article_id == self.id, Version.locale == locale)
            ).one()

    def text(self, locale: str, source: str) -> SegmentText:
        segment_id, version_id = self.segment(source), self._versions[locale]
        with self.database.begin() as uow:
            found = texts.get(uow.session, self.id, version_id, segment_id)
        assert found is not None
        return found

    def history(self, locale: str, source: str) -> Sequence[TextHistory]:
        segment_id, version_id = self.segment(source), self._versions[locale]
        with self.database.begin() as uow:
            return texts.history(uow.session, self.id, version_id, segment_id)

    def derivation(self, source: str, locale: str = "zh-Hant") -> Derivation | None:
        segment_id, version_id = self.segment(source), self._versions[locale]
        with self.database.begin() as uow:
            return uow.session.get(Derivation, (self.id, version_id, segment_id))

    def sign_offs(self, locale: str) -> list[SignOff]:
        version_id = self._versions[locale]
        with self.database.begin() as uow:
            return list(
                uow.session.scalars(
                    select(SignOff)
                    .where(SignOff.article_id == self.id, SignOff.version_id == version_id)
                    .order_by(SignOff.id)
                )
            )

    def steps(self, locale: str) -> list[JobStep]:
        """The steps of the version's newest job."""
        version_id = self._versions[locale]
        with self.database.begin() as uow:
            newest = uow.session.scalar(
                select(Job.id)
                .where(Job.article_id == self.id, Job.version_id == version_id)
                .order_by(Job.id.desc())
                .limit(1)
            )
            return list(
                uow.session.scalars(
                    select(JobStep)
                    .where(JobStep.article_id == self.id, JobStep.job_id == newest)
                    .order_by(JobStep.position)
                )
            )

    def events(self, act: str) -> list[Event]:
        with self.database.begin() as uow:
            return list(
                uow.session.scalars(
                    select(Event).where(Event.article_id == self.id, Event.act == act).order_by(Event.id)
                )
            )

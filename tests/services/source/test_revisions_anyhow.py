"""Edits, confirmations, approvals, releases, switches in any order: nothing is lost or opens without a reason."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import func, select

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.source.test_switch_source import switch
from tms.db.models import Job, JobStep, RevisionSegment, SegmentText, TextHistory, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.language.segmentation import segments
from tms.services.articles.article_status import article_status
from tms.services.articles.parity_report import parity_report
from tms.services.parity.waive import waive_parity

EVERY = ("en", "zh-Hans", "zh-Hant")
PAGE = ImportedArticle(
    "en",
    "The ferry is back",
    [
        Block("paragraph", "The ferry left at noon. It carried eighty people. Nobody was late."),
        Block("heading", "What the harbour says", level=2),
        Block("paragraph", "Work on the pier ends in May. Nobody was late."),
    ],
)
WORDS = {
    "en": ("quay", "tide", "storm", "crew"),
    "zh-Hans": ("码头", "潮水", "风暴"),
    "zh-Hant": ("碼頭", "潮水", "風暴"),
}

Key = tuple[int, int, int]


class Newsdesk(RuleBasedStateMachine):
    """One article. Each rule is a thing that people do; what must hold is asked after each."""

    make: Callable[[], RevisedStory]

    @initialize(done=st.sampled_from([(), ("zh-Hans",), ("zh-Hans", "zh-Hant")]))
    def begin(self, done: tuple[str, ...]) -> None:
        """Some versions are approved before anybody edits."""
        self.story = type(self).make()
        self.committed: dict[int, ImportedArticle] = {1: self.story.page()}
        self.history: dict[Key, str] = {}
        self.n = 0
        for locale in done:
            self.approve(locale)

    # What people do

    @rule(data=st.data(), times=st.integers(1, 3))
    def revise(self, data: st.DataObject, times: int) -> None:
        for _ in range(times):
            self._revise(data, typo=data.draw(st.sampled_from([False, False, True])))

    def _revise(self, data: st.DataObject, *, typo: bool) -> None:
        page = now = self.story.page()
        for _ in range(data.draw(st.integers(1, 3))):
            page = self._edited(page, data)
        if page == now or not page.blocks:
            return
        preview = self.story.preview(page, typo=typo)
        before = self._stand()
        statuses = self._statuses()
        number = self.story.commit(page, typo=typo, run=False)
        self.committed[number] = self.story.page()
        assert self.story.page() == page
        opened = {v.locale: {one.position for one in v.reopened} for v in preview.versions}
        self._nothing_else_opened(before, opened, preview.typo)
        for version in preview.versions:
            if not version.reopened:
                assert self._statuses()[version.locale] == statuses[version.locale]
        self.story.run()
        self._holds()

    @precondition(lambda self: "translating" in self._statuses().values())
    @rule(locale=st.sampled_from(EVERY), data=st.data())
    def confirm(self, locale: str, data: st.DataObject) -> None:
        if self._statuses()[locale] != "translating":
            return
        rows = [row for row in self.story.rows(locale) if row.target.state == "initial"]
        for row in rows[: data.draw(st.integers(0, 4))]:
            self.n += 1
            text = row.target.text or f"{row.source.text[:4]} {self.n}"
            resolves = row.conflict.resolves if row.conflict else None
            if resolves is None:
                self.story.confirm_row(locale, row.segment_id, text)
        self._holds()

    @precondition(lambda self: "translating" in self._statuses().values())
    @rule(locale=st.sampled_from(EVERY))
    def approve(self, locale: str) -> None:
        if self._statuses()[locale] != "translating":
            return
        if any(row.target.look == "conflict" for row in self.story.rows(locale)):
            return
        self.story.confirm_open(locale)
        self.story.finish(locale)
        self._holds()

    @rule()
    def publish(self) -> None:
        ready = [locale for locale, status in self._statuses().items() if status in {"approved", "published"}]
        # What is typed here at random says other numbers in each version.
        with suppress(Conflict), self.story.database.begin() as uow:
            seen = parity_report(uow, self.story.editor, self.story.id).seen
            waive_parity(uow, self.story.editor, self.story.id, seen=seen, reason="it is a test")
        self.story.publish(*ready)
        with self.story.database.begin() as uow:
            views = article_status(uow, self.story.editor, self.story.id).versions
        assert [view.locale for view in views if view.lags and view.locale in ready] == []
        self._holds()

    @precondition(lambda self: self.with_switches)
    @rule(locale=st.sampled_from(EVERY))
    def switch(self, locale: str) -> None:
        rows = self.story.rows(locale)
        if locale == self.story.source or any(r.target.state == "initial" or r.target.look == "conflict" for r in rows):
            return
        said = {tag: [row.target.text for row in self.story.rows(tag)] for tag in EVERY}
        number = switch(self.story, locale)
        self.committed[number] = self.story.page()
        for tag in EVERY:
            kept = [row.target.text for row in self.story.rows(tag) if row.target.origin != "derived"]
            assert [text for text in said[tag] if text in kept] == kept
        self._holds()

    with_switches = False

    # What is edited

    def _edited(self, page: ImportedArticle, data: st.DataObject) -> ImportedArticle:
        blocks = list(page.blocks)
        at = data.draw(st.integers(0, len(blocks) - 1))
        sentences = segments(blocks[at].text, page.language)
        word = data.draw(st.sampled_from(WORDS[page.language]))
        which = data.draw(st.integers(0, len(sentences) - 1))
        match data.draw(st.sampled_from(["change", "insert", "remove", "move", "merge", "back", "title", "join"])):
            case "change":
                sentences[which] = sentences[which][:-3] + word + sentences[which][-3:]
            case "insert":
                self.n += 1
                end = "。" if page.language != "en" else ". "
                sentences.insert(which, f"{word.capitalize()} {self.n}{end}")
            case "remove":
                del sentences[which]
            case "move":
                other = data.draw(st.integers(0, len(blocks) - 1))
                blocks[at], blocks[other] = blocks[other], blocks[at]
                return replace(page, blocks=blocks)
            case "merge":
                sentences[which] = sentences[which].replace(". ", " and ").replace("。", "，")
            case "back":
                old = self.committed[data.draw(st.sampled_from(sorted(self.committed)))]
                return replace(old) if old.language == page.language else page
            case "title":
                return replace(page, title=f"{page.title} {word}")
            case "join" if len(blocks) > 1 and blocks[at - 1].kind == blocks[at].kind and at:
                blocks[at - 1 : at + 1] = [replace(blocks[at], text=f"{blocks[at - 1].text}\n{blocks[at].text}")]
                return replace(page, blocks=blocks)
            case _:
                return page
        blocks[at] = replace(blocks[at], text="".join(sentences).strip())
        left = [block for block in blocks if block.text]
        return replace(page, blocks=left) if left else page

    # What holds

    def _statuses(self) -> dict[str, str]:
        return {tag: self.story.version(tag).status for tag in EVERY if tag != self.story.source} | {
            self.story.source: self.story.version(self.story.source).status
        }

    def _stand(self) -> Mapping[tuple[str, int], tuple[Any, ...]]:
        """By version and segment: the source's text, and what stands there."""
        return {
            (tag, row.segment_id): (row.source.text, row.target.text, row.target.state, row.target.look)
            for tag in EVERY
            for row in self.story.rows(tag)
        }

    def _nothing_else_opened(
        self, before: Mapping[tuple[str, int], tuple[Any, ...]], opened: Mapping[str, set[int]], typo: bool
    ) -> None:
        for tag in EVERY:
            if tag == self.story.source:
                continue
            for position, row in enumerate(self.story.rows(tag)):
                was = before.get((tag, row.segment_id))
                now = (row.source.text, row.target.text, row.target.state, row.target.look)
                if position in opened[tag]:
                    continue
                if was is not None and (typo or was[0] == now[0]):
                    assert was[1:] == now[1:]

    def _holds(self) -> None:
        story = self.story
        for number, page in self.committed.items():
            assert story.committed(number) == page
        with story.database.begin() as uow:
            self._history_grows(
                dict_of(
                    uow.session.execute(
                        select(TextHistory.version_id, TextHistory.segment_id, TextHistory.rev, TextHistory.text).where(
                            TextHistory.article_id == story.id
                        )
                    ).all()
                )
            )
            versions = uow.session.scalars(select(Version).where(Version.article_id == story.id)).all()
            source = next(version for version in versions if version.role == "source")
            listed = {
                row.segment_id: row.rev
                for row in uow.session.execute(
                    select(RevisionSegment.segment_id, RevisionSegment.rev).where(
                        RevisionSegment.article_id == story.id, RevisionSegment.revision_id == source.revision_id
                    )
                )
            }
            texts = uow.session.scalars(select(SegmentText).where(SegmentText.article_id == story.id)).all()
            assert {t.segment_id: t.rev for t in texts if t.version_id == source.id and not t.retired} == listed
            assert all(text.retired == (text.segment_id not in listed) for text in texts)
            for version in versions:
                assert {t.segment_id for t in texts if t.version_id == version.id} >= set(listed)
                jobs = uow.session.scalar(
                    select(func.count()).where(
                        Job.article_id == story.id, Job.version_id == version.id, Job.state == "open"
                    )
                )
                active = uow.session.scalar(
                    select(func.count())
                    .select_from(JobStep)
                    .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
                    .where(
                        Job.article_id == story.id,
                        Job.version_id == version.id,
                        Job.state == "open",
                        JobStep.state == "active",
                    )
                )
                in_work = version.status in {"translating", "reviewing"}
                assert (jobs, active) == ((1, 1) if in_work else (0, 0))
                if not in_work:
                    own = [text for text in texts if text.version_id == version.id and not text.retired]
                    assert {text.state for text in own} == {"final"}

    def _history_grows(self, now: dict[Key, str]) -> None:
        assert self.history.items() <= now.items()
        self.history = now


def dict_of(rows: Any) -> dict[Key, str]:
    return {(row[0], row[1], row[2]): row[3] for row in rows}


@pytest.mark.full
@pytest.mark.parametrize("with_switches", [False, True])
@pytest.mark.part(2)
def test_whatever_people_do(database: Database, desk: Desk, with_switches: bool) -> None:
    def make() -> RevisedStory:
        return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))

    machine = type("Machine", (Newsdesk,), {"make": staticmethod(make), "with_switches": with_switches})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=10,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

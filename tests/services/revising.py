"""An article whose source is edited: the story's steps for that, and what became of each sentence."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import func, select

from tests.factories import run_pipeline
from tests.services.story import Story
from tms.db.models import Job, RevisionSegment, SegmentText
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Actor
from tms.services.source.commit_revision import commit_revision
from tms.services.source.preview_revision import RevisionPreview, preview_revision
from tms.services.source.revisions import read_revision, read_source
from tms.services.translating.save_segment import Save, save_segment

ELEVEN = "The first night train left at eleven."


def edited(page: ImportedArticle, changes: Mapping[str, str]) -> ImportedArticle:
    """The page with these strings replaced wherever they stand; a block that is empty then is gone."""

    def changed(text: str | None) -> str:
        for old, new in changes.items():
            text = (text or "").replace(old, new)
        return text or ""

    blocks = [replace(block, text=changed(block.text).strip()) for block in page.blocks]
    return replace(
        page,
        title=changed(page.title),
        author=changed(page.author),
        author_title=changed(page.author_title),
        blocks=[block for block in blocks if block.text],
    )


class RevisedStory(Story):
    """The story with an editor at the source."""

    def page(self) -> ImportedArticle:
        with self.database.begin() as uow:
            return read_source(uow, self.editor, self.id).page

    def revision(self) -> int:
        with self.database.begin() as uow:
            return read_source(uow, self.editor, self.id).revision

    def preview(self, page: ImportedArticle, *, typo: bool = False, based_on: int | None = None) -> RevisionPreview:
        based = self.revision() if based_on is None else based_on
        with self.database.begin() as uow:
            return preview_revision(uow, self.editor, self.id, page, based_on=based, typo=typo)

    def commit(
        self,
        page: ImportedArticle,
        *,
        typo: bool = False,
        based_on: int | None = None,
        note: str | None = None,
        key: uuid.UUID | None = None,
        by: Actor | None = None,
        run: bool = True,
    ) -> int:
        """Commit the page; by default what that queues runs to its end."""
        based = self.revision() if based_on is None else based_on
        with self.database.begin() as uow:
            number = commit_revision(
                uow, by or self.editor, self.id, page, based_on=based, typo=typo, note=note, key=key or uuid.uuid4()
            )
        if run:
            self.run()
        return number

    def revise(self, changes: Mapping[str, str], *, typo: bool = False, run: bool = True) -> int:
        return self.commit(edited(self.page(), changes), typo=typo, run=run)

    def run(self) -> list[str]:
        return run_pipeline(self.database, self.id)

    def committed(self, number: int) -> ImportedArticle:
        with self.database.begin() as uow:
            return read_revision(uow, self.editor, self.id, number).page

    def approve_all(self, *locales: str) -> None:
        """Translate what is not, and approve the versions in turn."""
        self.translate()
        self.finish(*(locales or ("zh-Hans", "zh-Hant")))

    def standing(self, locale: str) -> dict[str, tuple[str, str | None]]:
        """By present source sentence: state and look of the version's text."""
        return {row.source.text: (row.target.state, row.target.look) for row in self.rows(locale)}

    def open_in(self, locale: str) -> set[str]:
        """The source sentences that the version is not done with."""
        return {source for source, (state, look) in self.standing(locale).items() if state != "final" or look}

    def confirm_open(self, locale: str) -> None:
        """Confirm each sentence that is not: what stands there, or something about the source."""
        for row in self.rows(locale, by=self.translator):
            if row.target.state == "initial" or row.target.look:
                self.confirm_row(locale, row.segment_id, row.target.text or f"译：{row.source.text}")

    def confirm_row(self, locale: str, segment_id: int, text: str) -> None:
        row = next(row for row in self.rows(locale) if row.segment_id == segment_id)
        save = Save(text, row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        with self.database.begin() as uow:
            save_segment(uow, self.translator, self.id, locale, segment_id, save)

    def source_row(self, segment_id: int) -> SegmentText:
        with self.database.begin() as uow:
            return uow.session.get_one(SegmentText, (self.id, self.version(self.source).id, segment_id))

    def jobs(self, locale: str) -> Sequence[Job]:
        version_id = self.version(locale).id
        with self.database.begin() as uow:
            return uow.session.scalars(
                select(Job).where(Job.article_id == self.id, Job.version_id == version_id).order_by(Job.id)
            ).all()

    def listed(self) -> int:
        """How many rows the lists of all revisions have."""
        with self.database.begin() as uow:
            return uow.session.scalar(select(func.count()).where(RevisionSegment.article_id == self.id)) or 0

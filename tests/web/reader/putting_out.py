"""An article in three languages that readers have, and what pages say of its languages."""

import uuid
from datetime import UTC, date, datetime

from bs4 import BeautifulSoup
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.factories import Newsroom
from tms.db.models import Listing, Snapshot, Version
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

ALL = ("en", "zh-Hans", "zh-Hant")

PAGE = ImportedArticle(
    language="en",
    title="Night trains return",
    section="Economy",
    author="Mara Lindqvist",
    author_title="Transport editor",
    published_on=date(2026, 11, 25),
    blocks=[
        Block("standfirst", "They were given up in 1998."),
        Block("paragraph", "The ⟦1⟧first⟦/1⟧ train left.", {"1": Code("emphasis")}),
        Block("heading", "What comes next", level=2),
        Block("list_item", "1. A second line", level=1),
        Block("list_item", "2. A third line", level=1),
        Block("quotation", "Nobody asked."),
    ],
)

TRANSLATED = {
    "Night trains return": "夜班列车回来了",
    "The ⟦1⟧first⟦/1⟧ train left.": "⟦1⟧第一列⟦/1⟧车开了。",
    "A second line": "第二条线",
    "A third line": "第三条线",
}


def approve(database: Database, newsroom: Newsroom, article_id: int, locale: str) -> None:
    translator, reviewer = newsroom[Role.TRANSLATOR], newsroom[Role.REVIEWER]
    with database.begin() as uow:
        for row in workspace(uow, translator, article_id, locale).rows:
            text = row.target.text if locale == "zh-Hant" else TRANSLATED.get(row.source.text, "句" * row.number)
            wish = Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True)
            save_segment(uow, translator, article_id, locale, row.segment_id, wish)
        submit_version(uow, translator, article_id, locale)
    with database.begin() as uow:
        held = {one.segment_id: one.rev for one in what_is_clean(uow, reviewer, article_id, locale).held}
        accept_all(uow, reviewer, article_id, locale, held=held)
    with database.begin() as uow:
        approve_version(uow, reviewer, article_id, locale)


def alternates(page: BeautifulSoup) -> dict[str, str]:
    return {
        str(link["hreflang"]): str(link["href"]) for link in page.select("link[rel=alternate][hreflang]:not([type])")
    }


def release_again(session: Session, article_id: int, at: datetime, fingerprint: bytes) -> None:
    """The English version, at a moment of the test's choice: in a test all is done at the same one."""
    version = session.query(Version).filter_by(article_id=article_id, locale="en").one()
    live = session.get_one(Snapshot, (article_id, version.live_snapshot_id))
    new = Snapshot(
        article_id=article_id,
        version_id=version.id,
        revision_id=live.revision_id,
        fingerprint=fingerprint,
        content=live.content,
        at=at,
    )
    session.add(new)
    session.flush()
    version.live_snapshot_id = new.id


def released_on(database: Database, article_id: int, day: int) -> None:
    """Let an article's versions have been first released at noon on that day of January 2026."""
    with database.begin() as uow:
        at = datetime(2026, 1, day, 12, tzinfo=UTC)
        uow.session.execute(update(Listing).where(Listing.article_id == article_id).values(first_released_at=at))

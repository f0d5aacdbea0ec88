"""An article in three languages that readers have, and what pages say of its languages."""

import uuid
from datetime import date

from bs4 import BeautifulSoup

from tests.factories import Newsroom
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.reviewing.accept_many import accept_all
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
        accept_all(uow, reviewer, article_id, locale)
    with database.begin() as uow:
        approve_version(uow, reviewer, article_id, locale)


def alternates(page: BeautifulSoup) -> dict[str, str]:
    return {
        str(link["hreflang"]): str(link["href"]) for link in page.select("link[rel=alternate][hreflang]:not([type])")
    }

"""An article that comes a second time, after its 繁體 was approved in words of a person."""

from typing import TYPE_CHECKING

from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.articles.import_article import import_article
from tms.services.reviewing.accept_many import accept_all
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.workspace.workspace import workspace

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

HANS, HANT = "zh-Hans", "zh-Hant"
TITLE = "What the watch reports"
WATCH = {
    "The watch reports every hour.": ("值班员每小时报告一次。", "守望員每小時回報一次。"),
    "A senior researcher reads the reports.": ("高级研究员阅读报告。", "資深研究員會讀這些報告。"),
    "Then they are kept for ten years.": ("然后保存十年。", None),
}


def repeated_article(desk: "Desk") -> int:
    """The second one, translated in the same words; two of its sentences were approved in others."""
    first, again = (_bring_in(desk) for _ in range(2))
    for article_id in (first, again):
        _translate(desk, article_id)
    for source, (_, approved) in WATCH.items():
        if approved:
            desk.save(first, HANT, source, approved)
    for locale in (HANS, HANT):
        with desk.database.begin() as uow:
            submit_version(uow, desk.people[Role.TRANSLATOR], first, locale)
            accept_all(uow, desk.people[Role.REVIEWER], first, locale)
            approve_version(uow, desk.people[Role.REVIEWER], first, locale)
    return again


def _bring_in(desk: "Desk") -> int:
    page = ImportedArticle(language="en", title=TITLE, blocks=[Block("paragraph", words) for words in WATCH])
    with desk.database.begin() as uow:
        article_id = import_article(uow, desk.people[Role.EDITOR], page, as_new=True)
    desk.run(article_id)
    return article_id


def _translate(desk: "Desk", article_id: int) -> None:
    with desk.database.begin() as uow:
        rows = workspace(uow, desk.people[Role.TRANSLATOR], article_id, HANS).rows
    for row in rows:
        source = row.source.text
        desk.save(article_id, HANS, source, WATCH[source][0] if source in WATCH else "值班员报告什么")

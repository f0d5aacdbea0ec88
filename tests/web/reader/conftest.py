"""Articles that readers have."""

from collections.abc import Callable, Sequence

import pytest

from tests.factories import Newsroom, make_article
from tests.web.reader.putting_out import ALL, PAGE, approve
from tms.db.unit_of_work import Database
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish


@pytest.fixture
def put_out(database: Database, newsroom: Newsroom) -> Callable[..., int]:
    """Brings an article in, has every version approved and the given ones published."""

    def publish_page(page: ImportedArticle = PAGE, locales: Sequence[str] = ALL) -> int:
        article_id = make_article(database, newsroom[Role.EDITOR], page)
        for locale in ("zh-Hans", "zh-Hant"):
            approve(database, newsroom, article_id, locale)
        with database.begin() as uow:
            publish(uow, newsroom[Role.EDITOR], article_id, locales)
        return article_id

    return publish_page

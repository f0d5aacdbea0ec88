"""A version as readers see it: the source to the character, the others with the white space of their script."""

import pytest

from tests.factories import make_article
from tests.services.desk import Desk
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Action, Role
from tms.services.authorize import authorize_version
from tms.services.versions.as_read import joined, seen_blocks


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One sentence ends.  Two spaces, then another.\nA new line."),
        ("zh-Hans", "第一句。 空一格的第二句。第三句没有空格。\n换了一行。"),
        ("zh-Hant", "他說：「好。」 空一格。再一句。"),
    ],
)
def test_the_source_is_put_together_as_it_came(database: Database, desk: Desk, language: str, text: str) -> None:
    editor = desk.newsroom[Role.EDITOR]
    page = ImportedArticle(language=language, title="T", blocks=[Block("paragraph", text)])
    article_id = make_article(database, editor, page)
    with database.begin() as uow:
        loaded, version = authorize_version(uow, editor, Action.ARTICLE_VIEW, article_id, language)
        assert [block.text for block in seen_blocks(uow, loaded, version)] == ["T", text]


@pytest.mark.parametrize(
    ("locale", "source_locale", "expected"),
    [
        ("en", "en", "a  b\nc"),
        ("zh-Hans", "en", "ab\nc"),
        ("en", "zh-Hant", "a b\nc"),
        ("zh-Hant", "zh-Hans", "a  b\nc"),
    ],
)
def test_white_space_between_sentences_is_that_of_the_script(locale: str, source_locale: str, expected: str) -> None:
    parts = [("", "a"), ("  ", "b"), ("\n", "c")]
    assert joined(parts, locale, source_locale) == expected

import json
from pathlib import Path
from typing import Any

import pytest

from tests.shared_data import SHARED, needs_shared
from tms.domain.imported_article import ImportedArticle
from tms.language.pasted import understand

PAGES = Path(__file__).parent / "pages"
SEED = SHARED / "seed/article.txt"


def as_expected(page: ImportedArticle) -> dict[str, Any]:
    return {
        "language": page.language,
        "section": page.section,
        "title": page.title,
        "author": page.author,
        "author_title": page.author_title,
        "published_on": page.published_on.isoformat() if page.published_on else None,
        "blocks": [[block.kind, block.text] for block in page.blocks],
        "left_out": sorted(line.text for line in page.left_out),
        "doubtful": sorted(page.doubtful),
    }


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_is_understood_as_written_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    page = understand(path.read_bytes().decode("utf-8"), expected["language"])
    assert as_expected(page) == expected


def test_there_are_pages_in_all_three_languages() -> None:
    languages = [json.loads(path.read_text(encoding="utf-8"))["language"] for path in PAGES.glob("*.json")]
    assert {language: languages.count(language) >= 4 for language in ("en", "zh-Hans", "zh-Hant")} == {
        "en": True,
        "zh-Hans": True,
        "zh-Hant": True,
    }


@needs_shared("seed/article.txt")
def test_the_seed_page_gives_all_fields_and_nine_paragraphs() -> None:
    page = understand(SEED.read_text(encoding="utf-8"), "en")
    fields = as_expected(page)
    assert [kind for kind, _ in fields.pop("blocks")] == ["paragraph"] * 9
    assert fields == {
        "language": "en",
        "section": "Foreign Policy",
        "title": "What to Make of Deepening China-Russia Relations?",
        "author": "Yu Sui",
        "author_title": "Professor, China Center for Contemporary World Studies",
        "published_on": "2014-11-21",
        "left_out": ["Back to Top", "Language : English 简体 繁體", "You might also like"],
        "doubtful": [],
    }


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(line_end: str) -> None:
    for path in sorted(PAGES.glob("*.txt"))[::3]:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        page = understand("\ufeff" + text.replace("\n", line_end), expected["language"])
        assert as_expected(page) == expected, path.name

"""A megabyte that was made to keep a reader busy. The limit is the test's timeout: each takes about a second."""

import pytest

from tms.adapters.formats import guess_format, read_article
from tms.adapters.formats.guessing import Format

SIZE = 1_000_000
HOSTILE = {
    "spaces": " " * SIZE + "x",
    "brackets": "[" * SIZE,
    "images": "![" * (SIZE // 2),
    "angles": "<" * SIZE,
    "comments": "<!--" * (SIZE // 4),
    "stars": "*a" * (SIZE // 2),
    "backticks": "`" * SIZE,
    "pipes": "|" * SIZE,
    "years": "2014年11月" * (SIZE // 8),
    "notes": "（作者" * (SIZE // 3),
    "bylines": "by " * (SIZE // 3),
    "quotation marks": "“”" * (SIZE // 2),
    "lines of spaces": (" " * 1000 + "\n") * (SIZE // 1000),
    "hashes": "#" * SIZE,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_megabyte_is_read_or_refused_at_once(name: str, format_: Format) -> None:
    text = HOSTILE[name]
    page = read_article(text, language="en", format=format_)
    kept = (
        "".join(block.text for block in page.blocks) + "".join(line.text for line in page.left_out) + (page.title or "")
    )
    only_markup = format_ == "markdown" and name in {"comments", "backticks", "hashes"}
    assert kept.strip() or not text.strip() or only_markup
    assert guess_format(text) in {"text", "markdown"}

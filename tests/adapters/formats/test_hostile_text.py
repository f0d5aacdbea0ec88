"""Text that was made to keep a reader busy. The limit is the test's timeout: a megabyte takes about a second."""

import pytest

from tms.adapters.formats import guess_format, read_article
from tms.adapters.formats.guessing import Format

LONG_LINE = " " * 1000 + "\n"
HOSTILE = {
    "spaces": " ", "brackets": "[", "images": "![", "angles": "<", "comments": "<!--", "stars": "*a", "backticks": "`",
    "pipes": "|", "years": "2014年11月", "notes": "（作者", "bylines": "by ", "quotation marks": "“”", "hashes": "#",
    "lines of spaces": LONG_LINE,
    "drawings": "<svg>" * 60 + "\n", "programs": "<script>", "tags": "a <u>b " * 60 + "\n\n",
    "dashes": "“" * 60 + "\n—",
}  # fmt: skip
ONLY_MARKUP = {"comments", "backticks", "hashes", "programs"}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("size", [200_000, pytest.param(1_000_000, marks=pytest.mark.full)])
@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_text_is_read_or_refused_at_once(name: str, format_: Format, size: int) -> None:
    text = HOSTILE[name] * (size // len(HOSTILE[name])) + ("x" if name == "spaces" else "")
    page = read_article(text, language="en", format=format_)
    kept = (
        "".join(block.text for block in page.blocks) + "".join(line.text for line in page.left_out) + (page.title or "")
    )
    only_markup = format_ == "markdown" and name in ONLY_MARKUP
    assert kept.strip() or not text.strip() or only_markup
    assert guess_format(text) in {"text", "markdown"}

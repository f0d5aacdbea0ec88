"""Text that was made to keep a reader busy. The limit is the test's timeout: a megabyte takes about a second."""

import pytest

from tests.processor_time import processor_seconds
from tms.adapters.formats import guess_format, read_article, read_blocks, read_inline_markdown
from tms.adapters.formats.guessing import Format
from tms.adapters.formats.upload import read_upload

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


@pytest.mark.parametrize("piece", ["[", "![", "[^1", "a <![CDATA[", "[a](", "[]"])
def test_a_paragraph_of_brackets_is_read_without_its_markup(piece: str) -> None:
    text = piece * (19_900 // len(piece))
    with processor_seconds(3):
        for _ in range(5):
            assert read_inline_markdown(text).text


def test_what_looks_like_a_page_of_comments_is_looked_at_once() -> None:
    with processor_seconds(3):
        assert read_blocks("<!-- -->" * 100_000 + "a", "en")
        assert read_blocks("<!-- -->" * 1_000 + "<html><p>a", "en")[0].text == "a"


def test_a_line_that_was_left_out_a_thousand_times_is_found_each_time() -> None:
    text = "".join(f"a[^{number}]\n\n[^{number}]: note\n\n" for number in range(6_000))
    with processor_seconds(10):
        read = read_upload(text, 10_000_000, wanted="markdown", language="en")
    assert len(read.places) == len(read.page.left_out)

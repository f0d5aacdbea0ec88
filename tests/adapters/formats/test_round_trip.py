import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.adapters.formats.strategies import versions
from tms.adapters.formats import read_article, to_markdown, to_text
from tms.adapters.formats.source_markdown import read_source_markdown
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block

SENTENCES = {
    "en": ["The train left at nine without them.", "Nobody saw the minister!", "“It is late,” she said, and left."],
    "zh-Hans": ["过去十年，中亚国家的贸易结构发生了明显变化。", "他没有回答这个问题，只是看着窗外。"],
    "zh-Hant": ["離岸風電走到第二個十年，業者談的不再是補助。", "「風機不會自己停下來。」一位調度員這樣說。"],
}  # fmt: skip


LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=40, suppress_health_check=LARGE)
@given(versions())
def test_markdown_reads_back_as_the_same_fields_and_blocks(version: ExportedVersion) -> None:
    check_markdown(version)


@pytest.mark.full
@settings(max_examples=1000, suppress_health_check=LARGE)
@given(versions())
def test_markdown_of_very_many_versions_reads_back_as_the_same(version: ExportedVersion) -> None:
    check_markdown(version)


def check_markdown(version: ExportedVersion) -> None:
    page = read_article(to_markdown(version), language="en", format="markdown")
    # A picture does not come in; where an editor changes the source, it stays.
    body = read_source_markdown(to_markdown(version), "en").blocks
    body.remove(next(block for block in body if (block.kind, block.level) == ("heading", 1)))
    assert body == version.blocks
    if not any(code.type == "image" for block in version.blocks for code in block.codes.values()):
        assert page.blocks == version.blocks
    assert (page.title, page.section, page.author, page.author_title, page.published_on) == (
        version.title,
        version.section,
        version.author,
        version.author_title,
        version.published_on,
    )


@settings(max_examples=40)
@given(st.data(), st.sampled_from(sorted(SENTENCES)))
def test_text_reads_back_as_the_same_paragraphs(data: st.DataObject, language: str) -> None:
    sentences = st.lists(st.sampled_from(SENTENCES[language]), min_size=2, max_size=5)
    paragraphs = data.draw(st.lists(sentences.map(" ".join if language == "en" else "".join), min_size=1, max_size=6))
    title = "A train without ministers" if language == "en" else "沒有部長的列車開往何方"
    author = "Anna Keller" if language == "en" else "周敏"
    blocks = [Block("paragraph", text) for text in paragraphs]
    page = read_article(
        to_text(ExportedVersion(language, title, blocks, author=author)), language=language, format="text"
    )
    assert [block.text for block in page.blocks] == paragraphs
    assert (page.title, page.author) == (title, author)


def test_emphasis_around_chinese_quotation_marks_survives() -> None:
    source = "这是<strong>“重要”</strong>的。"
    page = read_article(f"# 题目\n\n{source}\n", language="zh-Hans", format="markdown")
    version = ExportedVersion("zh-Hans", "题目", page.blocks)
    assert source in to_markdown(version)
    assert read_article(to_markdown(version), language="zh-Hans", format="markdown").blocks == page.blocks


def test_an_ordered_list_keeps_its_numbers() -> None:
    blocks = [
        Block("list_item", text, level=level) for text, level in [("3. c", 1), ("4. d", 1), ("e", 2), ("9. f", 1)]
    ]
    written = to_markdown(ExportedVersion("en", "Title", blocks))
    assert "3. c\n4. d\n   - e\n- 9\\. f" in written.replace("\n\n", "\n")
    assert read_article(written, language="en", format="markdown").blocks == blocks

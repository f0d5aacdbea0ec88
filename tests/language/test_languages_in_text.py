"""The languages of what people write."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.locales import EN, ZH_HANS, ZH_HANT
from tms.language.languages_in_text import main_language, runs

PIECES = st.sampled_from([*"写寫后主席「」“”‘’()[]，。 .,:7½éåАあ", "don’t", "Ms Lin", "the ", "https://x.example/"])
LOCALES = st.sampled_from(["", EN, ZH_HANS, ZH_HANT, "zh-Hant-HK"])


@given(st.lists(PIECES).map("".join) | st.text(), LOCALES, LOCALES)
def test_the_runs_join_to_the_text_and_none_is_cut_in_vain(text: str, reader: str, article: str) -> None:
    found = runs(text, reader=reader, article=article)
    assert "".join(one.text for one in found) == text
    assert all(one.text for one in found)
    assert all(one.language != other.language for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keep it dry.", [("Keep it dry.", "en")]),
        ("", []),
        ("12, 7.5 %", [("12, 7.5 %", "")]),
        ("标题不用感叹号。", [("标题不用感叹号。", "zh-Hans")]),
        (
            "“董事長” is the title, not “主席”.",
            [("“董事長", "zh-Hant"), ("” is the title, not “", "en"), ("主席", "zh-Hant"), ("”.", "en")],
        ),
        ("这里说“hello”吧。", [("这里说“", "zh-Hans"), ("hello", "en"), ("”吧。", "zh-Hans")]),
        (
            "「董事長」不要写成「主席」，说“董事长”",
            [("「", "zh-Hans"), ("董事長", "zh-Hant"), ("」不要写成「主席」，说“董事长”", "zh-Hans")],
        ),
        (
            "Don’t say 软件 (软件!), say “軟體”",
            [("Don’t say ", "en"), ("软件 (软件!), ", "zh-Hans"), ("say “", "en"), ("軟體", "zh-Hant"), ("”", "en")],
        ),
        ("24 小时", [("24 小时", "zh-Hans")]),
    ],
)
def test_each_language_of_a_mixed_text_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.text, one.language) for one in runs(text, reader=EN)]
    assert found == expected


def test_what_both_scripts_write_is_as_the_rest_then_as_the_reader_reads_then_as_the_article_is() -> None:
    def of(text: str, reader: str, article: str = "") -> str:
        return runs(text, reader=reader, article=article)[-1].language

    assert of("請看：主席", ZH_HANS, ZH_HANS) == ZH_HANT
    assert of("主席", ZH_HANT, ZH_HANS) == ZH_HANT
    assert of("主席", EN, ZH_HANT) == ZH_HANT
    assert of("主席", EN, EN) == ZH_HANS
    assert of("請看", EN, "zh-Hant-HK") == "zh-Hant-HK"


def test_a_field_has_one_language() -> None:
    assert main_language("Ask the chairman for 董事長", reader=EN) == ZH_HANT
    assert main_language("Ask the chairman", reader=ZH_HANS) == EN
    assert main_language("7", reader=ZH_HANS) == ""

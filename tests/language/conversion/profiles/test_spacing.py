"""The house's space between Chinese and Latin: everywhere or nowhere, and never in a link's words or an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.locales import ZH_HANS
from tms.language.conversion.profiles import profile_of, style
from tms.language.lint import lint

TEXTS = st.text(alphabet="使用三十五公里Py3 7年5月日，。", max_size=24)


@pytest.mark.parametrize(
    ("text", "spaced", "joined"),
    [
        ("使用Python编程", "使用 Python 编程", "使用Python编程"),
        ("使用 Python 编程", "使用 Python 编程", "使用Python编程"),
        ("他用⟦1⟧Java⟦/1⟧写。", "他用 ⟦1⟧Java⟦/1⟧ 写。", "他用⟦1⟧Java⟦/1⟧写。"),
        ("A和B", "A 和 B", "A和B"),
        ("见https://example.org/中文x吧", "见https://example.org/中文x吧", "见https://example.org/中文x吧"),
        ("（Python）和“Java”", "（Python）和“Java”", "（Python）和“Java”"),
        ("New York的地铁", "New York 的地铁", "New York的地铁"),
    ],
)
def test_a_space_stands_on_each_side_or_on_none(text: str, spaced: str, joined: str) -> None:
    assert style(text, profile_of(ZH_HANS, {"spacing": "space"})).text == spaced
    assert style(text, profile_of(ZH_HANS, {"spacing": "none"})).text == joined
    assert style(text, profile_of(ZH_HANS)).text == text


def test_figures_that_change_their_script_take_the_space_with_them() -> None:
    latin = profile_of(ZH_HANS, {"spacing": "space", "numbers": "digits"})
    assert style("走了三十五公里", latin).text == "走了 35 公里"
    chinese = profile_of(ZH_HANS, {"spacing": "none", "numbers": "han"})
    assert style("走了 35公里", chinese).text == "走了三十五公里"


@given(TEXTS, st.sampled_from(["none", "space"]), st.sampled_from(["digits", "han", "leave"]))
def test_it_is_the_same_again_and_the_spans_say_what_became_of_each_stretch(text: str, value: str, form: str) -> None:
    house = profile_of(ZH_HANS, {"spacing": value, "numbers": form, "dates": form})
    styled = style(text, house)
    assert style(styled.text, house).text == styled.text
    ends = [(span.end, span.target_end) for span in styled.spans]
    starts = [(span.start, span.target_start) for span in styled.spans]
    assert [(0, 0), *ends][: len(starts)] == starts
    assert ends[-1:] == ([(len(text), len(styled.text))] if text else [])


def test_the_lint_names_each_place() -> None:
    house = profile_of(ZH_HANS, {"spacing": "space"})
    found = [(one.code, one.text, one.suggestion) for _, one in lint("使用Python 编程", ZH_HANS, house)]
    assert found == [("house-spacing", "用", "用 ")]
    house = profile_of(ZH_HANS, {"spacing": "none"})
    assert [one.text for _, one in lint("使用Python 编程", ZH_HANS, house)] == [" "]

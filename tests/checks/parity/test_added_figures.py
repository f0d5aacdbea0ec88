"""A figure that only a translation says is a hint, unless it is an error whatever the source describes."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS


def codes(english: str, hans: str, *, source: int = 0, is_engines_draft: bool = False) -> tuple[list[str], list[str]]:
    """What is told whether anybody asks for hints or not, and what of hints."""
    row = ParityRow(1, (VersionText(english), VersionText(hans, is_engines_draft=is_engines_draft)))
    told, asked = (
        [one.code for one in compare([row], (EN, ZH_HANS), source=source, small_words=small_words).found]
        for small_words in (False, True)
    )
    return told, [code for code in asked if code not in told]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("Several ships were sent.", "31艘船被派出。"),
        ("The museum turned away most visitors.", "博物馆谢绝了八成访客。"),
        ("Debt stood at parity with output in 2008.", "2008年债务相当于产出的100%。"),
    ],
)
def test_what_the_source_describes_and_a_translation_counts_is_a_hint(english: str, hans: str) -> None:
    assert codes(english, hans) == ([], ["words.added"])


@pytest.mark.parametrize(
    ("english", "hans", "code"),
    [
        ("The vote is soon.", "投票将于3月5日举行。", "dates.missing"),
        ("The ticket is cheap.", "门票只需50美元。", "money.missing"),
        ("Growth was slight.", "增长0.4%。", "shares.missing"),
        ("Nine people died.", "有人死亡，另有40人受伤。", "numbers.differs"),
        ("One in five drivers phoned.", "五成司机打电话。", "shares.differs"),
        ("It is licensed under 3.0.", "许可为3.0（CC BY 30）。", "numbers.missing"),
        ("The trio left.", "4人组合离开了。", "numbers.missing"),
        ("The clinic is open around the clock.", "诊所21小时营业。", "numbers.missing"),
        ("Trump signed it.", "第46任总统签署了它。", "numbers.missing"),
    ],
)
def test_what_nobody_describes_or_what_stands_for_another_figure_is_a_mistake(
    english: str, hans: str, code: str
) -> None:
    assert codes(english, hans) == ([code], [])


def test_an_engine_that_nobody_has_read_invents_figures() -> None:
    assert codes("Several ships were sent.", "31艘船被派出。", is_engines_draft=True) == (["numbers.missing"], [])


def test_what_only_the_source_says_is_lost() -> None:
    assert codes("Several ships were sent.", "31艘船被派出。", source=1) == (["numbers.missing"], [])
    assert codes("Twelve ships were sent.", "多艘船被派出。") == (["numbers.missing"], [])
    assert codes("Twelve ships were sent.", "多艘船被派出。", source=1) == ([], ["words.added"])

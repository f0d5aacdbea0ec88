"""A short quotation is speech where somebody says it or calls something so; a nickname and a title are none."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS


def found(english: str, hans: str) -> list[str]:
    row = ParityRow(1, (VersionText(english), VersionText(hans)))
    return [one.code for one in compare([row], (EN, ZH_HANS)).found]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("He called it “a disgrace.”", "他说这是耻辱。"),
        ("She said it was “deeply unfair.”", "她说这非常不公平。"),
        ("The minister dismissed the plan as “pure fantasy”.", "部长斥该计划纯属幻想。"),
        ("He said it was a great disgrace.", "他说这是“莫大的耻辱”。"),
    ],
)
def test_whose_marks_are_lost_in_one_version(english: str, hans: str) -> None:
    assert found(english, hans) == ["quotations.missing"]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("He called it “a disgrace.”", "他称之为“耻辱”。"),
        ("He is called the “Butcher of Gori”.", "他被称为哥里屠夫。"),
        ("He wrote “The Square”.", "他写了《广场》。"),
        ("the so-called “Islamic State” group", "所谓伊斯兰国组织"),
        ("The “iron lady” resigned.", "铁娘子辞职。"),
    ],
)
def test_what_is_no_speech_may_stand_without_marks(english: str, hans: str) -> None:
    assert found(english, hans) == []

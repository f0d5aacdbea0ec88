"""A foreign name of no list is asked where Taiwan is likely to spell it otherwise; what it spells alike is not."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, Reason, find_ambiguities, foreign
from tms.language.conversion import RuleSet
from tms.language.conversion.rules import Level, Rule


def asked(text: str, *rules: Rule, target: str = ZH_HANT_TW) -> list[Ambiguity]:
    found = find_ambiguities(text, source=ZH_HANS, profile=target, rules=RuleSet(rules))
    return [one for one in found if one.reason is Reason.UNSOURCED]


@pytest.mark.parametrize(
    ("text", "name", "candidates"),
    [
        ("总统候选人纳夫罗茨基获胜。", "纳夫罗茨基", ("納夫羅茨基", "納夫羅茲基")),
        ("总统扎帕罗夫发表讲话。", "扎帕罗夫", ("扎帕羅夫", "札帕羅夫")),
        ("司机对斯科维尔女士说。", "斯科维尔", ("斯科維爾", "史科維爾")),
    ],
)
def test_such_a_name_is_asked_with_what_the_conversion_wrote_first(
    text: str, name: str, candidates: tuple[str, str]
) -> None:
    (one,) = asked(text)
    assert (one.phrase, one.candidates) == (name, candidates)
    assert text[one.start : one.end] == name


def test_of_a_name_with_a_dot_the_part_is_asked_that_a_rule_binds() -> None:
    assert [one.phrase for one in asked("专栏作家内尔·斯科维尔告诉我。")] == ["斯科维尔"]


@pytest.mark.parametrize(
    "text",
    [
        "丹麦克朗升值，俄罗斯卢布贬值。",
        "他在雅加达和安卡拉的家中。",
        "莫斯科、威尼斯与墨西哥。",
        "他说，如果天气好，大家周末就去爬山，顺便在山下的小店吃碗面。",
        "公司去年的利润下降了两成，管理层决定关闭三家工厂，并裁减部分员工。",
        "张伟和李娜昨天在上海市中心的一家餐厅里庆祝结婚十周年。",
        "研究人员把样本放进冰箱，第二天再取出来测量。",
    ],
)
def test_what_taiwan_spells_alike_and_what_is_no_foreign_name_is_not_asked(text: str) -> None:
    assert not asked(text)


def test_a_name_that_looks_suspect_and_is_spelled_alike_is_not_asked() -> None:
    assert not asked("运动员汉弗莱斯女士告诉我。")


def test_a_long_text_of_the_characters_of_names_is_read_in_time_that_grows_with_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_up = 0

    class Counted(dict[str, dict[str, int]]):
        def get(self, key: str, default: dict[str, int] = {}) -> dict[str, int]:  # type: ignore[override]  # noqa: B006
            nonlocal looked_up
            looked_up += 1
            return super().get(key, default)

    sounds = foreign._sounds()
    monkeypatch.setattr(foreign, "_sounds", lambda: sounds._replace(after=Counted(sounds.after)))
    asked("斯" * 2_000)
    assert 0 < looked_up < 2_000 * 100


def test_what_somebody_decided_is_not_asked_again() -> None:
    rule = Rule("纳夫罗茨基", "納夫羅茨基", Level.PUBLICATION, "rule:1")
    assert not asked("总统候选人纳夫罗茨基获胜。", rule)


def test_nothing_is_asked_where_no_table_tells() -> None:
    assert not asked("總統候選人納夫羅茨基獲勝。")
    assert not asked("总统候选人纳夫罗茨基获胜。", target=ZH_HANT_HK)

"""Names that everybody knows need no termbase: another one of the same kind is told, other words for it are not."""

import runpy

import pytest

from tests.architecture.syntax import ROOT
from tms.checks.parity import ParityRow, VersionText, compare
from tms.checks.parity.known_names import DATA, known_names
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW
from tms.language.conversion import derive

LOCALES = (EN, ZH_HANS, ZH_HANT_TW)


def found(*rows: tuple[str, str]) -> list[list[str | None]]:
    texts = [(en, hans, derive(hans, source=ZH_HANS, target=ZH_HANT_TW)) for en, hans in rows]
    parity = compare([ParityRow(at, tuple(map(VersionText, row))) for at, row in enumerate(texts)], LOCALES)
    assert {one.code for one in parity.found} <= {"names.differs"}
    return [[side.words if side else None for side in one.sides[:2]] for one in parity.found]


@pytest.mark.parametrize(
    ("english", "hans", "says"),
    [
        ("Macron spoke first.", "奥朗德首先发言。", ["Macron", "奥朗德"]),
        ("Putin arrived in Beijing.", "普京抵达东京。", ["Beijing", "东京"]),
        ("The WHO said so.", "世界贸易组织如是说。", ["WHO", "世界贸易组织"]),
        ("Iran fired missiles.", "伊拉克发射了导弹。", ["Iran", "伊拉克"]),
        ("The French president resigned.", "德国总统辞职。", ["French", "德国"]),
        ("Austria won.", "澳大利亚赢了。", ["Austria", "澳大利亚"]),
        ("South Korea protested.", "朝鲜提出抗议。", ["South Korea", "朝鲜"]),
        ("Protesters marched in Berlin.", "抗议者在慕尼黑游行。", ["Berlin", "慕尼黑"]),
        ("Niger closed its airspace.", "尼日利亚关闭领空。", ["Niger", "尼日利亚"]),
        ("Boeing cut jobs.", "空客裁员。", ["Boeing", "空客"]),
        ("A missile struck Kharkiv.", "一枚导弹击中赫尔松。", ["Kharkiv", "赫尔松"]),
        ("Bob Dylan sold the rights.", "鲍勃·马利出售了版权。", ["Bob Dylan", "鲍勃·马利"]),
        ("Police in Zurich said so.", "日内瓦警方如是说。", ["Zurich", "日内瓦"]),
        ("The Sudanese army took Khartoum.", "苏丹军队夺取了法希尔。", ["Khartoum", "法希尔"]),
        ("Latvian lawmakers came.", "立陶宛议员前来。", ["Latvian", "立陶宛"]),
        ("Dominica was hit hardest.", "多米尼加受灾最重。", ["Dominica", "多米尼加"]),
        ("The Republic of Congo voted.", "刚果民主共和国举行投票。", ["Republic of Congo", "刚果民主共和国"]),
        ("Trams ran in Grenoble.", "萨格勒布的电车通车。", ["Grenoble", "萨格勒布"]),
        (
            "Johns Hopkins University led the study.",
            "斯坦福大学主持了研究。",
            ["Johns Hopkins University", "斯坦福大学"],
        ),
        ("He works at MIT.", "他在加州理工学院工作。", ["MIT", "加州理工"]),
        ("The Mayo Clinic reported the case.", "克利夫兰诊所报告了该病例。", ["Mayo Clinic", "克利夫兰诊所"]),
        ("It starts at 14:00 in London.", "比赛14:00在巴黎开始。", ["London", "巴黎"]),
    ],
)
def test_another_name_of_the_same_kind_is_told(english: str, hans: str, says: list[str]) -> None:
    assert found((english, hans)) == [says]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("Moscow said no.", "俄罗斯拒绝了。"),
        ("Khartoum said no.", "苏丹拒绝了。"),
        ("Dylan sang.", "鲍勃·迪伦献唱。"),
        ("Beijing and Washington agreed.", "中美达成一致。"),
        ("The US and Beijing talked.", "华盛顿与中国会谈。"),
        ("Dutch officials came.", "荷兰官员来了。"),
        ("The president met Macron.", "特朗普会见马克龙。"),
        ("Trump said so.", "美国总统如是说。"),
        ("Smith met Garcia.", "史密斯见了加西亚。"),
        ("He ate French fries.", "他吃了薯条。"),
        ("The Indian Ocean is warm.", "印度洋很温暖。"),
        ("The WHO said so.", "WHO如是说。"),
        ("The Washington Post said so.", "《华盛顿邮报》如是说。"),
        ("Johns Hopkins University led the study.", "约翰斯·霍普金斯大学主持了研究。"),
        ("He works at MIT.", "他在麻省理工学院工作。"),
        # The clock that a time is told by is no place.
        ("It starts at 14:00 in London.", "比赛将于北京时间22:00开始。"),
        ("She spoke at 2 p.m. in London.", "她于北京时间晚上10点讲话。"),
    ],
)
def test_other_words_for_it_are_no_error(english: str, hans: str) -> None:
    assert found((english, hans)) == []


def test_who_is_named_where_the_other_language_says_he_is_no_error() -> None:
    rows = ("Trump met Macron.", "特朗普会见马克龙。"), ("Trump thanked him.", "他感谢了马克龙。")
    assert found(*rows) == []
    assert found(("Trump thanked him.", "他感谢了马克龙。")) == [["Trump", "马克龙"]]


def test_the_table_of_unicode_is_as_the_command_makes_it() -> None:
    made = runpy.run_path(str(ROOT / "tools/news_names.py"))
    assert DATA.joinpath("cldr.tsv").read_text(encoding="utf-8") == "\n".join(made["lines"]()) + "\n"


def test_a_name_has_forms_in_both_languages_and_one_form_one_name() -> None:
    assert len(known_names()) > 1000
    assert all(name.english and name.chinese for name in known_names())
    for chinese in (True, False):
        forms = [(name.kind, form) for name in known_names() for form in (name.chinese if chinese else name.english)]
        assert len(forms) == len(set(forms))

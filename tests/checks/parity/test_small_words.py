"""Small words are sought if asked for: what one version denies and another does not, only, before and after."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW
from tms.language.conversion import derive

LOCALES = (EN, ZH_HANS, ZH_HANT_TW)


def found(english: str, hans: str, *, small_words: bool = True) -> list[tuple[str, list[str]]]:
    hant = derive(hans, source=ZH_HANS, target=ZH_HANT_TW)
    rows = [ParityRow(1, tuple(map(VersionText, (english, hans, hant))))]
    parity = compare(rows, LOCALES, small_words=small_words)
    return [(one.code, [side.words for side in one.sides if side is not None]) for one in parity.found]


TURNED = [
    ("He left without a word.", "他说了一句话就走了。", "words.denied", ["without", "", ""]),
    ("He denied it.", "他说了这件事。", "words.denied", ["denied", "", ""]),
    ("Only the mayor agreed.", "市长同意了。", "words.only", ["Only", "", ""]),
    ("They left before the fog.", "他们在起雾之后离开。", "words.order", ["before", "之后", "之後"]),
]

SURELY_TURNED = [
    ("He denied the charge.", "他承认了指控。", "opposites.turned", ["denied", "承认", "承認"]),
    ("The plan failed to pass.", "该计划获得通过。", "denials.missing", ["failed to", "", ""]),
    (
        "They voted before the debate.",
        "他们在辩论之后投票。",
        "opposites.before",
        ["before the debate", "辩论之后", "辯論之後"],
    ),
]


@pytest.mark.parametrize(("english", "hans", "code", "says"), SURELY_TURNED, ids=[case[0] for case in SURELY_TURNED])
def test_what_is_turned_for_certain_is_told_whether_anybody_asks_or_not(
    english: str, hans: str, code: str, says: list[str]
) -> None:
    assert [found(english, hans, small_words=asked) for asked in (True, False)] == [[(code, says)]] * 2


@pytest.mark.parametrize(("english", "hans", "code", "says"), TURNED, ids=[case[0] for case in TURNED])
def test_a_sentence_that_was_turned_round(english: str, hans: str, code: str, says: list[str]) -> None:
    assert found(english, hans) == [(code, says)]


DENIED = [
    ("The court did not approve the plan.", "法院批准了该计划。", ["not", "", ""]),
    ("The court approved the plan.", "法院没有批准该计划。", ["", "没有", "沒有"]),
    ("She never returned.", "她回来了。", ["never", "", ""]),
    ("Ms. Li cannot travel this week.", "李女士本周可以出行。", ["cannot", "", ""]),
    ("The train is new.", "列车是新的，没有人受伤。", None),
    ("The new train ran to the harbour.", "新列车开往海港，没有人受伤。", None),
    ("She never returned. The door stayed locked.", "她回来了。房门一直锁着。", None),
]


@pytest.mark.parametrize(("english", "hans", "says"), DENIED, ids=[case[0] for case in DENIED])
def test_of_two_short_sentences_a_denial_is_told_whether_anybody_asks_or_not(
    english: str, hans: str, says: list[str] | None
) -> None:
    asked, unasked = (found(english, hans, small_words=small_words) for small_words in (True, False))
    assert unasked == ([("denials.missing", says)] if says else [])
    assert says is None or asked == unasked


@pytest.mark.parametrize(("english", "hans", "code", "says"), TURNED, ids=[case[0] for case in TURNED])
def test_nobody_is_told_who_did_not_ask(english: str, hans: str, code: str, says: list[str]) -> None:
    assert found(english, hans, small_words=False) == []


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("The court did not approve the plan.", "法院拒绝批准该计划。"),
        ("He is unable to come.", "他来不了。"),
        ("It is quite good.", "还不错。"),
        ("Many came.", "不少人来了。"),
        ("Not only did he come, he sang.", "他来了，还唱了歌。"),
        ("It is hardly possible.", "几乎不可能。"),
        ("Is he coming?", "他是不是要来？"),
        ("Only the mayor agreed.", "同意的就是市长。"),
        ("It was only a matter of time.", "这是迟早的事。"),
        ("If only he had known.", "他要是知道就好了。"),
        ("After the vote they left.", "投票之后，他们离开了。"),
    ],
)
def test_languages_deny_in_many_ways(english: str, hans: str) -> None:
    assert found(english, hans) == []

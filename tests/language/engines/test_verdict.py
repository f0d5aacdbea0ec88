"""What an engine gave is checked: what is unusable, and what is only worth another try."""

import pytest

from tms.language.engines.batches import batches
from tms.language.engines.interface import KnownTerm, Prices, Usage
from tms.language.engines.verdict import DraftFault, judge

LONG = "The ministry said on Tuesday that 1.4 billion people had registered, most of them in the first week of May."
GOOD = "该部周二表示，已有14亿人登记，其中大多数是在5月第一周。"


def faults(
    source: str, target: str | None, to: str = "zh-Hans", *, of: str = "en", terms: tuple[KnownTerm, ...] = ()
) -> list[DraftFault]:
    verdict = judge(source, target, numbers=("1",), from_locale=of, to_locale=to, terms=terms)
    return [fault for fault, _ in verdict.faults]


@pytest.mark.parametrize(
    ("source", "target", "of", "to"),
    [
        (LONG, GOOD, "en", "zh-Hans"),
        (GOOD, LONG, "zh-Hans", "en"),
        ("Reuters", "Reuters", "en", "zh-Hans"),
        ("AstraZeneca", "阿斯利康", "en", "zh-Hans"),
        ("2027", "2027", "en", "zh-Hans"),
        ("Yes.", "是的，他这样回答了。", "en", "zh-Hans"),
        ("范先生后来说", "范先生後來說", "zh-Hans", "zh-Hant"),
        ("⟦1⟧Read more⟦/1⟧", "⟦1⟧阅读全文⟦/1⟧", "en", "zh-Hans"),
        ("The iPhone 15 Pro Max by Apple Inc. runs iOS.", "Apple Inc.的iPhone 15 Pro Max运行iOS。", "en", "zh-Hans"),
    ],
)
def test_a_translation_has_no_faults(source: str, target: str, of: str, to: str) -> None:
    assert faults(source, target, to, of=of) == []


@pytest.mark.parametrize(
    ("source", "target", "of", "to", "fault"),
    [
        (LONG, None, "en", "zh-Hans", DraftFault.MISSING),
        (LONG, "  ", "en", "zh-Hans", DraftFault.MISSING),
        (LONG, LONG, "en", "zh-Hans", DraftFault.UNTRANSLATED),
        (LONG, "该部: " + LONG[13:], "en", "zh-Hans", DraftFault.UNTRANSLATED),
        (GOOD, GOOD, "zh-Hans", "en", DraftFault.UNTRANSLATED),
        (LONG, "該部週二表示，已有14億人登記，其中大多數是在5月第一週。", "en", "zh-Hans", DraftFault.SCRIPT),
        (LONG, GOOD, "en", "zh-Hant", DraftFault.SCRIPT),
        (LONG * 3, "好。", "en", "zh-Hans", DraftFault.LENGTH),
        (LONG, GOOD * 9, "en", "zh-Hans", DraftFault.LENGTH),
        ("⟦1⟧Read more⟦/1⟧", "阅读全文", "en", "zh-Hans", DraftFault.CODES),
        ("⟦1⟧Read more⟦/1⟧", "⟦/1⟧阅读全文⟦1⟧", "en", "zh-Hans", DraftFault.CODES),
    ],
)
def test_what_is_unusable(source: str, target: str | None, of: str, to: str, fault: DraftFault) -> None:
    verdict = judge(source, target, numbers=("1",), from_locale=of, to_locale=to)
    assert fault in [found for found, _ in verdict.faults]
    assert not verdict.is_usable
    assert verdict.words


def test_a_term_that_was_not_used_is_worth_another_try_and_no_more() -> None:
    terms = (KnownTerm("ministry", "内务部"), KnownTerm("May", "5月"))
    verdict = judge(LONG, GOOD, numbers=(), from_locale="en", to_locale="zh-Hans", terms=terms)
    assert verdict.is_usable
    assert verdict.words == "Not used: ministry → 内务部"


def test_batches_keep_order_and_limits() -> None:
    items = ["aa", "bbb", "c", "dddddddd", "e", "f", "g"]
    assert list(batches(items, len, most=3, characters=6)) == [["aa", "bbb", "c"], ["dddddddd"], ["e", "f", "g"]]
    assert list(batches([], len, most=3, characters=6)) == []


def test_what_is_paid_for() -> None:
    from decimal import Decimal

    prices = Prices(Decimal(20), Decimal(60))
    assert prices.cost(Usage(characters=1_000_000), "character") == Decimal(20)
    assert prices.cost(Usage(characters=500, billed_characters=0), "character") == 0
    assert prices.cost(Usage(prompt_tokens=1000, completion_tokens=100), "token") == Decimal("0.026")
    assert prices.cost(Usage(prompt_tokens=1), "token") == Decimal("0.00002")
    assert Prices(Decimal("0.01")).cost(Usage(characters=1), "character") == Decimal("0.000001"), "never rounded down"

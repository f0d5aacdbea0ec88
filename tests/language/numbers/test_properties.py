"""What holds for any text and any quantity."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tms.language.numbers import (
    ClockTime,
    Kind,
    PartialDate,
    Quantity,
    agree,
    compare,
    find_quantities,
    write_quantity,
)
from tms.language.numbers.currencies import currencies

CHINESE = ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]
LOCALES = ["en", "zh-Hant", *CHINESE]
PIECES = [
    *(
        "1",
        "2",
        "35",
        "2025",
        "1,234",
        "0.5",
        "３",
        ".",
        ",",
        "-",
        "–",
        "%",
        "％",
        "/",
        ":",
        "$",
        "US$",
        "NT$",
        "€",
        "¥",
    ),
    *(
        "million",
        "billion",
        "percent",
        "per",
        "cent",
        "points",
        "a",
        "one",
        "two",
        "three",
        "half",
        "third",
        "and",
        "of",
    ),
    *("hundred", "thousand", "dozen", "twenty", "five", "st", "th", "pm", "p.m.", "March", "May", "Monday", "in", "s"),
    *("'s", "quarter", "century", "and a half", "One", "to", "No.", "m", "bn", "times"),
    *"一二两三十百千万亿兆零〇半几数多余点年月日号时分成倍个元第周翻番负萬億點國人至到是每有秒米比上之",
    *("百分之", "百分点", "美元", "人民币", "星期", "世纪", "年代", "季度", "民国", "零下", "下午"),
]
NEWSLIKE = st.lists(st.sampled_from([*PIECES, " "]), max_size=20).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=14
).map(" ".join)

COUNTS = st.integers(0, 10**6) | st.sampled_from([10**at * by for at in range(16) for by in (1, 12, 345, 6789)])
FIGURES = COUNTS.map(Decimal) | st.decimals(0, 10**6, places=2)


def of(kind: Kind, values: st.SearchStrategy[Decimal], unit: str | None = None) -> st.SearchStrategy[Quantity]:
    return values.map(lambda value: Quantity(0, 1, kind, value, unit))


def whole(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(Decimal)


DATES = st.dates().map(lambda day: PartialDate(1000 + day.year % 2000, day.month, min(day.day, 28)))
QUANTITIES = st.one_of(
    of(Kind.NUMBER, FIGURES),
    of(Kind.NUMBER, st.sampled_from([Decimal(10**at) for at in range(1, 12)])),
    of(Kind.PERCENT, FIGURES),
    of(Kind.PERCENTAGE_POINTS, FIGURES),
    of(Kind.ORDINAL, whole(3, 400)),
    of(Kind.WEEKDAY, whole(1, 7)),
    of(Kind.QUARTER, whole(1, 4)),
    of(Kind.CENTURY, whole(15, 21)),
    # Below a hundred, "won" may be the verb: of the 12, 3 won medals.
    st.sampled_from(sorted({*currencies()} - {"KRW", "KPW"})).flatmap(lambda code: of(Kind.MONEY, FIGURES, code)),
    of(Kind.MONEY, whole(100, 10**9), "KRW"),
    st.builds(
        lambda day, parts: Quantity(
            0, 1, Kind.DATE, PartialDate(day.year if parts & 1 else None, day.month, day.day if parts & 2 else None)
        ),
        DATES,
        st.integers(0, 3),
    ),
    st.integers(1900, 2100).map(lambda year: Quantity(0, 1, Kind.DATE, PartialDate(year))),
    st.builds(ClockTime, st.integers(0, 23), st.integers(0, 59)).map(lambda time: Quantity(0, 1, Kind.TIME, time)),
    st.builds(Fraction, st.integers(1, 2), st.sampled_from([3, 7, 9])).map(
        lambda share: Quantity(0, 1, Kind.NUMBER, share)
    ),
)  # fmt: skip


@given(text=st.text() | NEWSLIKE, locale=st.sampled_from(LOCALES))
def test_nothing_overlaps_and_nothing_fails(text: str, locale: str) -> None:
    end = 0
    found = find_quantities(text, locale)
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert hash(quantity.meaning) == hash(quantity.meaning)
        assert all(write_quantity(quantity, text, other) != "" for other in LOCALES)
        end = quantity.end
    assert not compare(found, found).only_left


@given(quantity=QUANTITIES, locale=st.sampled_from(["en", *CHINESE]))
def test_what_is_written_is_found_with_the_same_meaning(quantity: Quantity, locale: str) -> None:
    source = "9 p.m." if quantity.kind is Kind.TIME else "9"
    written = write_quantity(quantity, source, locale)
    if written is None:
        return
    text = f"They met in {written} there." if locale == "en" else f"据说{written}。"
    found = find_quantities(text, locale)
    assert len(found) == 1, (written, found)
    assert agree(quantity, found[0]), (written, found[0])
    assert found[0].size == quantity.size


@given(quantity=QUANTITIES, locale=st.sampled_from(CHINESE))
def test_it_goes_to_chinese_and_back(quantity: Quantity, locale: str) -> None:
    in_english = write_quantity(quantity, "9 p.m.", "en")
    if in_english is None:
        return
    english = f"They met in {in_english} there."
    found = find_quantities(english, "en")
    chinese = write_quantity(found[0], english, locale)
    if chinese is not None:
        again = find_quantities(chinese, locale)
        assert [agree(quantity, other) for other in again] == [True], chinese

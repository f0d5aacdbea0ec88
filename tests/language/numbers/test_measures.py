"""A length told in miles and one told in kilometres may be the same; the same unit with another figure is not."""

import pytest

from tms.language.numbers import Measure, converted, find_quantities, measure


def measured(text: str, locale: str) -> Measure | None:
    (quantity,) = find_quantities(text, locale)
    return measure(text, quantity, locale)


@pytest.mark.parametrize(
    ("english", "chinese", "locale"),
    [
        ("60 miles away", "97公里外", "zh-Hans"),
        ("It is 6 feet deep.", "深1.8公尺", "zh-Hant-TW"),
        ("a 200-foot tower", "61米高的塔", "zh-Hans"),
        ("15,000 acres", "6070公顷", "zh-Hans"),
        ("He weighs 200 pounds.", "他体重91公斤", "zh-Hans"),
        ("100 degrees Fahrenheit", "攝氏37.8度", "zh-Hant-HK"),
        ("5 gallons", "19升", "zh-Hans"),
        ("97 kilometres", "60英里", "zh-Hans"),
        ("15 miles", "二十四千米", "zh-Hans"),
        ("620 miles", "一千千米", "zh-Hans"),
        ("75 miles", "一百二十千米", "zh-Hans"),
        ("2.2 miles", "三点五千米", "zh-Hans"),
        ("9,800 feet", "三千米", "zh-Hans"),
    ],
)
def test_what_was_converted_is_the_same(english: str, chinese: str, locale: str) -> None:
    assert converted(measured(english, "en"), measured(chinese, locale))
    assert converted(measured(chinese, locale), measured(english, "en"))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("60 miles away", "79公里外"),
        ("60 miles away", "960公里外"),
        ("60 miles away", "97公斤"),
        ("100 kilometres", "101公里"),
        ("104 degrees Fahrenheit", "44摄氏度"),
        ("40 degrees Celsius", "41摄氏度"),
        ("60 people", "97公里"),
    ],
)
def test_what_is_another_figure_is_not(english: str, chinese: str) -> None:
    assert not converted(measured(english, "en"), measured(chinese, "zh-Hans"))

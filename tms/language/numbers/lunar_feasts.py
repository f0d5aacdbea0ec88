"""Feasts that the moon's calendar dates: the fifth day of the fifth lunar month is 端午.

told_by_a_lunar_feast(ordinal, "on the fifth day of the fifth lunar month", "端午节")   → True
"""

import re

from tms.language.numbers.english.words import ORDINALS
from tms.language.numbers.quantity import Quantity

_FEASTS = {
    (1, 1): "春[节節]|大年初一|[农農][历曆]新年|(?:lunar|chinese) new year(?![’']s eve)|spring festival",
    (1, 15): "元宵|上元|lantern festival",
    (2, 2): "[龙龍]抬[头頭]|longtaitou",
    (3, 3): "上巳|三月三|shangsi",
    (5, 5): "端午|[龙龍]舟[节節]|dragon[- ]boat|double fifth",
    (7, 7): "七夕|乞巧|qixi|double seventh",
    (7, 15): "中元|鬼[节節]|盂[兰蘭]|ghost festival",
    (8, 15): "中秋|mid-?autumn|moon festival",
    (9, 9): "重[阳陽]|double ninth|ch(?:ung|ong) ?y[ae]u?ng",
    (12, 8): "[腊臘]八|laba",
    (12, 30): "除夕|年三十|new year[’']s eve",
}
_NAMED = {day: re.compile(words, re.IGNORECASE) for day, words in _FEASTS.items()}

_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_ENGLISH = re.compile(
    rf"\b(?P<day>{_NTH}) (?:day|night|evening) (?:of|in) the (?P<month>{_NTH}) (?:lunar |chinese )?month\b",
    re.IGNORECASE,
)
_DIGITS = {one: at for at, one in enumerate("〇一二三四五六七八九十")}
_CHINESE = re.compile(
    "(?P<month>正|[腊臘]|十?[一二三四五六七八九]|十)月(?P<day>初[一二三四五六七八九十]|十[一二三四五六七八九]|三十)(?![多几日])"
)
_OF_THE_MOON = re.compile("[农農夏阴陰][历曆]")
_NEAR = 4


def told_by_a_lunar_feast(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure is of a day of the moon's calendar whose feast the other text names."""
    return any(
        found.start() <= one.start and one.end <= found.end() and (name := _NAMED.get(day)) and name.search(other)
        for found, day in _days(text)
    )


def _days(text: str) -> list[tuple[re.Match[str], tuple[int, int]]]:
    """The moon's days in a text, each with its month."""
    english = [(found, (_nth(found["month"]), _nth(found["day"]))) for found in _ENGLISH.finditer(text)]
    return english + [
        (found, (_month(found["month"]), _value(found["day"].lstrip("初"))))
        for found in _CHINESE.finditer(text)
        if found["day"].startswith("初") or _OF_THE_MOON.search(text, max(0, found.start() - _NEAR), found.start())
    ]


def _nth(written: str) -> int:
    return int(written[:-2]) if written[0].isdecimal() else ORDINALS[written.lower()]


def _month(written: str) -> int:
    return {"正": 1, "腊": 12, "臘": 12}.get(written) or _value(written)


def _value(written: str) -> int:
    """Up to thirty: 八, 十五, 三十."""
    tens, _, ones = written.rpartition("十") if "十" in written else ("", "", written)
    return 10 * ("十" in written and (_DIGITS.get(tens, 1))) + _DIGITS.get(ones, 0)

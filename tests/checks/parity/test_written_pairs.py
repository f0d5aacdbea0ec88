"""Pairs that were written to try parity and the checks: half are right in other words, and half have one error."""

from pathlib import Path

import pytest

from tms.checks import CheckedText, check
from tms.checks.parity import ParityRow, VersionText, compare

_LOCALES = {"e": "en", "s": "zh-Hans", "t": "zh-Hant-TW"}
_OF_STYLE = ("region", "house", "spacing", "length", "unedited")

Pair = tuple[str, str, str, str]


def pairs(name: str) -> list[Pair]:
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split("|") for line in lines if not line.startswith("#")]
    return [(_LOCALES[way[0]], source, _LOCALES[way[2]], target) for way, source, target in told]


def said(pair: Pair) -> list[str]:
    """What parity with its hints and the checks say of the pair."""
    source_locale, source, locale, target = pair
    row = ParityRow(1, (VersionText(source), VersionText(target)))
    alarms = [one.code for one in compare([row], [source_locale, locale], small_words=True).found]
    asked = CheckedText(1, source, source_locale, None, target, locale[:7], region=locale)
    return alarms + [one.code for one in check(asked) if not one.code.startswith(_OF_STYLE)]


@pytest.mark.parametrize("pair", pairs("told-right"), ids=lambda pair: pair[1])
def test_nothing_is_said_of_what_says_the_same(pair: Pair) -> None:
    assert said(pair) == []


@pytest.mark.parametrize("pair", pairs("told-wrong"), ids=lambda pair: pair[1])
def test_an_error_is_found(pair: Pair) -> None:
    assert said(pair) != []

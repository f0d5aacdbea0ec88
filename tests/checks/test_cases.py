"""What each family finds and what it leaves alone, in sentences as they stand in newspapers: the files of ``cases``.

A line is: from>to | source | text | findings, each code with its place in the text where it has one. A locale may carry
its region. Nothing after the last bar: the family finds nothing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tms.checks import ALL, CheckedText, check
from tms.domain.locales import ZH_HANT

CASES = Path(__file__).parent / "cases"
FEWEST = 8


def lines(family: str) -> Iterator[tuple[str, str, str, str, str]]:
    for line in (CASES / f"{family}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            locales, source, text, wanted = (cell.strip() for cell in line.split("|"))
            source_locale, _, locale = locales.partition(">")
            yield source_locale, locale, source, text, wanted


def checked(source_locale: str, locale: str, source: str, text: str) -> CheckedText:
    region = locale if locale != ZH_HANT else None
    return CheckedText(1, source, source_locale, None, text, locale[:7] if region else locale, region=region)


FAMILIES = sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_finds_what_is_wrong_and_nothing_else(family: str) -> None:
    wrong = []
    for source_locale, locale, source, text, wanted in lines(family):
        asked = checked(source_locale, locale, source, text)
        found = [
            one.code if one.start is None else f"{one.code}={asked.text[one.start : one.end]}"
            for one in check(asked, families=[family])
        ]
        if " ; ".join(found) != wanted:
            wrong.append(f"{source} | {text} | {' ; '.join(found)} instead of {wanted or 'nothing'}")
    assert not wrong, "\n".join([family, *wrong])


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_been_tried_both_ways(family: str) -> None:
    assert family in ALL
    true = sum(bool(wanted) for *_, wanted in lines(family))
    false = sum(not wanted for *_, wanted in lines(family))
    assert min(true, false) >= FEWEST, (true, false)

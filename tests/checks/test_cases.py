"""What each family finds and what it leaves alone, in sentences as they stand in newspapers: the files of ``cases``.

A line is: from>to | source | text | findings, each code with its place in the text where it has one, ␣ for a space. A
locale may carry its region. Nothing after the last bar: the family finds nothing. After the locales may stand what a
family needs to know: what the house chose (``spacing=space``), the text's ``origin`` and ``state``, a term of the
publication (``term:tariff=关税``, ``deprecated:tariff=税费``), or ``beside`` another source and text of the article.
Inline codes stand as markers in the source.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tms.checks import ALL, CheckedText, check
from tms.checks.consistency import with_twins
from tms.domain.inline import MARKER
from tms.domain.locales import ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.profiles import profile_of
from tms.language.term_book import TermWord, term_book

CASES = Path(__file__).parent / "cases"
FEWEST = 8


def lines(family: str) -> Iterator[tuple[str, str, str, str]]:
    path = CASES / f"{family}.txt"
    assert path.is_file(), f"write tests/checks/cases/{family}.txt: {FEWEST} cases found and {FEWEST} left alone"
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            told, source, text, wanted = (cell.strip() for cell in line.split("|"))
            yield told, source, text, wanted


def checked(told: str, source: str, text: str) -> CheckedText:
    """The segment as the product would ask about it; ``told`` is the first cell of a line."""
    locales, *known = told.split(" ; ")
    source_locale, _, locale = locales.partition(">")
    codes = {found[2]: {"type": "strong"} for found in MARKER.finditer(source)} or None
    region = locale if locale != ZH_HANT else None
    asked = CheckedText(1, source, source_locale, codes, text, locale[:7] if region else locale, region=region)
    choices: dict[str, str] = {}
    terms: list[TermWord] = []
    for one in known:
        name, _, value = one.partition("=")
        if name.startswith(("term:", "deprecated:", "name:")):
            kind, _, word = name.partition(":")
            status = "deprecated" if kind == "deprecated" else "preferred"
            # A deprecated word belongs to the concept of the preferred one.
            if status == "preferred" or not terms:
                terms.append(TermWord(1, source_locale, word, kind="name" if kind == "name" else "term"))
            terms.append(TermWord(1, asked.locale, value, status, kind=terms[0].kind))
        elif name == "origin":
            asked = replace(asked, origin=value)
        elif name == "state":
            asked = replace(asked, state=value)
        elif name == "beside":
            other, _, its_text = value.partition(" = ")
            asked = with_twins([asked, replace(asked, segment_id=2, source=other, text=its_text)])[0]
        else:
            choices[name] = value
    if choices or region in (ZH_HANT_TW, ZH_HANT_HK):
        asked = replace(asked, house=profile_of(locale, choices))
    if terms:
        book = term_book(terms, (source_locale,), (asked.locale,))
        asked = replace(asked, terms=book.look(asked.plain_source, asked.plain_text))
    return asked


@pytest.mark.parametrize("family", ALL)
def test_a_family_finds_what_is_wrong_and_nothing_else(family: str) -> None:
    wrong = []
    for told, source, text, wanted in lines(family):
        asked = checked(told, source, text)
        found = [
            one.code if one.start is None else f"{one.code}={asked.text[one.start : one.end]}"
            for one in check(asked, families=[family])
        ]
        # A line's ends are trimmed, so spaces there are written as such.
        found = [re.sub(r" +$", lambda spaces: "␣" * len(spaces[0]), one) for one in found]
        if " ; ".join(found) != wanted:
            wrong.append(f"{told} | {source} | {text} | {' ; '.join(found)} instead of {wanted or 'nothing'}")
    assert not wrong, "\n".join([family, *wrong])


@pytest.mark.parametrize("family", ALL)
def test_a_family_has_been_tried_both_ways(family: str) -> None:
    true = sum(bool(wanted) for *_, wanted in lines(family))
    false = sum(not wanted for *_, wanted in lines(family))
    assert min(true, false) >= FEWEST, (true, false)


def test_every_file_of_cases_is_a_familys() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == set(ALL)

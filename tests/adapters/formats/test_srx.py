"""Exceptions of an SRX file, as other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.processor_time import processor_seconds
from tms.adapters.formats.srx import SrxExceptions, read_srx
from tms.adapters.formats.srx_patterns import MOST_WORDS, PatternTooWide, words_of
from tms.domain.errors import Invalid

SRX = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
<languagerules>
<languagerule languagerulename="English">
{rules}
<rule break="yes"><beforebreak>[.?!]+</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="German">
<rule break="no"><beforebreak>\\bbzw\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="EN.*" languagerulename="English"/>
<languagemap languagepattern="DE.*" languagerulename="German"/></maprules></body></srx>"""


def srx(*rules: tuple[str, str]) -> bytes:
    written = (
        f'<rule break="no"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'
        for before, after in rules
    )
    return SRX.format(rules="\n".join(written)).encode()


def test_abbreviations_of_our_languages_are_taken() -> None:
    found = read_srx(srx(("\\b(Mr|Mrs?)\\.", "\\s"), ("\\b[Nn]o\\.\\s", "")))
    assert found.abbreviations == ["Mr.", "Mrs.", "No.", "no."]
    assert (found.no_break, found.not_taken) == ([], [])


@pytest.mark.parametrize("after", ["\\s+\\p{Lu}", "\\s[A-Z]", "\\s*[\\p{Lu}]", "\\p{Lu}"])
def test_a_title_before_any_capital_is_taken(after: str) -> None:
    assert read_srx(srx(("\\b(Brig|Revd)\\.", after))).abbreviations == ["Brig.", "Revd."]


def test_words_of_both_sides_are_a_seam() -> None:
    assert read_srx(srx(("Yahoo!", "\\s+"), ("\\be\\.g\\.", ""), ("", "（完）"), ("\\u3002", "（完）"))).no_break == [
        "Yahoo!|",
        "e.g.|",
        "|（完）",
        "。|（完）",
    ]


@pytest.mark.parametrize(
    "pattern", ["\\d+\\.", "[A-Z]\\.", "\\p{Lu}\\.", "(?i)mr\\.", "a.b", "x*", "[^a]", "(a", "a|", "("]
)
def test_a_pattern_that_is_no_words_is_named(pattern: str) -> None:
    assert read_srx(srx((pattern, ""))) == SrxExceptions([], [], [f"{pattern} | "])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<srx",
        b"<html/>",
        b"\xff\xfe<\x00",
        b'<!DOCTYPE srx [<!ENTITY a "b">]><srx>&a;</srx>',
        b"<srx>" + b" " * 1_000_000 + b"</srx>",
    ],
)
def test_what_is_no_srx_file_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_srx(data)
    assert refused.value.code == "srx_unreadable"


def test_a_file_without_such_rules_says_so() -> None:
    with pytest.raises(Invalid) as refused:
        read_srx(srx())
    assert refused.value.code == "srx_nothing"


@given(st.text(alphabet="ab\\.s[]()|?*+{}^-u0", max_size=30))
def test_a_pattern_stands_for_few_words_or_is_refused(pattern: str) -> None:
    try:
        words = words_of(pattern)
    except PatternTooWide:
        return
    assert 0 < len(words) <= MOST_WORDS
    assert all(word == word.strip() for word in words)


@pytest.mark.parametrize(
    "pattern",
    ["(" * 5_000, "(" * 900 + "a" + ")" * 900, "(?:" * 100_000, "a" * 400_000, "[" + "ab" * 200_000 + "]", "\\ud800"],
    ids=["open", "nested", "groups", "long", "set", "half"],
)
def test_a_pattern_that_only_keeps_a_reader_busy_is_named_by_its_beginning(pattern: str) -> None:
    with processor_seconds(5):
        found = read_srx(srx((pattern, "")))
    assert found == SrxExceptions([], [], [f"{pattern[:200]} | "])


def test_a_file_of_thousands_of_wide_patterns_brings_no_more_than_a_publication_could_have() -> None:
    wide = "(" + "|".join(f"a{n}" for n in range(250)) + ")"
    with processor_seconds(5):
        found = read_srx(srx(*[(f"{wide}b{n}", "") for n in range(200)]))
    assert len(found.no_break) == 5_250
    assert len(found.not_taken) == 200 - 21

"""Sentences as newspapers print them: what is found in each, and the draft that assembly makes of it without any term.

A case is a line of a table: the sentence, what is found (as ``told`` says it), and the draft; – stands for none.
"""

from pathlib import Path

import pytest

from tests.language.numbers.told import told
from tms.language.assembly import assemble
from tms.language.numbers import compare, find_quantities

_TABLES = {
    "en-to-zh-Hans": ("en", "zh-Hans"),
    "en-to-zh-Hant-TW": ("en", "zh-Hant-TW"),
    "zh-Hans-to-en": ("zh-Hans", "en"),
    "zh-Hant-TW-to-en": ("zh-Hant-TW", "en"),
    "zh-Hant-HK-to-en": ("zh-Hant-HK", "en"),
}


def _cases() -> list[tuple[str, str, str, str, str]]:
    cases = []
    for table, locales in _TABLES.items():
        for line in Path(__file__).with_name(f"{table}.tsv").read_text("utf-8").splitlines():
            sentence, found, draft = line.split("\t")
            cases.append((*locales, sentence, found.replace("–", ""), draft if draft != "–" else ""))
    return cases


CASES = _cases()


@pytest.mark.parametrize(("source", "target", "sentence", "found", "draft"), CASES)
def test_a_sentence(source: str, target: str, sentence: str, found: str, draft: str) -> None:
    assert " ".join(map(told, find_quantities(sentence, source))) == found
    assert assemble(sentence, source_locale=source, target_locale=target, terms=[]).text == draft


@pytest.mark.parametrize(("source", "target", "sentence", "found", "draft"), CASES)
def test_a_draft_says_what_its_source_says(source: str, target: str, sentence: str, found: str, draft: str) -> None:
    """What was written is found again; what stayed in the source language may be lost to the other grammar."""
    said = find_quantities(sentence, source)
    both = (*find_quantities(draft or sentence, target), *find_quantities(draft or sentence, source))
    assert [told(lost) for lost in compare(said, both).only_left if lost.is_certain] == []

"""Surnames in sentences of the news, beside the words that are written like them."""

import re
from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import Level, PlaceRule, Rule, RuleSet, derive, derive_explained
from tms.language.conversion.context.names import SURNAMES
from tms.language.conversion.derivation import ConvertedText
from tms.language.conversion.profiles import profile_of
from tms.language.house_style import with_built_in

_CASES = [
    line
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_PART = re.compile(r"[<{(](?P<character>.)(?P<asked>\??)[>})]|(?P<other>.)")


def written(derived: ConvertedText, at: int) -> str:
    """The character that stands for the one at a place of the source."""
    span = next(span for span in derived.spans if span.start <= at < span.end)
    return derived.text[span.target_start + at - span.start]


@pytest.mark.parametrize("tag", [ZH_HANT_TW, ZH_HANT_HK])
def test_a_name_is_told_from_the_word_and_a_doubt_is_asked(tag: str) -> None:
    house = profile_of(tag, {})
    rules = with_built_in([], house, ZH_HANS)
    wrong: list[str] = []
    for case in _CASES:
        parts = list(_PART.finditer(case))
        text = "".join(part["character"] or part["other"] for part in parts)
        derived = derive_explained(text, source=ZH_HANS, profile=house, rules=rules)
        flags = find_ambiguities(text, source=ZH_HANS, profile=house, rules=rules, derived=derived)
        for at, part in enumerate(parts):
            if part["character"]:
                holds = written(derived, at) == SURNAMES[part["character"]]
                asked = any(flag.start <= at < flag.end for flag in flags)
                expected = part[0][0] == "<", bool(part["asked"]) or part[0][0] == "("
                if (holds, asked) != expected:
                    wrong.append(f"{case}: {derived.text}, asked {asked}")
    assert wrong == []


def test_what_people_decide_holds_instead_of_what_a_name_tells() -> None:
    text = "范先生说"
    by_rule = RuleSet([Rule("范先生", "範先生", Level.PUBLICATION, "rule:1")])
    assert derive_explained(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=by_rule).text == "範先生說"
    place = [PlaceRule(0, 1, "範", "decision:1")]
    assert derive_explained(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=RuleSet(), places=place).text == "範先生說"


def test_a_name_is_written_as_the_region_writes_and_only_from_simplified() -> None:
    assert derive("钟女士", source=ZH_HANS, target=ZH_HANT_HK) == "鍾女士"
    assert derive("范先生與於先生", source=ZH_HANT_TW, target=ZH_HANS) == "范先生与于先生"

"""What an editor may call a typo, and what tells readers something else."""

import pytest

from tms.checks.changed_facts import changes_facts

OTHER_FACTS = [
    ("It rose by 42 per cent.", "It rose by 45 per cent.", "en"),
    ("The mayor signed the contract.", "The mayor did not sign the contract.", "en"),
    ("It begins on 3 May.", "It begins on 5 May.", "en"),
    ("He paid ten dollars.", "He paid eleven dollars.", "en"),
    ("They met Tomasi Leka.", "They met Thomas Leka.", "en"),
    ("它增长了42%。", "它增长了45%。", "zh-Hans"),
    ("市长签署了合同。", "市长没有签署合同。", "zh-Hans"),
    ("車上有二百四十人。", "車上有二百五十人。", "zh-Hant"),
]
SLIPS = [
    ("The mayor recieved the letter.", "The mayor received the letter.", "en"),
    ("It rose by 42 per cent .", "It rose by 42 per cent.", "en"),
    ("The mayor did not sign teh contract.", "The mayor did not sign the contract.", "en"),
    ("it begins on 3 May.", "It begins on 3 May.", "en"),
    ("列车十点发出。", "列车十点出发。", "zh-Hans"),
    ("車上有二百四十人，", "車上有二百四十人。", "zh-Hant"),
]


@pytest.mark.parametrize(("old", "new", "locale"), OTHER_FACTS)
def test_another_fact_is_no_slip(old: str, new: str, locale: str) -> None:
    assert changes_facts(old, new, locale)
    assert changes_facts(new, old, locale)


@pytest.mark.parametrize(("old", "new", "locale"), SLIPS)
def test_a_slip_tells_nothing_else(old: str, new: str, locale: str) -> None:
    assert not changes_facts(old, new, locale)

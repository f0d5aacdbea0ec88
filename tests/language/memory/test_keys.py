"""Sentences that are at least three quarters alike find each other by their keys; how much they are alike is exact."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.memory.sentences import queries, sentences
from tms.domain.locales import EN
from tms.language.memory import (
    FEWEST,
    GENERAL,
    LEAST,
    LONGEST,
    Indexed,
    Probe,
    Rarity,
    counted,
    indexed,
    packed,
    probe,
    similarity,
    units,
    unpacked,
)


def finds(probe: Probe, stored: Indexed) -> bool:
    """What the database asks of a candidate."""
    apart = (probe.signature ^ stored.signature).bit_count()
    n, m = len(probe.units), stored.length
    return (
        bool(set(probe.keys) & set(stored.keys))
        and probe.low <= m <= probe.high
        and apart <= 4 * (max(n, m) // 4) - abs(n - m)
    )


@pytest.mark.parametrize("own", [False, True], ids=["writing at large", "its own sentences"])
@pytest.mark.parametrize(("locale", "least"), [(EN, 1.0), ("zh-Hans", 0.99)])
def test_what_brute_force_finds_the_keys_find(locale: str, least: float, *, own: bool) -> None:
    chance = random.Random(5)  # noqa: S311
    known = sentences(locale, 300, chance)
    rarity = counted(known[:75], locale) if own else GENERAL
    stored = [(text, units(text, locale), indexed(text, "1", locale, rarity)) for text in known]
    alike = found = 0
    for text in queries(known, locale, 200, chance):
        asked = probe(text, "1", locale, [GENERAL, rarity])
        near = [entry for _, parts, entry in stored if parts != asked.units and similarity(asked.units, parts)]
        alike += len(near)
        found += sum(finds(asked, entry) for entry in near)
    assert alike > 300
    assert found >= least * alike


@pytest.mark.parametrize("locale", [EN, "zh-Hans"])
def test_the_best_are_among_those_whose_signatures_are_nearest(locale: str) -> None:
    chance = random.Random(3)  # noqa: S311
    known = sentences(locale, 800, chance)
    stored = [(units(text, locale), indexed(text, "1", locale)) for text in known]
    found = []
    for text in queries(known, locale, 20, chance):
        asked = probe(text, "1", locale)
        near = [one for one in stored if finds(asked, one[1])]
        near.sort(key=lambda one: (asked.signature ^ one[1].signature).bit_count())
        alike = [similarity(asked.units, parts) for parts, _ in near]
        assert sorted(alike[:60])[-5:] == sorted(alike)[-5:]
        found.append(len(near))
    assert max(found) > 60


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "the", "of", ".", ","]), min_size=FEWEST, max_size=24)


RARITIES = [GENERAL, counted(["a b c . the e f", "the a of a , d ."], EN)]


@given(WORDS, st.data())
def test_english_keys_lose_nothing_whatever_is_edited(words: list[str], data: st.DataObject) -> None:
    other = list(words)
    for _ in range(data.draw(st.integers(0, max(1, len(words) // 4)))):
        at = data.draw(st.integers(0, len(other)))
        word = data.draw(st.sampled_from(["x", "the", "a", "."]))
        match data.draw(st.sampled_from(["put", "take", "exchange"])):
            case "put":
                other.insert(at, word)
            case "take" if len(other) > 1:
                del other[at - 1]
            case _:
                other[at - 1] = word
    asked = probe(" ".join(other), "1", EN, RARITIES)
    if similarity(asked.units, words) >= LEAST and len(other) >= FEWEST:
        assert finds(asked, indexed(" ".join(words), "1", EN, data.draw(st.sampled_from(RARITIES))))


@pytest.mark.parametrize(
    ("one", "other", "locale", "per_cent"),
    [
        ("It left at ten.", "It left at nine.", EN, 80),
        ("It left at ten.", "it left at ten.", EN, 80),
        ("The wait fell from three days to nine hours.", "The wait fell to nine hours.", EN, 0),
        ("The wait fell from three days to nine hours.", "The wait fell from two days to nine hours.", EN, 90),
        ("第一列夜车十点开出。", "第一列夜车九点开出。", "zh-Hans", 90),
        ("第一列夜车十点开出。", "第一列⟦1⟧夜车⟦/1⟧ 十点开出。", "zh-Hans", 100),
        ("第一列夜车十点开出。", "没有人问要花多少钱。", "zh-Hans", 0),
        ("", "", EN, 100),
        ("Yes.", "", EN, 0),
    ],
)
def test_similarity_counts_words_or_characters(one: str, other: str, locale: str, per_cent: int) -> None:
    assert similarity(units(one, locale), units(other, locale)) == per_cent


def test_words_numbers_and_marks_are_units_and_inline_codes_are_none() -> None:
    assert units("“Don’t,” ⟦1⟧Lee⟦/1⟧ said: 1,400.5 km²", EN) == [
        "“", "Don’t", ",", "”", "Lee", "said", ":", "1,400.5", "km²",
    ]  # fmt: skip
    assert units("共１２ 人。", "zh-Hant-TW") == list("共12人。")


def test_another_memory_language_or_rarity_has_other_keys() -> None:
    text = "The first night train left at ten."
    keys = [set(indexed(text, *of).keys) for of in (("1", EN), ("2", EN), ("1", "zh-Hans"))]
    keys.append(set(indexed(text, "1", EN, RARITIES[1]).keys))
    assert all(keys)
    assert not any(keys[0] & others for others in keys[1:])


def test_what_a_memory_says_again_and_again_is_no_key() -> None:
    said = [f"Harbin quango zyzzyva: {text}" for text in sentences(EN, 80, random.Random(3))]  # noqa: S311
    own = counted(said[:40], EN)
    length, n = Counter(len(units(text, EN)) for text in said[40:]).most_common(1)[0]
    others = [text for text in said[40:] if len(units(text, EN)) == length]
    assert n > 1

    def shared(rarity: Rarity) -> int:
        return len(set.intersection(*(set(indexed(text, "1", EN, rarity).keys) for text in others)))

    assert shared(own) == 0 < shared(GENERAL)


def test_a_stored_rarity_makes_the_same_keys() -> None:
    own = counted(["The first night train left at ten.", "第一列夜车十点开出。"], "zh-Hans")
    again = unpacked(own.name, packed(own))
    text = "第一列夜车九点开出。"
    assert indexed(text, "1", "zh-Hans", again) == indexed(text, "1", "zh-Hans", own)
    assert packed(GENERAL) is None
    assert unpacked(GENERAL.name, None) is GENERAL


@pytest.mark.parametrize("text", ["", "Ten.", " ".join(["word"] * (LONGEST + 1))])
def test_what_is_no_sentence_is_found_only_as_it_is(text: str) -> None:
    assert not indexed(text, "1", EN).keys
    assert not probe(text, "1", EN).keys

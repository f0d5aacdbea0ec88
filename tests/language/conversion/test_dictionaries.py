"""Groups of dictionaries become one in which the longest key holds, whatever their policy says."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.language.conversion.dictionaries import DictionaryPairs, Group, Source, entries, read_recipe
from tms.language.conversion.dictionary_pass import Material, Step, material


def words(**pairs: str) -> DictionaryPairs:
    return DictionaryPairs(tuple(pairs.items()))


def test_in_a_union_the_longest_key_of_all_holds_and_of_equal_ones_the_first() -> None:
    merged = entries(Group((words(甲乙="一", 丙="二"), words(甲乙丙="三", 甲乙="四")), is_union=True))
    assert merged == {"甲乙": ("一",), "丙": ("二",), "甲乙丙": ("三",)}


def test_a_short_circuit_group_asks_no_further_where_a_shorter_key_holds() -> None:
    merged = entries(Group((words(甲="一"), words(甲乙="二", 乙甲="三")), is_union=False))
    assert merged == {"甲": ("一",), "乙甲": ("三",)}


def test_every_configuration_says_how_its_groups_match() -> None:
    step = read_recipe("s2twp").steps[0]
    assert isinstance(step, Group)
    assert not step.is_union
    assert isinstance(step.parts[0], Group)
    assert step.parts[0].is_union


def test_preferred_words_stand_beside_the_entries_of_a_file() -> None:
    recipe = read_recipe("s2twp").preferring(words(進程="進程"), "TWPhrases.txt")
    vocabulary = entries(recipe.steps[1])
    assert vocabulary["進程"] == ("進程",)
    assert vocabulary["文件夾"] == ("資料夾",)
    assert recipe.segmentation == read_recipe("s2twp").segmentation


def test_a_dictionary_keeps_all_values_in_order() -> None:
    assert entries("STPhrases.txt")["一出"] == ("一齣", "一出")
    assert not any(key.startswith("#") or not values for key, values in entries("STPhrases.txt").items())


KEYS = [*"甲乙丙", *map("".join, product("甲乙丙", repeat=2)), "甲乙丙", "乙丙甲"]
DICTIONARIES = st.builds(
    lambda pairs: DictionaryPairs(tuple(pairs.items())),
    st.dictionaries(st.sampled_from(KEYS), st.text("子丑寅", min_size=1, max_size=3)),
)
GROUPS = st.builds(
    lambda parts, is_union: Group(tuple(parts), is_union), st.lists(DICTIONARIES, max_size=3), st.booleans()
)
NESTED = st.builds(
    lambda parts, is_union: Group(tuple(parts), is_union), st.lists(DICTIONARIES | GROUPS, max_size=3), st.booleans()
)


def longest(source: Source, text: str) -> tuple[str, str] | None:
    """The key at the beginning of a text, asked as the group's policy says: the plain way."""
    if isinstance(source, DictionaryPairs):
        return max(
            (pair for pair in source.pairs if text.startswith(pair[0])), key=lambda pair: len(pair[0]), default=None
        )
    assert isinstance(source, Group)
    found = [one for one in (longest(part, text) for part in source.parts) if one is not None]
    if not found:
        return None
    return max(found, key=lambda pair: len(pair[0])) if source.is_union else found[0]


def plainly(source: Source, text: str) -> str:
    done = ""
    while text:
        key, value = longest(source, text) or (text[0], text[0])
        done, text = done + value, text[len(key) :]
    return done


class Large(Step):
    """One that is taken to have too many keys for the automaton that puts values."""

    def __init__(self, material: Material) -> None:
        super().__init__(material)
        self._is_small = False


@pytest.mark.parametrize("kind", [Step, Large])
@given(group=NESTED, text=st.text("甲乙丙x", max_size=12))
def test_one_automaton_says_what_asking_each_dictionary_says(kind: type[Step], group: Group, text: str) -> None:
    step = kind(material(entries(group)))
    assert step.convert(text) == plainly(group, text) == step.alternatives(text)[0] == step.traced(text)[0]


@given(group=NESTED, text=st.text("甲乙丙", max_size=12))
def test_units_are_the_keys_longer_than_one_and_what_changes_its_length(group: Group, text: str) -> None:
    found = entries(group)
    converted, units = Step(material(found)).traced(text)
    at = target_at = 0
    for start, end, target_start, target_end in units:
        assert found[text[start:end]][0] == converted[target_start:target_end]
        assert end - start > 1 or target_end - target_start > 1
        assert start - at == target_start - target_at
        at, target_at = end, target_end


@pytest.mark.parametrize("kind", [Step, Large])
@pytest.mark.parametrize("text", ["", "\x00", "a", "😀"])
def test_an_empty_dictionary_changes_nothing(kind: type[Step], text: str) -> None:
    step = kind(material({}))
    assert (step.convert(text), step.traced(text)) == (text, (text, []))

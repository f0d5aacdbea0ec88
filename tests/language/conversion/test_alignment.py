"""Two passes after each other tell what became of what as one pass."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tms.language.conversion.dictionary_pass import Unit
from tms.language.conversion.engine import compose


def test_what_overlaps_between_the_passes_is_one_unit() -> None:
    # 甲乙丙丁 → 甲XYZ丁 → 甲XYQ
    assert compose([(1, 3, 1, 4)], [(3, 5, 3, 4)]) == [(1, 4, 1, 4)]


def test_units_apart_stay_apart_at_their_places() -> None:
    assert compose([(0, 2, 0, 3)], [(4, 5, 4, 6)]) == [(0, 2, 0, 3), (3, 4, 4, 6)]
    assert compose([(3, 4, 3, 5)], [(0, 2, 0, 1)]) == [(0, 2, 0, 1), (3, 4, 2, 4)]


def test_units_that_touch_are_two() -> None:
    assert compose([(0, 2, 0, 2)], [(2, 3, 2, 4)]) == [(0, 2, 0, 2), (2, 3, 2, 4)]


@st.composite
def passes(draw: st.DrawFn) -> tuple[int, list[Unit], list[Unit]]:
    length = draw(st.integers(0, 12))
    first, middle = draw(units(length))
    return length, first, draw(units(middle))[0]


@st.composite
def units(draw: st.DrawFn, length: int) -> tuple[list[Unit], int]:
    """Units of a pass over so many characters, and how many it makes of them."""
    found: list[Unit] = []
    at = target = 0
    while at < length:
        size = draw(st.integers(1, min(3, length - at)))
        if draw(st.booleans()):
            made = draw(st.integers(1, 3))
            found.append((at, at + size, target, target + made))
        else:
            made = size
        at, target = at + size, target + made
    return found, target


def targets(length: int, found: list[Unit]) -> list[set[int]]:
    """For each character of a text, where in the other it may have gone."""
    places: list[set[int]] = []
    moved = 0
    rest = list(found)
    while len(places) < length:
        at = len(places)
        if rest and rest[0][0] == at:
            start, end, target_start, target_end = rest.pop(0)
            places += [set(range(target_start, target_end))] * (end - start)
            moved = target_end - end
        else:
            places.append({at + moved})
    return places


@given(passes())
def test_no_character_goes_where_neither_pass_put_it(given: tuple[int, list[Unit], list[Unit]]) -> None:
    length, first, second = given
    composed = compose(first, second)
    between = targets(length, first)
    middle = max((max(places) + 1 for places in between), default=0)
    after = targets(middle, second)
    for at, places in enumerate(targets(length, composed)):
        assert places >= set().union(*(after[place] for place in between[at]))
    for one, other in pairwise(composed):
        assert one[1] <= other[0]
        assert one[3] <= other[2]
        assert other[0] - one[1] == other[2] - one[3]

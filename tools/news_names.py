"""Makes the table of the world's countries and cities that parity knows, from Unicode CLDR as Babel brings it.

    uv run tools/news_names.py

Countries and the cities that time zones are named for, in English and as Simplified, Taiwan and Hong Kong call them;
all in simplified characters, since parity compares in them. What is written by hand beside it comes first.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global

from tms.checks.parity.known_names import DATA
from tms.language.conversion.engine import run

_CHINESE = ("zh_Hans", "zh_Hant", "zh_Hant_HK")
_NO_COUNTRY = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))
_ALSO_OTHER_WORDS = frozenset(
    (
        "Georgia", "Jersey", "Guernsey", "Turkey", "Reunion", "Nome", "Easter", "Center", "Knox",
        "Vincennes", "Petersburg", "Monticello", "Marengo", "Menominee", "Boise", "Phoenix", "Oral", "Chita", "Virgin",
        "Troll", "Davis", "Casey", "Mawson", "Johnston", "Perth", "Darwin", "Hebron", "Truk", "Yap", "Wake", "Winamac",
        "Beulah", "Creston", "Regina", "Resolute", "Halifax", "Mendoza", "Tell City",
    )
)  # fmt: skip
"""What is also a person, a bird, a US state or a word, and would be taken for a place."""
_REGION = re.compile(r"^中国(.+)特别行政区$")


def main() -> None:
    """Write ``cldr.tsv`` beside the tables that are written by hand."""
    Path(str(DATA / "cldr.tsv")).write_text("\n".join(lines()) + "\n", "utf-8")


def lines() -> list[str]:
    """The lines of the table, the head first."""
    return ["kind\tcountry\ten\tzh", *sorted(set(_countries())), *sorted(set(_cities()))]


def _countries() -> Iterator[str]:
    english = Locale.parse("en").territories
    for code, name in english.items():
        if len(code) != 2 or not code.isalpha() or code in _NO_COUNTRY:
            continue
        names = name.removesuffix(")").replace(" SAR China", "").split(" (")
        if " - " not in name and not _ALSO_OTHER_WORDS.intersection(names):
            tables = (Locale.parse(tag).territories for tag in _CHINESE)
            chinese = [table[code] for table in tables if code in table]
            yield _line("country", code, names, chinese)


def _cities() -> Iterator[str]:
    tables = [Locale.parse(tag).time_zones for tag in _CHINESE]
    for zone in map(str, tables[0]):
        area, _, place = zone.partition("/")
        name = place.rpartition("/")[2].replace("_", " ")
        chinese = [table[zone]["city"] for table in tables if "city" in table.get(zone, {})]
        if name and area != "Etc" and chinese and name not in _ALSO_OTHER_WORDS and len(chinese[0]) > 1:
            yield _line("place", get_global("zone_territories").get(zone, ""), [name], chinese)


def _line(kind: str, code: str, english: list[str], chinese: Iterable[str]) -> str:
    simplified = (run(name, ("t2s",)) for name in chinese)
    names = dict.fromkeys(_REGION.sub(r"\1", name) for name in simplified)
    return f"{kind}\t{code}\t{'|'.join(english)}\t{'|'.join(name for name in names if len(name) > 1)}"


if __name__ == "__main__":
    main()

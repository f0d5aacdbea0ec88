"""Makes the table of the world's time zones, from Unicode CLDR as Babel brings it.

    uv run tools/zone_names.py

Of each zone its country, whether it is the usual one of its clock elsewhere (Windows has one for each), and its city in
the languages of the interface, which is left empty where it is the last part of the zone's name.
"""

from collections.abc import Mapping

from babel import Locale
from babel.core import get_global

from tms.web.rendering.zones import LANGUAGES, TABLE, last_part


def main() -> None:
    """Write the table beside the module that reads it."""
    TABLE.write_text("\n".join(lines()) + "\n", "utf-8")


def lines() -> list[str]:
    """The lines of the table, the head first."""
    countries: Mapping[str, str] = get_global("zone_territories")
    usual = frozenset(get_global("windows_zone_mapping").values())
    older = _older_names()
    cities = [_cities(language) for language in LANGUAGES]
    names = {*countries, *usual, *older, *(one for names in older.values() for one in names), *cities[0], *cities[1]}
    found = ["\t".join(("zone", "country", "usual", *LANGUAGES))]
    for name in sorted(names):
        known = (name, *older.get(name, ()))
        called = [next((table[one] for one in known if one in table), "") for table in cities]
        own = ["" if city == last_part(name) else city for city in called]
        cells = (name, countries.get(name, ""), "usual" if name in usual else "", *own)
        if any(cells[1:]):
            found.append("\t".join(cells))
    return found


def _cities(language: str) -> dict[str, str]:
    table = Locale.parse(language.replace("-", "_")).time_zones
    return {str(zone): str(named["city"]) for zone, named in table.items() if "city" in named}


def _older_names() -> dict[str, list[str]]:
    """By the name of today: CLDR knows some cities under their zones' older names."""
    older: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        older.setdefault(str(new), []).append(str(old))
    return older


if __name__ == "__main__":
    main()

"""Makes the glossary's table of countries and cities from Unicode CLDR, as Babel brings it.

    uv run tools/glossary_from_cldr.py

A name is taken where Taiwan's or Hong Kong's differs from what the converter and the rows that were chosen by hand make
of the Simplified one. Contested names are left to people, short ones could stand inside other words.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.core import get_global

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import RuleSet, derive_explained
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.glossary import concepts, starter
from tms.language.glossary.concepts import CONTESTED, GENERATED, LOCALES, rows

_DATA = Path(__file__).parents[1] / "tms/language/glossary/data"
_CHINESE = {ZH_HANS: "zh_Hans", ZH_HANT_TW: "zh_Hant", ZH_HANT_HK: "zh_Hant_HK"}
_DOCUMENT = "Unicode CLDR, names of countries and cities; code"
_SHORTEST = 3
_HEAD = ("id", "kind", "en", *LOCALES, "status", "found_in", "source", "note")
_REMARK = re.compile("[（(]|荷屬|挪威屬|州.")
_KINDS = frozenset("岛站礁市城区湾")
"""What says that one of the names is of the whole island or station, and another of the place alone."""

_COUNTRIES = frozenset(get_global("territory_currencies"))
_ALSO_OTHER_WORDS = frozenset(
    (
        "Davis", "Stanley", "Macquarie", "Dominica", "Madeira", "St Vincent", "San Luis", "Campo Grande", "Halifax",
        "Canary", "Samara", "Vladivostok", "Bahia", "La Rioja", "Knox", "Boa Vista", "Miquelon",
        "St Johns",
    )
)  # fmt: skip
"""What is also a person, a bank or another country, or is contested."""

Names = tuple[str, str, str, Mapping[str, str]]


def main() -> None:
    """Write the table, and into the list of sources with which release and on which day it was made."""
    made = list(lines())
    (_DATA / f"{GENERATED}.tsv").write_text("\n".join(["\t".join(_HEAD), *made]) + "\n", "utf-8")
    today = datetime.now(UTC).date().isoformat()
    listed = [list(row.values()) for row in rows("sources") if row["key"] != GENERATED]
    listed.append([GENERATED, _DOCUMENT, "Unicode-3.0", f"Babel {version('babel')}, {today}"])
    head = "\t".join(("key", "document", "licence", "version"))
    (_DATA / "sources.tsv").write_text("\n".join([head, *("\t".join(row) for row in listed)]) + "\n", "utf-8")


def lines() -> Iterator[str]:
    """The table's lines without its head, in the order of their ids."""
    by_hand = [concept for concept in concepts() if not concept.source.startswith(f"{GENERATED}:")]
    known = {form for concept in by_hand for form in concept.forms.values()}
    found: dict[str, str] = {}
    for kind, code, english, named in _names():
        derived = {tag: _derived(named[ZH_HANS], tag) for tag in LOCALES}
        # Where CLDR has no name of Hong Kong's own, it gives Taiwan's.
        is_own = named[ZH_HANT_HK] != named[ZH_HANT_TW] or run(named[ZH_HANT_HK], ("t2s",)) == named[ZH_HANS]
        forms = {**named, ZH_HANT_HK: named[ZH_HANT_HK] if is_own else derived[ZH_HANT_HK]}
        if forms != derived and not known.intersection(forms.values()):
            known.update(forms.values())
            cells = (f"cldr-{kind}-{_slug(code)}", kind, english, *(forms[tag] for tag in LOCALES))
            found[cells[0]] = "\t".join((*cells, "applied", " ".join(LOCALES), f"{GENERATED}:{code}", ""))
    return iter([found[one] for one in sorted(found)])


def _slug(code: str) -> str:
    return re.sub("[^a-z0-9]+", "-", code.lower())


def _names() -> Iterator[Names]:
    tables = {tag: Locale.parse(name) for tag, name in _CHINESE.items()}
    english = Locale.parse("en")
    countries = {code: str(name) for code, name in english.territories.items() if code in _COUNTRIES}
    for code, name in countries.items():
        yield from _one("country", code, name, {tag: table.territories for tag, table in tables.items()})
    cities = {
        tag: {zone: names["city"] for zone, names in table.time_zones.items() if "city" in names}
        for tag, table in tables.items()
    }
    for zone in cities[ZH_HANS]:
        yield from _one("place", zone, zone.rpartition("/")[2].replace("_", " "), cities)


def _one(kind: str, code: str, english: str, tables: Mapping[str, Mapping[str, str]]) -> Iterator[Names]:
    forms = {tag: str(table[code]) for tag, table in tables.items() if code in table}
    if len(forms) < len(LOCALES) or english in _ALSO_OTHER_WORDS or CONTESTED.search(forms[ZH_HANS]):
        return
    ends = {run(form, ("t2s",))[-1] for form in forms.values()}
    is_one_kind = len(ends) == 1 or not ends.intersection(_KINDS)
    if is_one_kind and min(map(len, forms.values())) >= _SHORTEST and not _REMARK.search("".join(forms.values())):
        yield kind, code, english, forms


def _derived(text: str, target: str) -> str:
    """What the converter with the rows by hand writes."""
    by_hand = (rule for rule in starter(ZH_HANS, target) if not (rule.key or "").startswith("built-in:cldr-"))
    return derive_explained(text, source=ZH_HANS, profile=PROFILES_BY_TAG[target], rules=RuleSet(by_hand)).text


if __name__ == "__main__":
    main()

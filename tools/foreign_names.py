"""Makes the glossary's tables of foreign names and of titles: what the mainland, Taiwan and Hong Kong write otherwise.

    git clone https://github.com/Gowee/zhconv-rs    # b13469d7, conversion groups of the Chinese Wikipedia, CC BY-SA 4.0
    git clone https://github.com/KDE/kgeography     # 4f71c2bd, names of regions in translations, GPL-2.0-or-later
    uv run tools/foreign_names.py FOLDER

FOLDER has these clones and those of Taiwan's texts that ``tools/readings.py`` names, each by its own name.
``regional/names.tsv`` has what editors wrote down; it comes first. What Taiwan's texts contradict is left out. A whole
name, a place and a title apply; a surname of one list, which another person of that name may write otherwise, is asked.
``regional/titles.tsv`` has the titles that are something else too: a newspaper, company or name is left out, since the
mainland writes it in the same marks; another work or ordinary words are asked.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from name_groups import COUNTRIES, OF_PERSONS, OF_PLACES, OF_TITLES
from regional_terms import DATA, as_derived, characters
from taiwan_counts import TaiwanCounts
from traditional_texts import files_of

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive
from tms.language.conversion.detection import is_han, is_simplified_only
from tms.language.conversion.engine import run
from tms.language.glossary.concepts import CONTESTED, LOCALES, NAMES, TITLES, concepts, guards

_OWN = Path(__file__).with_name("regional") / "names.tsv"
_ALSO = Path(__file__).with_name("regional") / "titles.tsv"
_HEAD = ("id", "kind", "en", *LOCALES, "status", "found_in", "source", "note")
_GROUPS, _REGIONS = "cgroups-2026-11", "kgeography"
_PARTS_OF_OTHERS = frozenset(("加勒比",))
"""A name that stands in others, which Taiwan says otherwise there."""
_NO_REGION = frozenset(("china.kgm", "taiwan.kgm", "japan.kgm", "southkorea.kgm", "northkorea.kgm"))
_NO_WORK = frozenset(("newspaper", "organisation", "name"))
"""What a title may be that is then never meant as a work's."""
_SHORTEST, _LONGEST, _WHOLE_NAME = 3, 20, "·"
_OFTEN = 12
"""A character that stands so often in whole names is one of those that foreign names are spelled with."""


class Pair(NamedTuple):
    """A name as the mainland has it and as another region does, and who says so."""

    kind: str
    en: str
    simplified: str
    taiwan: str
    hong_kong: str
    entry: str


def main(folder: Path) -> None:
    """Write both tables."""
    known = {guard.phrase for guard in guards() if guard.locale == ZH_HANS}
    known |= {one.forms[ZH_HANS] for one in concepts() if not one.is_of_lists}
    generated = {form for one in concepts() if one.source.startswith("cldr:") for form in one.forms.values()}
    also = titles_of_others()
    known |= {title for title, what in also.items() if what in _NO_WORK}
    told: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs_of_lists(folder):
        if pair.simplified not in known and generated.isdisjoint(pair[2:5]):
            told[pair.simplified].append(pair)
    lines = sorted(_lines(told, TaiwanCounts(folder), frozenset(also)))
    for table, prefix in ((NAMES, "name-"), (TITLES, "title-")):
        rows = [line for line in lines if line.startswith(prefix)]
        (DATA / f"{table}.tsv").write_text("\n".join(["\t".join(_HEAD), *rows]) + "\n", "utf-8")
        print(table, len(rows))


def titles_of_others() -> dict[str, str]:
    """What else each title is that was read and found to be more than one work's."""
    with _ALSO.open(encoding="utf-8") as file:
        return {row[ZH_HANS]: row["is_also"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def pairs_of_lists(folder: Path) -> Iterator[Pair]:
    """What the editors and the lists say, the editors first."""
    return (pair for pair in (*_own(), *_groups(folder), *_regions(folder)) if _is_well_formed(pair))


def _own() -> Iterator[Pair]:
    with _OWN.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pair(row["kind"], row["en"], row[ZH_HANS], row[ZH_HANT_TW], row[ZH_HANT_HK], "editors:certain")


def _groups(folder: Path) -> Iterator[Pair]:
    for name, text in files_of(folder / "zhconv-rs", lambda name: name.startswith("data/cgroups/")):
        group = Path(name).stem
        kind = next((k for k, of in _KINDS.items() if group in of), None)
        for rule in json.loads(text)["rules"] if kind and text.strip() else ():
            forms = {tag: form.strip() for tag, form in re.findall(r"(zh(?:-\w+)?):([^;=>]+)(?=;|$)", rule["conv"])}
            said, taiwan = (forms.get(one) or forms.get(other) for one, other in _TAGS)
            if kind and said and taiwan:
                hong_kong = forms.get("zh-hk") or forms.get("zh-hant") or ""
                pair = Pair(kind, (rule["original"] or "").strip(), said, taiwan, hong_kong, f"{_GROUPS}:{group}")
                yield _of_its_kind(pair)


_KINDS = {
    "place": OF_PLACES | {f"{country} Places" for country in COUNTRIES},
    "person": OF_PERSONS,
    "titles": OF_TITLES,
}
_TAGS = (("zh-cn", "zh-hans"), ("zh-tw", "zh-hant"))


def _of_its_kind(pair: Pair) -> Pair:
    """A title with its marks; the tables of works have their actors too: Burton, Tim."""
    if pair.kind != "titles":
        return pair
    if _WHOLE_NAME in pair.simplified and re.fullmatch(r"[^,:]+, [^,:]+", pair.en):
        return pair._replace(kind="person")
    said, taiwan, hong_kong = (f"《{form.strip('《》')}》" if form else "" for form in pair[2:5])
    return pair._replace(simplified=said, taiwan=taiwan, hong_kong=hong_kong)


def _regions(folder: Path) -> Iterator[Pair]:
    """Regions and their capitals, in Taiwan's translation with the English name behind them."""
    tables = [_translated(folder, language) for language in ("zh_CN", "zh_TW")]
    for (of_map, english), said in tables[0].items():
        taiwan = re.sub(r" ?[(（].*", "", tables[1].get((of_map, english), ""))
        if of_map not in _NO_REGION and taiwan and (said[-1] in "省州") == (taiwan[-1] in "省州"):
            yield Pair("place", english, said, taiwan, "", f"{_REGIONS}:{english}")


def _translated(folder: Path, language: str) -> dict[tuple[str, str], str]:
    ((_, text),) = files_of(folder / "kgeography", lambda name: name == f"po/{language}/kgeography.po")
    found = {}
    for block in text.split("\n\n"):
        cells = dict(re.findall(r'^(msgctxt|msgid|msgstr) "(.+)"$', block, re.MULTILINE))
        if len(cells) == 3 and ", fuzzy" not in block:
            found[cells["msgctxt"], cells["msgid"]] = cells["msgstr"]
    return found


def _is_well_formed(pair: Pair) -> bool:
    bare = [re.sub("[-《》·•：，！？、]", "", form) for form in pair[2:5]]
    return (
        all((*bare[:2], pair.en))
        and all(is_han(one) for form in bare for one in form)
        and len(bare[0]) >= (2 if pair.entry.startswith("editors") or pair.kind == "titles" else _SHORTEST)
        and len(bare[0]) <= _LONGEST
        and run(pair.simplified, ("t2s",)) == pair.simplified
        and not any(map(is_simplified_only, pair.taiwan + pair.hong_kong))
        and not re.search("^·|·$|··", pair.simplified)
        and pair.simplified not in _PARTS_OF_OTHERS
        and not CONTESTED.search(pair.simplified)
    )


def _lines(told: dict[str, list[Pair]], counts: TaiwanCounts, ambiguous: frozenset[str]) -> Iterator[str]:
    texts = list(told)
    there = {tag: as_derived(texts, tag, "name", "title") for tag in (ZH_HANT_TW, ZH_HANT_HK)}
    foreign, longer = _foreign_characters(told), _beginnings_and_ends(texts)
    taken: Counter[str] = Counter()
    written = characters("\n".join(texts)).split("\n")
    counts.count_at_once([*written, *(pair.taiwan for pairs in told.values() for pair in pairs)])
    parts = _forms_of_parts(told)
    for text, bare in zip(texts, written, strict=True):
        best = _best(told[text])
        if best is None or _is_converted_so(best, {tag: said[text] for tag, said in there.items()}):
            continue
        entries = list(dict.fromkeys(one.entry for one in told[text] if _same(one.taiwan, best.taiwan)))
        is_title, is_own = best.kind == "titles", entries[0].startswith("editors")
        if not is_title and not is_own and (not _is_foreign(text, foreign) or _is_part_of_another(text, longer)):
            continue
        if not is_own and any(form not in best.taiwan for form in _chosen_parts(text, *parts)):
            continue
        if not is_title and not is_own and _WHOLE_NAME not in text:
            entries += counts.told(best.taiwan, bare)
        if entries[-1] == "contrary":
            continue
        applied = is_own or (text not in ambiguous and _is_sure(best, entries))
        said_there = next((one.hong_kong for one in told[text] if one.hong_kong), "")
        hong_kong = said_there or there[ZH_HANT_HK][text]
        note = "" if said_there else "Hong Kong form: characters as converted"
        key = re.sub("[^a-z0-9]+", "-", best.en.lower()).strip("-") or sha256(text.encode()).hexdigest()[:8]
        key = f"{'title' if is_title else 'name'}-{key}"
        taken[key] += 1
        yield "\t".join(
            (
                key if taken[key] == 1 else f"{key}-{taken[key]}",
                best.kind if applied else "unsourced", " ".join(best.en.split()) or text, text,
                best.taiwan, hong_kong, "applied" if applied else "unsourced", ZH_HANS,
                "; ".join(entries[:_MOST_ENTRIES]) * applied,
                note if applied else "; ".join(filter(None, ("a list of names has it", note))),
            )
        )  # fmt: skip


_MOST_ENTRIES = 3


def _best(pairs: list[Pair]) -> Pair | None:
    """What the editors say, else what most lists say; None where two forms are said as often."""
    if pairs[0].entry.startswith("editors"):
        return pairs[0]
    said: dict[str, set[str]] = defaultdict(set)
    for one in pairs:
        said[one.taiwan.replace("臺", "台")].add(one.entry)
    (form, entries), *others = sorted(said.items(), key=lambda item: -len(item[1]))
    if others and len(others[0][1]) == len(entries):
        return None
    return next(one for one in pairs if _same(one.taiwan, form))


def _is_converted_so(pair: Pair, there: dict[str, str]) -> bool:
    """Whether nothing is to be known: of lists Taiwan's form alone counts, since Hong Kong's are of any writer."""
    is_own = pair.entry.startswith("editors")
    if not is_own and _same(pair.taiwan, there[ZH_HANT_TW].replace("裡", "里")):
        return True
    if not is_own and _same(pair.taiwan, derive(pair.simplified, source=ZH_HANS, target=ZH_HANT_TW)):
        return True
    return _same(pair.taiwan, there[ZH_HANT_TW]) and (not is_own or _same(pair.hong_kong, there[ZH_HANT_HK]))


def _same(one: str, other: str) -> bool:
    return one.replace("臺", "台") == other.replace("臺", "台")


def _forms_of_parts(told: dict[str, list[Pair]]) -> tuple[dict[str, str], dict[str, str]]:
    """What a list may not say otherwise in a whole name: all names chosen one by one, and those of the editors."""
    own = {text: pairs[0].taiwan for text, pairs in told.items() if pairs[0].entry.startswith("editors")}
    chosen = (one for one in concepts() if one.applied and not one.is_of_lists and ZH_HANS in one.found_in)
    return {one.forms[ZH_HANS]: one.forms[ZH_HANT_TW] for one in chosen} | own, own


def _chosen_parts(text: str, parts: dict[str, str], own: dict[str, str]) -> Iterator[str]:
    """The forms of a whole name's parts. A given name of the editors is of many people: 埃里克·侯麦 is 艾力·侯麥."""
    *given, last = text.split(_WHOLE_NAME)
    yield from (parts[part] for part in given if part in parts and part not in own)
    if last in parts:
        yield parts[last]


def _foreign_characters(told: Iterable[str]) -> frozenset[str]:
    often = Counter(one for text in told if _WHOLE_NAME in text for one in text)
    return frozenset(one for one, count in often.items() if count >= _OFTEN)


def _is_foreign(text: str, foreign: frozenset[str]) -> bool:
    return _WHOLE_NAME in text or sum(one in foreign for one in text) >= len(text) - (len(text) > _SHORTEST)


def _is_sure(pair: Pair, entries: list[str]) -> bool:
    """Whether it is that person, place or work wherever it stands: a short title may be of another work."""
    if pair.kind == "titles":
        return len(pair.simplified) >= _LONG_TITLE
    if _WHOLE_NAME in pair.simplified or pair.kind == "person":
        return _WHOLE_NAME in pair.simplified
    return entries[0] == _OF_THE_WORLD or (len(entries) > 1 and any(map(_is_of_taiwan, entries)))


def _is_of_taiwan(entry: str) -> bool:
    """Whether people of Taiwan say so: many lists of a country's places are by those who live there."""
    return entry == _OF_THE_WORLD or entry.startswith((_REGIONS, "taiwan-"))


_OF_THE_WORLD = f"{_GROUPS}:地名"
_LONG_TITLE = 7
"""With its marks."""


def _beginnings_and_ends(texts: Iterable[str]) -> frozenset[str]:
    """What a longer name that is no two names begins or ends with, in the lengths of short names."""
    short = (_SHORTEST, _SHORTEST + 1)
    words = [
        re.sub("[省州市县区郡岛山河湖人队城大]$", "", word)
        for text in texts
        if not text.startswith("《")
        for word in text.split(_WHOLE_NAME)
    ]
    return frozenset(part for word in words for n in short if len(word) > n for part in (word[:n], word[-n:]))


def _is_part_of_another(text: str, longer: frozenset[str]) -> bool:
    """Whether a longer name begins or ends with it: 卡加 in 卡加延."""
    return text in longer


if __name__ == "__main__":
    main(Path(sys.argv[1]))

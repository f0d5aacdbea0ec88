"""Makes the weights by which a word of the mainland becomes one of Taiwan's: 檔案 or 文件, where the text says 文件.

    uv run tools/senses.py FOLDER    # the clones that ``tools/readings.py`` names

Taiwan's people wrote one of the words; the mainland's is put in its place, and what stands around is made Simplified,
with the mainland's vocabulary. Every tenth place is kept out, and the last lines tell how often the most probable
word is the one that was written, and how often not although nobody would be asked. The words are those that
``senses.tsv`` leaves to what is learned.
"""

import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from traditional_texts import documents

from tms.language.conversion.context import learned
from tms.language.conversion.context.hint import own_rows
from tms.language.conversion.context.learned import NEAR, clue_for, clues, likeliest
from tms.language.conversion.engine import run
from tms.language.conversion.readings.reader import SCALE
from tms.language.conversion.readings.table import packed

_TARGET = Path(learned.__file__).with_name(learned.WEIGHTS)
_MOST = 6_000
"""Places of one word that are learned from."""

_FEWEST = 4
"""A clue that was seen less often is none."""

_LEAST = 3
"""A weight that is smaller, as it is stored, says nothing."""

_OTHER_SENSE = {
    "檔案": re.compile("國家檔案|政治檔案|檔案[法局室館應]|檔案管理|個人檔案|人事檔案|檔案之|機關檔案|機密檔案|、檔案"),
    "物件": re.compile("物件[之人]|不動產|郵件|證物|包裹|出租|行李|遺失|贓物|扣押|古物|寄存|海關"),
    "程式": re.compile("程式[一化、，]"),
    "影片": re.compile("影片法|電影片"),
}
"""Where Taiwan's word has a sense that is another word of the mainland: 檔案 of an archive is 档案 there too."""

_ONLY_OFFERED = frozenset(("計畫",))
"""Mostly another word of the mainland, so that nothing can be learned of it: 计划."""

Place = tuple[str, str, frozenset[str]]
"""The mainland's word, Taiwan's that was written, and what is seen around."""


def main(folder: Path) -> None:
    """Learn, store and tell."""
    words = {
        word: tuple(value for value in values.split(" ") if value not in _ONLY_OFFERED)
        for names, values, asked, _ in own_rows("senses.tsv", 4)
        if asked in {"learned", "likely"}
        for word in names.split(" ")
    }
    places = list(_places(folder, words))
    chance = random.Random(1)  # noqa: S311  the same table each time
    chance.shuffle(places)
    kept, taught = places[: len(places) // 10], places[len(places) // 10 :]
    _TARGET.write_bytes(packed(_weights([(w, v, frozenset(clues(b, a))) for w, v, b, a in taught], words, chance)))
    learned._weights.cache_clear()  # noqa: SLF001
    _tell(kept, words)


Written = tuple[str, str, str, str]
"""The mainland's word, Taiwan's, and the Simplified text before and behind it."""


def _places(folder: Path, words: Mapping[str, Sequence[str]]) -> Iterator[Written]:
    of_value: dict[str, list[str]] = defaultdict(list)
    for word, values in words.items():
        for value in values:
            of_value[value].append(word)
    any_value = re.compile("|".join(sorted(of_value, key=len, reverse=True)))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, lines in documents(folder):
        for line in dict.fromkeys(lines):
            for match in any_value.finditer(line):
                value, low, high = match[0], match.start(), match.end()
                around = line[max(0, low - 2 * NEAR) : low], line[high : high + 2 * NEAR]
                other = _OTHER_SENSE.get(value)
                if other is None or not other.search(f"{around[0]}{value}{around[1]}"):
                    found[value].append(around)
    chance = random.Random(2)  # noqa: S311  the same table each time
    for value, all_around in sorted(found.items()):
        some = chance.sample(all_around, min(_MOST, len(all_around)))
        print(f"{value} {len(all_around):,}")
        text = run("\n".join(side.replace("\n", " ") for around in some for side in around), ("tw2sp",)).split("\n")
        for word in of_value[value]:
            yield from ((word, value, text[at], text[at + 1]) for at in range(0, len(text), 2))


def _weights(places: list[Place], words: Mapping[str, Sequence[str]], chance: random.Random) -> dict[int, int]:
    """Learned by going through all places four times, a step against each error (AdaGrad); each value weighs alike."""
    counts = Counter(clue_for(word, clue, "") for word, _, seen in places for clue in seen)
    often = Counter((word, value) for word, value, _ in places)
    most = {word: max(often[word, value] for value in values) for word, values in words.items()}
    weights: dict[int, float] = defaultdict(float)
    steps: dict[int, float] = defaultdict(lambda: 1.0)
    for _ in range(4):
        chance.shuffle(places)
        for word, right, seen in places:
            frequent = [clue for clue in seen if counts[clue_for(word, clue, "")] >= _FEWEST]
            rows = {value: [clue_for(word, clue, value) for clue in frequent] for value in words[word]}
            scores = {value: sum(weights[key] for key in row) for value, row in rows.items()}
            highest = max(scores.values())
            shares = {value: math.exp(score - highest) for value, score in scores.items()}
            whole, weight = sum(shares.values()), math.sqrt(most[word] / often[word, right])
            for value, row in rows.items():
                slope = (shares[value] / whole - (value == right)) * weight
                if abs(slope) > 0.02:
                    for key in row:
                        steps[key] += slope * slope
                        weights[key] -= 0.2 * slope / math.sqrt(steps[key])
    rounded = {key: max(-127, min(127, round(weight * SCALE))) for key, weight in weights.items()}
    print(f"{len(places):,} places, {len(counts):,} clues")
    return {key: weight for key, weight in rounded.items() if abs(weight) >= _LEAST}


def _tell(kept: list[Written], words: Mapping[str, Sequence[str]]) -> None:
    right, sure, wrong = Counter[str](), Counter[str](), Counter[str]()
    often = Counter(word for word, *_ in kept)
    for word, value, before, after in kept:
        said, is_unsure = likeliest(word, words[word], f"{before}＠{after}")
        right[word] += said == value
        sure[word] += not is_unsure
        wrong[word] += said != value and not is_unsure
    for word, count in often.most_common():
        among = f"{wrong[word] / (sure[word] or 1):.1%} wrong of {sure[word]} sure"
        print(f"{word}: {right[word] / count:.1%} of {count} right; {among}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

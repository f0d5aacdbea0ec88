"""里 behind a word for a place or a thing says where something is: 手机里, though 里望 and 里人 are words.

inside("手机里人手不够")   → 裏 for 里
"""

import re
from collections.abc import Iterator, Sequence

from tms.language.conversion.context.counted import AMONG, SOUNDS, TITLES
from tms.language.conversion.context.hint import Hint, Word, touching
from tms.language.conversion.readings import probable_words
from tms.language.conversion.readings.reader import is_han

_INSIDE = "里"
_PLACES = frozenset(
    "车船舱屋房室厅楼院店馆厂场城村镇山林河湖海江田园库洞井墙门街巷庙寺站营帐包袋箱柜桶瓶杯碗锅盆缸书信诗词歌文肉水"
)
"""One character before 里 that is mostly a place by itself; a longer word is found among the probable ones."""

_SOUNDS = frozenset(SOUNDS + "奥欧拉贝根约兹宾肯科利布巴")
"""Sounds with which a name goes on that begins with 里, unless they begin a word themselves."""

_AROUND = 8
"""Characters on each side that are looked at: no more of a long text for each 里 in it."""

_NUMBER = re.compile(r"[0-9０-９〇零一二两三四五六七八九十百千万亿几数半多余来公英海华]$")
_GOES_ON = re.compile(
    r"约(?=[有占为需莫]|[0-9０-９一二两三四五六七八九十百千万半几数])|长(?=大(?!会)|[满着起]|出(?![席面任]))|坊间"
)
"""What follows, where 里约, 里长 and 里坊 are none."""

_AMONG = re.compile(AMONG)
_TITLED = re.compile(f"(?:{TITLES})$")
_OF_VILLAGE = re.compile(r"社(?![交会区团群])|办公处|民(?![众警间工族国意航生宿])|胥|活动中心|公所|辖")
_VILLAGE = re.compile(r"[区镇市乡][^，。的]{2}$")


def inside(plain: str, known: Sequence[Word]) -> Iterator[Hint]:
    """The places of it; nothing where a longer word has it, as 邻里 and 里程碑 do."""
    at = plain.find(_INSIDE, 1)
    while at >= 0:
        if _is_where(plain, at) and not any(word[0] < at < word[1] - 1 for word in touching(known, at, at + 1)):
            yield Hint(at, at + 1, "裏", True, False, at + 1, False, is_told=True)
        at = plain.find(_INSIDE, at + 1)


def _is_where(plain: str, at: int) -> bool:
    before, after = plain[max(0, at - _AROUND) : at], plain[at + 1 : at + 1 + _AROUND]
    probable = touching(probable_words(plain), at - 1, at + 2)
    behind = next((word for word in probable if word[1] == at), None)
    if behind is None and before[-1] not in _PLACES:
        return False
    if not is_han(after[:1]) or _OF_VILLAGE.match(after) or _NUMBER.search(before) or _VILLAGE.search(before):
        return False
    if _GOES_ON.match(after):
        return True
    if _TITLED.search(before) and not _AMONG.match(after):
        return False
    if any(word[0] <= at < word[1] for word in probable):
        return False
    if after[0] not in _SOUNDS:
        return True
    return any(word[0] == at + 1 and not _SOUNDS.issuperset(plain[word[0] : word[1]]) for word in probable)

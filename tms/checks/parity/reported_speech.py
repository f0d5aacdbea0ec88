"""Speech that a Chinese version reports in its own words: "I cried," she said, and 她说，自己哭了.

That is no lost quotation, where all that was said is there: no quotation marks, a word for speaking, behind it about
as much as was quoted, nobody who says 我, and the whole about as long as the English. What is left out leaves a gap.
"""

import re

from tms.checks.parity.sizes import size
from tms.language.conversion.engine import run

_QUOTED = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
_SENTENCE = re.compile(r"\W{0,2}[A-Z0-9].*[,.!?]\W{0,2}$", re.DOTALL)
_SPEAKS = re.compile(
    "(?:说|称|表示|警告|形容|提醒|描述|坦言|坦承|直言(?!不)|指出|强调|透露|认为|回忆|感叹|解释|抱怨|承认|补充|写道|提到|回应(?=[，,说称道])|告诉[^，。；：]{1,12})[道着]?(?![：:“「])[，,]?"
)
_IN_PERSON = re.compile("(?<![自忘])我(?!国)|咱|俺")
_TELLS_MORE = re.compile(
    r"\b(?:add(?:ed|s|ing)|saying|promis\w+|calling|urg(?:ed|es|ing)|noting|warning|insist\w*|describ\w+"
    r"|(?:and|but|also|who|later) (?:said|says|told|wrote|warned|called|vowed|demanded|denied|pledged))\b"
)
"""What is told besides, and may be what a Chinese version reports instead."""
_SAME_LENGTH = 0.82
_SHORTEST = 0.55
_SAME_SPEECH = 0.55


def is_reported(english: str, chinese: str) -> bool:
    """Whether what English quotes, all of it sentences, is told in a Chinese text that has no quotation marks."""
    quoted = [found[1] for found in _QUOTED.finditer(english)]
    if not quoted or _SENTENCE.match(quoted[0]) is None:
        return False
    simple = run(chinese, ("t2s",))
    least = _SAME_LENGTH if _TELLS_MORE.search(_QUOTED.sub("", english)) else _SHORTEST
    if _IN_PERSON.search(simple) or size(simple) < least * size(english):
        return False
    spoken = _SPEAKS.search(simple)
    return spoken is not None and size(simple[spoken.end() :]) >= _SAME_SPEECH * sum(map(size, quoted))

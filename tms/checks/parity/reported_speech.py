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


_SPOKE = re.compile(
    "发表[^，。；]{0,6}(?:谈话|讲话|评论|声明|演说|看法|意见|演讲)|[作做]出?了?[^，。；]{0,4}(?:回应|评论|表态|讲话)"
    "|回应|评论了|谈到|谈及|谈起|表态|致[辞词]|发声|发言|受访|接受[^，。；]{0,8}(?:采访|专访|访问)"
)
_SAYING = re.compile(
    r"\b(?:said|says|told|called?|calls|calling|describ\w+|denounced|dismissed|branded|condemned|spoke|wrote)\b"
    r"[^.;:“”\"]{0,48}[“\"][^“”\"]+[”\"]"
)
_FEWEST_WORDS = 2
_WITHOUT_IT = 0.72
"""So much shorter than the rest of the English alone."""


def is_only_mentioned(english: str, chinese: str) -> bool:
    """Whether Chinese has nothing of what English quotes: that he spoke and no more, or not even that."""
    quoted = [found[1] for found in _QUOTED.finditer(english) if found[1][:1].islower()]
    if not quoted:
        return False
    simple = run(chinese, ("t2s",))
    is_long = max(len(words.split()) for words in quoted) >= _FEWEST_WORDS
    if is_long and _SPOKE.search(simple) and _SPEAKS.search(simple) is None and size(simple) < size(english):
        return True
    said = _SAYING.search(english)
    return said is not None and size(simple) < _WITHOUT_IT * (size(english) - size(said[0]))

"""Perhaps for what is certain, certainly for what may be, and a question that Chinese asks otherwise: how long, 是否.

Told only where English has no word that may leave anything open, and Chinese none that may ask the same.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.language_pairs import read_pairs
from tms.checks.parity.model import Disagreement, Family, two_sided

_CERTAIN = re.compile(
    r"\b(?:will(?: not| never)?|won[’']t|must(?: not)?|never|always|definitely|certainly)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:may|might|perhaps|maybe|possib\w+|probab\w+|likely|unlikely|could|can|cannot|seem\w*|appear\w*|think\w*|thought"
    r"|believ\w+|feel\w*|felt|expect\w*|guess\w*|suppos\w+|suspect\w*|hop\w+|fear\w*|afraid|worr\w+|wonder\w*|doubt\w*"
    r"|would|should|if|whether|or|almost|kind of|sort of|risk\w*|chance\w*|potential\w*|suggest\w*|assum\w+|estimat\w+"
    r"|predict\w*|forecast\w*|reckon\w*|imagin\w+|tend\w*|apparent\w*|reported\w*|alleged\w*|presum\w+|sure|not sure"
    r"|some\w*|unclear|uncertain\w*|concern\w*|arguabl\w+|threat\w*|danger\w*|warn\w*|look\w*|bound|about to|soon"
    r"|yet)\b|\?",
    re.IGNORECASE,
)
_PERHAPS = re.compile("也许|或许|恐怕|说不定|没准")
_MAY = re.compile(r"\b(?:may|might|perhaps|possibly)\b(?! (?:be|have(?! to\b)|well|not|\d))")
_HOPEFUL = re.compile(r"\b(?:optimistic|hopeful|hopes? (?:to|that|for))\b")
_HOPES = re.compile("乐观|希望|期待|有望|盼|但愿|信心|看好")
_CONVINCED = re.compile("(?<!不)(?:确信|深信|坚信|一定能|一定会|必将|肯定会|肯定能)")
_PROBABLY, _LIKELY = (
    re.compile(r"\b(?:probably|most likely|very likely)\b"),
    re.compile("很可能|多半|想必|应该|估计|看来"),
)
_WILL = re.compile("(?<!不)(?:一定会|必将|必定)")
_CAN, _CAN_TOO = re.compile(r"\bcan\b(?! (?:only|hardly|not|be sure)\b)"), re.compile("[能可]|得以|有望|有机会|办得到")
_MAY_NEED = re.compile(r"\b(?:may|might|could) (?:need|have) to\b")
_MUST = re.compile("必须|不得不|一定要|肯定要|非[^，。]{1,8}不可")
_SURE = re.compile(
    r"\b(?:will|sure\w*|certain\w*|must|definite\w*|bound|inevitabl\w*|no doubt|always|guarantee\w*|absolute\w*)\b",
    re.IGNORECASE,
)
_FOR_CERTAIN = re.compile("(?<!不)(?:一定[会能]|必将|肯定(?=[会还要将需能是])|势必|必定|必然会|绝对会)")
_PERHAPS_TOO = re.compile("可能|也许|或许|恐怕|或将|不一定|未必|说不定|大概")
_QUESTIONS = (
    (
        re.compile(r"\bhow long\b(?! ago)", re.IGNORECASE),
        re.compile("[久长]|时间|时长|何时|持续|期限|寿命|多少[天年月]|几[天年个]|多年"),
    ),
    (
        re.compile(r"\bhow (?:many|much)\b(?! (?:more|i|we|he|she|they|it|you|of a)\b)", re.IGNORECASE),
        re.compile("多少|几|多[大么高重]|数|量|规模|程度|幅度|比例|金额|费用|价|如何|怎样|何等|大小|成本|有多"),
    ),
    (re.compile(r"\bhow often\b", re.IGNORECASE), re.compile("多久|频|次|经常|多常|间隔|每")),
    (re.compile(r"\bhow old\b", re.IGNORECASE), re.compile("年龄|多大|岁|年纪|年代|高龄|多[老久]")),
)
"""What asks in English, and what may ask the same in Chinese."""
_MARK = re.compile("[,;:.，。；：“”]")
_WHETHER = re.compile("是否|能否|会否|有没有|是不是|会不会|能不能|谁|哪|在何处|为何|为什么")

_Place = tuple[int, int]


def compare_hedges(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other, english, chinese in read_pairs(plains, locales):
        for place, its in _told_otherwise(english, chinese):
            yield two_sided(row, Family.OPPOSITES, "opposites.turned", plains, {one: place, other: its})
            return


def _clause(text: str, found: re.Match[str]) -> str:
    """What stands around it between two marks."""
    return _MARK.split(text[: found.start()])[-1] + " " + _MARK.split(text[found.end() :])[0]


def _told_otherwise(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    perhaps = _PERHAPS.search(chinese)
    if perhaps and (certain := _CERTAIN.search(english)) and _OPEN.search(english) is None:
        yield certain.span(), perhaps.span()
    sure, may = _FOR_CERTAIN.search(chinese), _MAY.search(english)
    if sure and may and not (_SURE.search(english) or _PERHAPS_TOO.search(chinese)):
        yield may.span(), sure.span()
    can, probably = _CAN.search(english), _PROBABLY.search(english)
    will = _WILL.search(chinese)
    if will and can and not (_SURE.search(_clause(english, can)) or _CAN_TOO.search(_clause(chinese, will))):
        yield can.span(), will.span()
    if sure and probably and not (_PERHAPS_TOO.search(chinese) or _LIKELY.search(chinese)):
        yield probably.span(), sure.span()
    convinced, hopeful = _CONVINCED.search(chinese), _HOPEFUL.search(english)
    if convinced and hopeful and not (_HOPES.search(chinese) or _SURE.search(_clause(english, hopeful))):
        yield hopeful.span(), convinced.span()
    must, need = _MUST.search(chinese), _MAY_NEED.search(english)
    if must and need and not (_SURE.search(english) or _PERHAPS_TOO.search(chinese)):
        yield need.span(), must.span()
    asks = _WHETHER.search(chinese)
    for question, the_same in _QUESTIONS:
        if asks and (found := question.search(english)) and the_same.search(chinese) is None:
            yield found.span(), asks.span()

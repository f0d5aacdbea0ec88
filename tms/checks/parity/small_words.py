"""Small words that turn a sentence round: not, never, without, denied; only; before and after.

A version that has none where another has one says the opposite, with every figure and name in its place. Languages deny
in many ways ("hardly" and 难以 do, 不错 does not), so a version is believed to deny as soon as any of its words may.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tms.checks.parity.leanings import Leaning, opposed
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run


@dataclass(frozen=True, slots=True)
class _Words:
    """Of one language: what says it for certain, and what may."""

    surely: re.Pattern[str]
    perhaps: re.Pattern[str]


_ONLY = _Words(
    re.compile(
        r"(?<!not )(?<!the )(?<!if )\bonly\b(?! (?:after|when|if|by|because|child|then|just|a matter of))",
        re.IGNORECASE,
    ),
    re.compile(""),
)
_ONLY_CHINESE = _Words(
    re.compile(r"(?!)"),
    re.compile(
        "[只仅唯惟独单不]|少数|寥寥|屈指|才(?![能华])|就(?=[能可会有是])|光(?=[有靠是凭])|区区|而已|罢了|限于|除|[0-9一二三四五六七八九十]比[0-9一二三四五六七八九十]"
    ),
)
"""只有 is said where English says nothing, so only the English word is asked for."""
_MAY_HAVE = _Words(
    re.compile(r"\b(?:may|might)(?: (?:well|also|already|never|[a-z]+ly))? have\b", re.IGNORECASE),
    re.compile(""),
)
_MAY_HAVE_CHINESE = _Words(
    re.compile(r"(?!)"),
    re.compile(
        "[可或疑恐似料猜怕嫌会许能想望涉]|大概|估计|未必|不定|没准|推测|不排除|据信|相信|认为|几率|概率|风险|预计|大约|看来"
        "|仿佛|好像"
    ),
)
"""Of what may have happened Chinese says so, in one of many words."""
_ORDER = re.compile(r"\b(?:(?P<up>after)|(?P<down>before))\b(?! all\b)", re.IGNORECASE)
_ACTS = (
    "毕业|退休|上任|就任|就职|结婚|离婚|出生|去世|抵达|到达|入学|入境|入住|手术|选举|投票|开庭|开幕|出院|出狱|登机|起飞"
)
_ORDER_CHINESE = re.compile(
    r"(?P<up>之后|以后|过后|(?<=[\u4e00-\u9fff])(?<![最落背])后(?=[，。])|(?<=在)[^，。在]{1,10}(?<!最)后(?![来面续果悔备台代者勤卫期半方])"
    rf"|(?<={_ACTS})后(?!来)"
    r"|(?<=\d[年月日号])后(?![来期半])|(?<=[节诞])后(?![来半]))"
    r"|(?P<down>之前|以前|(?<=[\u4e00-\u9fff])(?<![目此当日先])前(?=[，。])"
    r"|(?<=在)[^，。在]{1,10}(?<![目此当日先])前(?![往来面景途言提线任方述])"
    rf"|(?<={_ACTS})前(?![往来])"
    r"|(?<=\d[年月日号])前(?![往来期夕])|(?<=[节诞])前(?![往来夕]))"
)
_ONLY_THEN = re.compile("[^。；]{0,10}[才方再]")
"""Behind a 后 that English says with before: he called before he left, 打了电话之后才离开."""
_TELLS_IN_TURN = re.compile(r" (?:[a-z]+ing|he|she|it|they|we|i|you|anyone|anybody|someone)\b", re.IGNORECASE)
"""After a "before" that Chinese says with what comes first: two years before she spoke, 两年后她才."""


_A_SPAN_LATER = re.compile("[，；][0-9一二两三四五六七八九十百半数几]+个?(?:世纪|[年月天周日]|小时|星期|分钟)[之以]?后")
"""In a clause of its own it tells what comes next: a quarter-century before its founder died, 25年后，其创始人去世."""


def compare_small_words(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one of each kind: denied in one version only, only so or certain in one, before for after."""
    chinese = [is_chinese(locale) for locale in locales]
    texts = [run(text, ("t2s",)) if text and its else text or "" for text, its in zip(plains, chinese, strict=True)]
    if any(len(text) != len(plain or "") for text, plain in zip(texts, plains, strict=True)):
        return
    for code, english, other in (("only", _ONLY, _ONLY_CHINESE), ("possible", _MAY_HAVE, _MAY_HAVE_CHINESE)):
        words = [other if its else english for its in chinese]
        said = [its.surely.search(text) for its, text in zip(words, texts, strict=True)]
        silent = [bool(text) and not its.perhaps.search(text) for its, text in zip(words, texts, strict=True)]
        if any(silent) and any(said):
            sides = [
                Side() if is_silent else _side(plain or "", place) if place else None
                for is_silent, place, plain in zip(silent, said, plains, strict=True)
            ]
            yield Disagreement(row, Family.WORDS, f"words.{code}", tuple(sides))
    moved = [list(_moved(text, is_chinese=its)) for text, its in zip(texts, chinese, strict=True)]
    in_turn = any(
        not its and one.sign < 0 and _TELLS_IN_TURN.match(text, one.end)
        for text, its, each in zip(texts, chinese, moved, strict=True)
        for one in each
    )
    later = [its and _A_SPAN_LATER.search(text) is not None for its, text in zip(chinese, texts, strict=True)]
    if in_turn:
        moved = [
            [one for one in each if not its or one.sign < 0 or _is_of_a_preposition(text, one)]
            for text, its, each in zip(texts, chinese, moved, strict=True)
        ]
    if not any(later):
        yield from opposed(row, "words.order", plains, moved)


def _is_of_a_preposition(text: str, word: Leaning) -> bool:
    """在…后, 之后; not 击败对手后."""
    before = re.split("[，。；]", text[max(0, word.start - 16) : word.end])[-1]
    if _ONLY_THEN.match(text, word.end):
        return False
    # 在雪中走了十公里后 is a clause, as what comes first in turn.
    return ("在" in before and "了" not in before) or text[word.start : word.end] in ("之后", "以后", "过后")


def _side(plain: str, place: re.Match[str]) -> Side:
    start, end = place.span()
    return Side(plain[start:end], start, end, 0)


def _moved(text: str, *, is_chinese: bool) -> Iterator[Leaning]:
    for word in (_ORDER_CHINESE if is_chinese else _ORDER).finditer(text):
        # Of 在辩论之后 the last word says it.
        start = max(word.start(), word.end() - 2 + (word[0][-2:-1] not in "之以过")) if is_chinese else word.start()
        yield Leaning(start, word.end(), 1 if word["up"] else -1)

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


_DENIES = _Words(
    re.compile(
        r"\b(?:(?:is|was|were|are|been|has|have|had|with|found|saw|see) no (?!doubt|denying|less|fewer|more|longer)\w+"
        r"|not(?! only\b| just\b| least\b| so much\b)(?!.{0,60}\buntil\b)"
        r"|cannot|never|without|nobody|no one|none|nothing|neither"
        r"|(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|ca|should)n[’']t"
        r"|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|den(?:y|ies|ied|ying)|unable to)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:no|not|nor|never|without|nobody|none|nothing|neither|nowhere|cannot|hardly|barely|scarcely|rarely|seldom"
        r"|few|lack\w*|miss\w*|fail\w*|refus\w*|den(?:y|ies|ied|ying|ial)|reject\w*|avoid\w*|prevent\w*|prohibit\w*"
        r"|ban|bans|banned|forb\w*|stop\w*|halt\w*|cease\w*|instead|rather|unless|until|absen\w*|illegal|impossible"
        r"|otherwise|except|regardless|whether|whatever|only|un(?!it|i|der|til|less|ion)\w+|inca\w+|inab\w+|insu\w+"
        r"|inac\w+|invi\w+|inval\w+|dis(?:agr|app|like|trust|sat|cont|hon|obe|reg)\w*|non\w+|irr\w+|\w+less"
        r"|mis(?:under|lead|s)\w*|stay\w*|remain\w*|closed|short of"
        r"|difficult\w*|wrong|against|oppos\w*|ignor\w*|neglect\w*|declin\w*|doubt\w*)\b"
        r"|n[’']t\b|\?",
        re.IGNORECASE,
    ),
)
_DENIES_CHINESE = _Words(
    re.compile(
        "没有|并未|未能|从未|尚未|并非|并不|绝不|从不|不会|不是|不能|不再|不想|不愿|不可|不得|不予|无法|无人|毫无|否认|拒绝|拒不"
        "|未曾|不曾"
    ),
    re.compile("[不没未无非否别莫勿拒免缺失禁避毫岂罕错反]|难以|阻止|防止|停止|很少|极少|鲜有|而是|除外|以外|之外"),
)
_NO_DENIAL = re.compile(
    "未来|特别|分别|别的|别人|个别|类别|级别|区别|性别|辨别|非洲|非常|不过|不断|不仅|不但|不光|不久|不少|不得不|差不多|无论|不管"
    r"|不论|是否|(.)不\1|有没有|无疑|不错|免费|反应|反映|反馈|反复|失业|失去"
)
"""Words with such a character that deny nothing."""
_ONLY = _Words(
    re.compile(r"(?<!not )(?<!the )\bonly\b(?! (?:after|when|if|by|because|child))", re.IGNORECASE), re.compile("")
)
_ONLY_CHINESE = _Words(re.compile(r"(?!)"), re.compile("[只仅唯惟才就光独单不]|区区|而已|罢了|限于"))
"""只有 is said where English says nothing, so only the English word is asked for."""
_ORDER = re.compile(r"\b(?:(?P<up>after)|(?P<down>before))\b(?! all\b)", re.IGNORECASE)
_ORDER_CHINESE = re.compile(
    r"(?P<up>之后|以后|过后|(?<=[\u4e00-\u9fff])后(?=[，。])|(?<=在)[^，。在]{1,10}后(?![来面续果悔备台代者勤卫期半方]))"
    r"|(?P<down>之前|以前|(?<=[\u4e00-\u9fff])(?<![目此当日先])前(?=[，。])"
    r"|(?<=在)[^，。在]{1,10}(?<![目此当日先])前(?![往来面景途言提线任方述]))"
)


def compare_small_words(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one of each kind: denied in one version and not in another, only so in one, before for after."""
    chinese = [is_chinese(locale) for locale in locales]
    texts = [
        _NO_DENIAL.sub(_blank, run(text, ("t2s",))) if text and its else text or ""
        for text, its in zip(plains, chinese, strict=True)
    ]
    if any(len(text) != len(plain or "") for text, plain in zip(texts, plains, strict=True)):
        return
    for code, english, other in (("denied", _DENIES, _DENIES_CHINESE), ("only", _ONLY, _ONLY_CHINESE)):
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
    yield from opposed(row, "words.order", plains, moved)


def _blank(word: re.Match[str]) -> str:
    return " " * len(word[0])


def _side(plain: str, place: re.Match[str]) -> Side:
    start, end = place.span()
    return Side(plain[start:end], start, end, 0)


def _moved(text: str, *, is_chinese: bool) -> Iterator[Leaning]:
    for word in (_ORDER_CHINESE if is_chinese else _ORDER).finditer(text):
        # Of 在辩论之后 the last word says it.
        start = max(word.start(), word.end() - 2 + (word[0][-2:-1] not in "之以过")) if is_chinese else word.start()
        yield Leaning(start, word.end(), 1 if word["up"] else -1)

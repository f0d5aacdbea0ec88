"""What one version denies and another does not: not, never, 未, 不得; with every figure and name in its place.

Languages deny in many ways ("hardly" and 难以 do, 不错 does not), so a version is believed to deny as soon as any word
may. Two denials make none (not uncommon, 常见); and a verb that denies (refuse, 拒绝) stands for the same verb of
the other version, and for no other word: who may refuse and 不得拒绝 are told apart.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from tms.checks.parity.denied_words import (
    has_assent,
    is_assented,
    is_denied_in_chinese_said,
    is_denied_thing_said,
    is_idiom,
    is_said_by_what_is,
    is_told_by_what_is,
)
from tms.checks.parity.denying_words import (
    CHINESE,
    ENGLISH,
    NO_DENIAL_IN_ENGLISH,
    NOT_AT_ALL,
    NOT_ONE,
    NOT_SURELY,
    TWOFOLD,
)
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.sizes import size
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_CONDITION = re.compile(r"\bif\b|\bunless\b|\bwhether\b|如果|若|倘|除非|要不是|是否|假如", re.IGNORECASE)


_ONLY = re.compile(r"(?<!not )\bonly\b", re.IGNORECASE)
_ONLY_CHINESE = re.compile("(?<![不0-9一二两三四五六七八九十百千万几数这那每])只|(?<!不)仅")
_DISMISSALS = re.compile("解雇|开除|撤职|免职|革职|遣散|罢免|裁员")
_TOLD_OTHERWISE = re.compile("hardly|barely|without|nothing|neither|none of|毫无|不想|不是|不必|不需", re.IGNORECASE)
"""What another language says without denying: left without a word, 悄然离去."""
_AS_LONG, _NEARLY_AS_LONG = math.log(1.8), math.log(1.6)
"""What is much longer tells something more, and denies that."""
_SHORT_WORDS, _CHARACTERS = 16, 34
"""So long a sentence says one thing."""
_MOST_WORDS, _MOST_CHARACTERS = 32, 64
"""So long a sentence says few things, and a denial that it loses is not hidden in another."""
_COMMA = re.compile("[,，]")
_ONE_SENTENCE = re.compile(r"(?:[^.!?;:]|[.,](?=\w)|(?<=\bMr)\.|(?<=\bDr)\.|(?<=\bMrs)\.|(?<=\bMs)\.)*[.!?]?[”\"’]?")
_ONE_SENTENCE_CHINESE = re.compile("[^。！？；]*[。！？]?[”」]?")

_FEW = re.compile(r"(?<!\ba )\b(?:few|hardly any\w*|scarcely any\w*|rarely|seldom) (?:[\w’'-]+ ){0,4}$", re.IGNORECASE)
_TWICE = 2
"""Who may not without something, in the other version may: one of two denials is lost."""


_APART = re.compile(r"\w,? (?:and|but) (?!(?:no|not|never|nothing)\b)\w+|，而?且?")

_ANTONYM = re.compile(
    r" (?:\w+ )?(?:wrong|right|bad|good|easy|hard|difficult|small|big|large|rare|common|far|near|new|cheap|expensive"
    r"|enough|many|much|clear|true|same|happy|well|dead|alive|over|open|closed|sure|certain|high|low|strong|weak"
    r"|surpris\w+|afraid|alone|unusual|stop|end|lose|miss(?:ed|es)?|forget|hesitate|hide|deny|fail"
    r"|mince|budge|flinch|blink|bode|hold water|add up|sit well|give an inch|pull (?:his|her|their) punches|waver"
    r"|relent|let up|stray|mix well|faze|bother|go hungry|cut corners|take sides|play favou?rites)\b",
    re.IGNORECASE,
)
"""What has a word for its opposite: he isn't wrong, 他说得对."""
_NOT_ALL = re.compile(r"(?: [\w’'-]+){0,3}? (?:all|every\w*|both)\b", re.IGNORECASE)
_OF_SOME = re.compile("部分|有些|一些|少数|多数|个别")
"""Who did not tell all told some, 部分."""


def _is_told_otherwise(text: str, first: re.Match[str]) -> bool:
    """Whether the denial is one that another language may tell without any."""
    return _TOLD_OTHERWISE.fullmatch(first[0]) is not None or _ANTONYM.match(text, first.end()) is not None


@dataclass(frozen=True)
class _Denying:
    """What a text denies: where first, its denying verbs, and how many words surely do.

    What else is asked is worked out when another version denies, which is seldom.
    """

    text: str
    is_chinese: bool
    first: re.Match[str] | None
    verbs: Counter[str]
    surely: int
    grammar: int
    are_apart: bool
    """Whether two words deny two things: had no record and was not known."""

    @cached_property
    def perhaps(self) -> int:
        """How many words may deny."""
        may = NOT_AT_ALL.sub(_blank, self.text) if self.is_chinese else self.text
        return sum(1 for _ in (CHINESE if self.is_chinese else ENGLISH).perhaps.finditer(may))

    @cached_property
    def twofold(self) -> int:
        """How many words of an English text may together come to no denial."""
        if self.is_chinese or (self.are_apart and NOT_ONE.search(self.text) is None):
            return 0
        return len(TWOFOLD.findall(self.text))

    @cached_property
    def only(self) -> int:
        """How many of these words only say that there is no more."""
        return len((_ONLY_CHINESE if self.is_chinese else _ONLY).findall(self.text))

    @cached_property
    def dismissals(self) -> int:
        """How many words are of people who lose their work, which deny only that they keep it."""
        return sum(1 for _ in _DISMISSALS.finditer(self.text))

    @cached_property
    def is_conditional(self) -> bool:
        """Whether it only says what would be."""
        return _CONDITION.search(self.text) is not None

    @cached_property
    def length(self) -> float:
        """How much it says."""
        return size(self.text)

    @cached_property
    def clauses(self) -> int:
        """How many commas it has."""
        return len(_COMMA.findall(self.text))

    @cached_property
    def is_plain(self) -> bool:
        """One short sentence, of which the denial is what it says."""
        return self._is_a_sentence(_SHORT_WORDS, _CHARACTERS)

    @cached_property
    def is_one_sentence(self) -> bool:
        """One sentence, which may be as long as news has them."""
        return self._is_a_sentence(_MOST_WORDS, _MOST_CHARACTERS)

    @cached_property
    def is_said_by_what_is(self) -> bool:
        """Whether it may say that something is not by what is."""
        return is_said_by_what_is(self.text, chinese=self.is_chinese)

    def _is_a_sentence(self, words: int, characters: int) -> bool:
        if self.is_chinese:
            return len(self.text) <= characters and _ONE_SENTENCE_CHINESE.fullmatch(self.text) is not None
        return len(self.text.split()) <= words and _ONE_SENTENCE.fullmatch(self.text) is not None


def compare_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: what is denied in a version, and in another not, or not as often."""
    chinese = [is_chinese(locale) for locale in locales]
    denying = [_denying(text, chinese=its) if text else None for text, its in zip(plains, chinese, strict=True)]
    for one, other in permutations(range(len(plains)), 2):
        if chinese[one] and chinese[other] and not all(chinese):
            continue  # What both are translated from tells more.
        mine, theirs = denying[one], denying[other]
        if mine is None or theirs is None or mine.first is None or not _is_alone(mine, theirs):
            continue
        sure = _how_sure(mine, theirs)
        if sure[0] is Family.WORDS and mine.twofold - theirs.perhaps >= _TWICE:
            continue
        if sure[0] is Family.WORDS and theirs.perhaps == 0 and theirs.is_chinese and is_told_by_what_is(theirs.text):
            continue
        sides: list[Side | None] = [None] * len(plains)
        start, end = mine.first.span()
        sides[one], sides[other] = Side((plains[one] or "")[start:end], start, end, 0), Side()
        for at, third in enumerate(denying):
            if third is not None and at not in (one, other):
                sides[at] = _third(third, plains[at] or "", mine)
        yield Disagreement(row, *sure, tuple(sides))
        return


def _how_sure(mine: _Denying, theirs: _Denying) -> tuple[Family, str]:
    """Two short sentences of which one denies once, and the other has no word that may, are no hint but a mistake."""
    if _is_of_some(mine, theirs):
        return Family.WORDS, "words.denied"
    is_once = mine.surely == mine.grammar == 1 and theirs.perhaps == 0 and not theirs.is_said_by_what_is
    is_as_long = abs(math.log(mine.length / theirs.length)) < _AS_LONG if mine.length and theirs.length else False
    is_plain = is_as_long and mine.clauses <= theirs.clauses and mine.is_plain and theirs.is_plain
    is_said = mine.is_chinese or mine.first is None or is_denied_thing_said(mine.text, mine.first, theirs.text)
    is_told = mine.first is None or _is_told_otherwise(mine.text, mine.first)
    is_lost = is_once and is_plain and is_said is not False and not is_told
    if is_lost or (is_as_long and _is_lost_in_a_sentence(mine, theirs)):
        return Family.DENIALS, "denials.missing"
    return Family.WORDS, "words.denied"


def _is_of_some(mine: _Denying, theirs: _Denying) -> bool:
    if mine.first is None or not theirs.is_chinese or _OF_SOME.search(theirs.text) is None:
        return False
    return _NOT_ALL.match(mine.text, mine.first.end()) is not None


def _is_lost_in_a_sentence(mine: _Denying, theirs: _Denying) -> bool:
    """Whether of two sentences that say as much, one denies a thing that the other says, however long they are.

    Either no word of the other may deny, nor says by what is that something is not; or it has the same verb that
    denies, and lacks the denial of that: had not ruled out, 已排除.
    """
    first = mine.first
    if first is None or not (mine.is_one_sentence and theirs.is_one_sentence) or mine.are_apart:
        return False
    if abs(math.log(mine.length / theirs.length)) > _NEARLY_AS_LONG or (mine.is_conditional and theirs.perhaps):
        return False
    if mine.verbs and mine.verbs == theirs.verbs and mine.grammar == 1 and theirs.grammar == 0:
        return theirs.perhaps == theirs.surely == mine.surely - 1
    return not theirs.perhaps and mine.surely == 1 and _is_said_instead(mine, first, theirs)


def _is_said_instead(mine: _Denying, first: re.Match[str], theirs: _Denying) -> bool:
    """Whether the other text, which has no denial, says what this one denies."""
    kind = next(iter(mine.verbs), first[0].lower())
    if not mine.is_chinese and has_assent(kind, first[0]):
        return is_assented(kind, theirs.text)
    if theirs.is_said_by_what_is or _is_told_otherwise(mine.text, first):
        return False
    if mine.is_chinese:
        return mine.clauses <= theirs.clauses + 1 and is_denied_in_chinese_said(mine.text, first, theirs.text)
    return not is_idiom(mine.text, first) and bool(is_denied_thing_said(mine.text, first, theirs.text))


def _third(third: _Denying, plain: str, mine: _Denying) -> Side | None:
    if third.first is not None and not _is_alone(mine, third):
        start, end = third.first.span()
        return Side(plain[start:end], start, end, 0)
    return Side() if _is_alone(mine, third) else None


def _is_alone(mine: _Denying, theirs: _Denying) -> bool:
    """Whether only the first text denies."""
    # Both say "only", which might deny and here answers for itself: did not expect that only 12 came, 料到只有12人.
    if theirs.perhaps == min(mine.only, theirs.only):
        return (mine.surely % 2 == 1 or mine.are_apart) and not mine.is_conditional
    is_one_verb = theirs.perhaps == theirs.surely == sum(theirs.verbs.values()) == 1
    if is_one_verb and mine.verbs - theirs.verbs and mine.surely == sum(mine.verbs.values()) == _TWICE:
        return True  # Who denied that he refused, in the other version only denies.
    if (
        mine.grammar == _TWICE
        and theirs.grammar == theirs.perhaps == 1
        and not mine.is_conditional
        and not theirs.is_conditional
    ):
        return True
    both = mine.verbs & theirs.verbs
    shared = sum(both.values())
    # Both refuse, and one of them doesn't.
    return bool(shared) and mine.grammar % 2 == 1 and theirs.perhaps - theirs.dismissals <= shared


def _denying(plain: str, *, chinese: bool) -> _Denying | None:
    words = CHINESE if chinese else ENGLISH
    text = run(plain, ("t2s",)) if chinese else plain
    if len(text) != len(plain):
        return None
    sure = (NOT_SURELY if chinese else NO_DENIAL_IN_ENGLISH).sub(_blank, text)
    verbs: Counter[str] = Counter()
    first, grammar = None, 0
    denials = list(words.surely.finditer(sure))
    # Few failed to sign, and 几乎所有国家都签署了.
    surely = int(not chinese and bool(denials) and _FEW.search(text, 0, denials[0].start()) is not None)
    are_apart = len(denials) == _TWICE and _APART.search(text, denials[0].end(), denials[1].start()) is not None
    for found in denials:
        first = first or found
        surely += 1
        verb = next((name for name, value in found.groupdict().items() if value), None)
        if verb is None:
            grammar += 1
        else:
            verbs[verb] += 1
    return _Denying(text, chinese, first, verbs, surely, grammar, are_apart)


def _blank(word: re.Match[str]) -> str:
    return " " * len(word[0])

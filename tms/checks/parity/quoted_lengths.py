"""How much of a piece is quoted, and how long it is: words that moved into or out of a quotation, a lost sentence.

Languages are about as long as each other by the measure of ``size``: what is quoted is about the same share of a piece
in each. Only much more or much less is told, and of short texts nothing.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tms.checks.parity.model import Disagreement, Family, Side, VersionText
from tms.checks.parity.quotations import compare_mentioned, compare_quotations
from tms.checks.parity.sizes import size
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"|„([^“”„]+)[“”]")
_SINGLE = re.compile(r"(?<!\w)‘([^‘’]{6,})’(?!\w)|(?<!\w)'([^']{6,})'(?!\w)")
_OPEN_OR_CLOSE = re.compile(r"[“”„\"「」]")
_ANY_MARK = re.compile(r"[“”„\"「」『』‘’'《》]")
_CLAUSE = re.compile(
    r"[.!?;] |, (?=(?:and|but|so|or|nor|yet|because)\b|(?:i|we|he|she|they|it|you|my|our|nobody|no one|this|that)\b)"
    r"| (?:and|but|so) (?=(?:i|we|he|she|they|it|you|nobody|my|our)\b)",
    re.IGNORECASE,
)
_CLAUSE_CHINESE = re.compile("[，。！？；：,.!?;:…—]+")
_CLAUSE_WORDS, _PHRASE_WORDS = 3, 3
_TITLE = re.compile(r"《[^《》]*》")
_BRACKETED = re.compile(r"（[^（）]*）|\([^()]*\)")
"""What one version explains: the time here, the name as it is spelled there."""
_LEAST_QUOTED = 5.0
_SHARE_APART, _SHARES_BETWEEN = math.log(1.65), 0.22
_LONG_QUOTATION, _QUOTED_APART = 9.0, math.log(1.75)
_FEWEST_QUOTED, _SAME_WORDS = 3, 0.4
_CUT, _CUT_OF_A_PHRASE = 0.72, 0.6
"""So much shorter a piece has lost what is not quoted; one that quotes nothing may tell the phrase in its words."""
_REPORTS = re.compile("[并又还且也][他她]?(?:称|说|表示|指出|强调|补充|形容|指责|斥责)(?!着?[：:]?[“「])")
_CLASSICAL = re.compile("[之者矣焉乎兮吾汝尔孰莫勿惟唯岂曰]|其|于|而|则|必|[百千万]|如|为|无|不|有")
_MODERN = re.compile(
    "[的了是在你他她它们这那哪呢吗吧啊把被给跟着就都也很还让到说没]|什么|可以|会|能|要(?!言|妙)|将|已|和(?!为|而)|一个|因为|所以|正在|应该|必须"
    "|需|个|人们|大家|更|最|只"
)
"""What no sentence of today does without for long."""
_CLASSICAL_LENGTH = 0.33
_LEAST_LENGTH = 24.0
_LENGTH_APART, _LOOSE = 0.8, 2.0


@dataclass(frozen=True, slots=True)
class _Quoting:
    """How much a version says, how much of it in quotation marks, and where these begin and end."""

    length: float
    quoted: float
    titles: float
    words: str
    start: int
    end: int
    is_whole: bool
    has_marks: bool
    reports: bool


def compare_all_quotations(
    row: int,
    texts: Sequence[VersionText | None],
    plains: Sequence[str | None],
    short: Sequence[str | None],
    locales: Sequence[str],
) -> tuple[list[Disagreement], list[Family]]:
    """What only one version quotes, and then what it quotes more of; what is only reported is a hint."""
    found, agreed = compare_quotations(row, texts, plains)
    if found:
        return found, agreed
    lengths = list(compare_quoted_lengths(row, texts, short, locales))
    is_sure = any(one.family is not Family.WORDS for one in lengths)
    return lengths if is_sure else (compare_mentioned(row, texts, short) or lengths), agreed


def compare_quoted_lengths(
    row: int, texts: Sequence[VersionText | None], plains: Sequence[str | None], locales: Sequence[str]
) -> Iterator[Disagreement]:
    """At most one: more is quoted in a version than in another, or it says much more."""
    quoting = [_quoting(text) if text else None for text in plains]
    chinese = [is_chinese(locale) for locale in locales]
    for one, other in combinations(range(len(plains)), 2):
        mine, theirs = quoting[one], quoting[other]
        if mine is None or theirs is None or (chinese[one] and chinese[other] and not all(chinese)):
            continue
        if _is_emphasised(texts[one]) or _is_emphasised(texts[other]):
            continue
        if mine.is_whole and theirs.is_whole and _quoting_apart(mine, theirs, chinese[one], chinese[other]):
            places = {one: (mine.start, mine.end), other: (theirs.start, theirs.end)}
            is_sure = chinese[one] is not chinese[other] and _is_lost(
                *((theirs, mine) if chinese[one] else (mine, theirs))
            )
            code = "quotations.shorter" if is_sure else "words.quoted"
            yield _told(row, plains, code, places, Family.QUOTATIONS if is_sure else Family.WORDS)
            return
        if _lengths_apart(mine, theirs):
            yield _told(row, plains, "words.length", {at: (0, len(plains[at] or "")) for at in (one, other)})
            return


def _quoting(text: str) -> _Quoting:
    spans = [(found.span(), found[found.lastindex or 0]) for found in _QUOTED.finditer(text)]
    is_whole = sum(1 for _ in _OPEN_OR_CLOSE.finditer(text)) == sum(
        sum(1 for _ in _OPEN_OR_CLOSE.finditer(text, *span)) for span, _ in spans
    )
    if not spans:
        spans = [(found.span(), found[found.lastindex or 0]) for found in _SINGLE.finditer(text)]
    start, end = (spans[0][0][0], spans[-1][0][1]) if spans else (0, 0)
    titles = sum(size(found[0]) for found in _TITLE.finditer(text))
    return _Quoting(
        size(_BRACKETED.sub("", text)),
        sum(size(words) for _, words in spans),
        titles,
        ". ".join(words for _, words in spans),
        start,
        end,
        is_whole,
        _ANY_MARK.search(text) is not None,
        _REPORTS.search(run(text, ("t2s",))) is not None,
    )


def _is_emphasised(text: VersionText | None) -> bool:
    codes = text.codes or {} if text is not None else {}
    return any(code.get("type") == "emphasis" for code in codes.values())


def _quoting_apart(one: _Quoting, other: _Quoting, one_is_chinese: bool, other_is_chinese: bool) -> bool:
    if one_is_chinese and other_is_chinese:
        return _are_other_words(one.words, other.words) or _quotes_apart(one, other)
    english, chinese = (other, one) if one_is_chinese else (one, other)
    return not _is_classical(english, chinese) and (
        _quotes_apart(one, other) or _has_fewer_clauses(english, chinese) or _is_unquoted(english, chinese)
    )


def _is_classical(english: _Quoting, chinese: _Quoting) -> bool:
    """Whether a saying is quoted as the ancients put it, in few words and not in too few."""
    words = run(chinese.words, ("t2s",))
    is_old = _CLASSICAL.search(words) is not None and _MODERN.search(words) is None
    return is_old and chinese.quoted >= _CLASSICAL_LENGTH * english.quoted


def _has_fewer_clauses(english: _Quoting, chinese: _Quoting) -> bool:
    """Whether a sentence of what is quoted in English has no clause in Chinese, which puts a mark behind each."""
    if not chinese.quoted or english.quoted < _LONG_QUOTATION or chinese.quoted > english.quoted:
        return False
    clauses = [clause for clause in _CLAUSE.split(english.words) if len(clause.split()) >= _CLAUSE_WORDS]
    theirs = [clause for clause in _CLAUSE_CHINESE.split(chinese.words) if len(clause) > 1]
    return len(theirs) < len(clauses)


def _is_unquoted(english: _Quoting, chinese: _Quoting) -> bool:
    """Whether English quotes a phrase, which is no title, and Chinese puts no mark anywhere."""
    words = english.words.split()
    return (
        len(words) >= _PHRASE_WORDS
        and words[0][:1].islower()
        and not chinese.quoted
        and not chinese.titles
        and not chinese.has_marks
    )


def _quotes_apart(one: _Quoting, other: _Quoting) -> bool:
    """Whether one quotes much more, however titles are counted."""
    if not one.length or not other.length or not one.quoted or not other.quoted:
        return False
    if max(one.quoted, other.quoted) < _LEAST_QUOTED:
        return False
    shares = [[its.quoted / its.length, (its.quoted + its.titles) / its.length] for its in (one, other)]
    if all(
        abs(mine - theirs) > _SHARES_BETWEEN and abs(math.log(mine / theirs)) > _SHARE_APART
        for mine in shares[0]
        for theirs in shares[1]
    ):
        return True
    longer = max(one.quoted, other.quoted)
    apart = abs(math.log(one.quoted / other.quoted))
    return longer >= _LONG_QUOTATION and apart > _QUOTED_APART and not (one.titles or other.titles)


def _are_other_words(one: str, other: str) -> bool:
    """Of two Chinese versions, where other words of a sentence are quoted."""
    texts = [run(words, ("t2s",)) for words in (one, other)]
    if min(map(len, texts)) < _FEWEST_QUOTED:
        return False
    shared = len(set(texts[0]) & set(texts[1]))
    return shared < _SAME_WORDS * min(len(set(text)) for text in texts)


def _lengths_apart(one: _Quoting, other: _Quoting) -> bool:
    longer, shorter = max(one.length, other.length), min(one.length, other.length)
    if not shorter:
        return False
    apart = math.log(longer / shorter)
    return longer >= _LEAST_LENGTH and apart > _LENGTH_APART + _LOOSE / longer


def _is_lost(english: _Quoting, chinese: _Quoting) -> bool:
    """Whether Chinese quotes less, not the same and a title too, and is shorter; else it may report the rest."""
    cut = _CUT if chinese.quoted else _CUT_OF_A_PHRASE
    return chinese.quoted < english.quoted and chinese.length < cut * english.length and not chinese.reports


def _told(
    row: int,
    plains: Sequence[str | None],
    code: str,
    at: dict[int, tuple[int, int]],
    family: Family = Family.WORDS,
) -> Disagreement:
    sides: list[Side | None] = [None] * len(plains)
    for camp, (version, (start, end)) in enumerate(at.items()):
        sides[version] = Side((plains[version] or "")[start:end], start, end, camp)
    return Disagreement(row, family, code, tuple(sides))

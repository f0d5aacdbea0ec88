"""Before and after what: "two days after the election" is not 选举前两天.

Only one thing that both versions name is asked for, an event or a day: a sentence that is turned, as translators turn
them (he resigned before the report came out, 他辞职之后报告才发表), names another one behind its word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

from tms.checks.parity.denied_words import denied_words
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.tables import table_rows
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Kind, Quantity

_TABLE = files(__package__).joinpath("data", "events.tsv")
_BEFORE, _AFTER = "before", "after"
_SIDE = r"(?:(?P<before>before|ahead of|prior to)|(?P<after>after|following))"
_WHICH = r"(?:the |an? |his |her |their |its |this |that |last |next )?(?:[\w’'-]+ ){0,2}?"
_WORD_BEFORE = re.compile(rf"\b{_SIDE} (?:the |about |around )?$", re.IGNORECASE)
_WORD_BEFORE_REACH = 18
_WORD_AFTER = re.compile(
    r"(?:之|以)?(?:(?P<before>前(?![往来面景夕台任提后锋线沿]))|(?P<after>后(?![来面续果悔备台代者勤卫期半方腰人])))"
)
_SPAN = re.compile(rf"[ -](?:minute|hour|day|week|month|year)s? {_SIDE}\b", re.IGNORECASE)
_UNIT = "个?(?:分钟|小时|星期|天|周|月|年)"
_SPAN_CHINESE = re.compile(rf"{_UNIT}[之以]?(?:(?P<before>前)|(?P<after>后))(?![，来])")
_SPAN_BEHIND = re.compile(r"[之以]?(?:(?P<before>前)|(?P<after>后))$"), re.compile(_UNIT)
_LED = re.compile("在[^，。；在]{1,16}$")
"""Of 在枪击案发生三周后购得 the event is the one before; 签约两周后，丑闻曝光 is turned as translators turn it."""
_OF_A_YEAR = re.compile(rf"\b{_SIDE} (?:the|a) (?P<year>(?:1[5-9]|20)\d\d) (?!and|or|to)[a-z]+", re.IGNORECASE)
_OF_A_YEAR_CHINESE = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)年(?![\d底末初中])[^，。；前后]{2,24}?[之以]?"
    r"(?:(?P<before>前)|(?P<after>后))(?![往来面景夕台任提锋线沿续果悔备代者勤卫期半方腰人])"
)
"""Before the 2008 crash, 2008年崩盘前."""
_BEFORE_AN_ACT = re.compile(
    rf"\b{_SIDE} (?:(?:he|she|it|they|we|i|the|his|her|its|their) (?:had )?)?(?P<act>[a-z]+)\b", re.IGNORECASE
)
"""Before she heard the shots, 在听到枪声之后."""
_ANY = re.compile(_SIDE, re.IGNORECASE), re.compile("[前后後]")
"""In English and in Chinese: most texts have none, and are asked nothing."""
_LED_REACH = 18
_DAYS = frozenset((Kind.DATE, Kind.WEEKDAY, Kind.TIME))

_Place = tuple[int, int]
_Placed = dict[object, dict[str, _Place]]
"""For each thing that a text names behind such a word, by the word, where that stands."""


def compare_event_order(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """At most one: a thing that something is before in one version, and after in another."""
    asked = [(text, _ANY[is_chinese(locale)]) for text, locale in zip(plains, locales, strict=True) if text]
    if not all(any(word is one and word.search(text) for text, word in asked) for one in _ANY):
        return []
    placed = [
        _placed(text, its, chinese=is_chinese(locale)) if text else {}
        for text, its, locale in zip(plains, said, locales, strict=True)
    ]
    for one, other in combinations(range(len(plains)), 2):
        if is_chinese(locales[one]) is is_chinese(locales[other]):
            continue
        for thing, mine in placed[one].items():
            theirs = placed[other].get(thing, {})
            if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
                sides: list[Side | None] = [None] * len(plains)
                for at, its in enumerate(each.get(thing, {}) for each in placed):
                    if len(its) == 1:
                        (start, end), *_ = its.values()
                        sides[at] = Side((plains[at] or "")[start:end], start, end, int(its.keys() != mine.keys()))
                return [Disagreement(row, Family.OPPOSITES, "opposites.before", tuple(sides))]
    return []


def _placed(plain: str, said: Sequence[Quantity], *, chinese: bool) -> _Placed:
    found: _Placed = {}
    for thing, word, place in _in_chinese(plain, said) if chinese else _in_english(plain, said):
        found.setdefault(thing, {}).setdefault(word, place)
    return found


def _in_english(plain: str, said: Sequence[Quantity]) -> Iterator[tuple[object, str, _Place]]:
    for number, (english, _) in enumerate(_events()):
        for found in english.finditer(plain):
            yield number, _BEFORE if found["before"] else _AFTER, found.span()
    for found in _BEFORE_AN_ACT.finditer(plain):
        for act in _acts_of(found["act"].lower()):
            yield ("act", act), _BEFORE if found["before"] else _AFTER, found.span()
    for found in _OF_A_YEAR.finditer(plain):
        yield ("year", found["year"]), _BEFORE if found["before"] else _AFTER, found.span()
    for one in said:
        if one.kind is Kind.NUMBER and (word := _SPAN.match(plain, one.end)):
            yield ("span", one.meaning), _BEFORE if word["before"] else _AFTER, (one.start, word.end())
        if one.kind in _DAYS:
            start = max(0, one.start - _WORD_BEFORE_REACH)
            if word := _WORD_BEFORE.search(plain[start : one.start]):
                yield one.meaning, _BEFORE if word["before"] else _AFTER, (start + word.start(), one.end)


def _in_chinese(plain: str, said: Sequence[Quantity]) -> Iterator[tuple[object, str, _Place]]:
    text = run(plain, ("t2s",))
    if len(text) != len(plain):
        return
    yield from _named_in_chinese(text)
    for one in said:
        if one.kind is Kind.NUMBER and (word := _beside_a_span(text, one)):
            place = min(one.start, word.start()), max(one.end, word.end())
            yield ("span", one.meaning), _BEFORE if word["before"] else _AFTER, place
        if one.kind in _DAYS and (word := _WORD_AFTER.match(text, one.end)):
            yield one.meaning, _BEFORE if word["before"] else _AFTER, (one.start, word.end())


def _named_in_chinese(text: str) -> Iterator[tuple[object, str, _Place]]:
    """Events, acts and years."""
    for number, (_, chinese) in enumerate(_events()):
        for found in chinese.finditer(text):
            yield number, _BEFORE if found["before"] else _AFTER, found.span()
    for number, event in enumerate(_events_behind_spans()):
        for found in event.finditer(text):
            # 两天后举行游行: what is told comes before it.
            yield number, _AFTER if found["before"] else _BEFORE, found.span()
    expression, acts = _acts_in_chinese()
    for found in expression.finditer(text):
        for act in acts[found["act"]]:
            yield ("act", act), _BEFORE if found["before"] else _AFTER, found.span()
    for found in _OF_A_YEAR_CHINESE.finditer(text):
        yield ("year", found["year"]), _BEFORE if found["before"] else _AFTER, found.span()


def _beside_a_span(text: str, one: Quantity) -> re.Match[str] | None:
    """在袭击发生三天后, 在末班车抵达前两小时: the word beside the span, in a phrase that 在 leads."""
    if _LED.search(text, max(0, one.start - _LED_REACH), one.start) is None:
        return None
    behind, unit = _SPAN_BEHIND
    word = behind.search(text, max(0, one.start - 2), one.start)
    return word if word and unit.match(text, one.end) else _SPAN_CHINESE.match(text, one.end)


@cache
def _events() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile(rf"\b{_SIDE} {_WHICH}(?:{row['en']})(?![\w-])", re.IGNORECASE),
            re.compile(rf"(?:{row['zh']})(?:案|事件)?(?:发生|爆发)?{_WORD_AFTER.pattern}"),
        )
        for row in table_rows(_TABLE)
    )


@cache
def _events_behind_spans() -> tuple[re.Pattern[str], ...]:
    """Each event of the table as what comes after so many days, the only mention of it."""
    return tuple(
        re.compile(
            rf"^(?!.*(?:{row['zh']}).*(?:{row['zh']}))[^。；]*?(?<=[，。；])\s?[\d一二两三四五六七八九十几数]+{_UNIT}[之以]?"
            rf"(?:(?P<before>前)|(?P<after>后))[，]?[^，。；]{{0,16}}(?:举行|召开|爆发|发生|举办|迎来)[^，。；]{{0,6}}(?:{row['zh']})"
        )
        for row in table_rows(_TABLE)
    )


@lru_cache(maxsize=4096)
def _acts_of(word: str) -> list[int]:
    """The rows of verbs that the English word is of."""
    return [number for number, (english, _) in enumerate(denied_words()) if re.match(f"(?:{english})", word)]


@cache
def _acts_in_chinese() -> tuple[re.Pattern[str], Mapping[str, Sequence[int]]]:
    """Verbs of two characters and more with the word behind them, and the rows that each is of."""
    acts: dict[str, list[int]] = {}
    for number, (_, chinese) in enumerate(denied_words()):
        for word in chinese.split("|"):
            if len(word) > 1:
                acts.setdefault(word, []).append(number)
    words = "|".join(sorted(acts, key=len, reverse=True))
    return re.compile(rf"(?P<act>{words})[^，。；前后]{{0,8}}?(?:之|以)(?:(?P<before>前)|(?P<after>后))"), acts

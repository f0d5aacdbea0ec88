"""English shares and parts: half a million, a third of, a quarter of a point, a year and a half, one in five."""

import re
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.english.amounts import Read, article_before
from tms.language.numbers.english.word import Word
from tms.language.numbers.english.words import ONES, SCALES, TEENS, TENS
from tms.language.numbers.quantity import OFF, ClockTime, Kind, PartialDate, Quantity, simplest

_WHOLES = {"dozen": 12, "hundred": 100, **SCALES}
_WHOLE = re.compile(
    r" (?:(?:of )?an?|of one) "
    r"(?:(hundred|thousand|million|billion|trillion|dozen)|(percentage point)|(percent))(?![a-z])"
)
_PART_OF = re.compile(
    r" (?:of|the|its|an?|as|that|less|more|fewer|lower|higher|smaller|larger|off|below|above)(?![a-z])"
)
_OF_A_UNIT = re.compile(
    r" (?:of )?an? (?:second|minute|hour|day|week|month|year|decade|century|mile|met(?:re|er)|kilomet(?:re|er)|inch"
    r"|pound|ounce|ton(?:ne)?|acre|pint|gallon|lit(?:re|er)|cup|dollar)(?![a-z])"
)
"""Half an hour is 半小时, and no share of one."""
_JOINED_UNIT = re.compile(r"-(?:century|decade|year|month|day|hour|mile)(?![a-z])")
_QUARTER_CENTURY = re.compile(r"(?:[ -]| of an? )century(?![a-z])")
_PRICE = re.compile(
    r"(?:[ -]| (?:the|its) (?:usual |normal |original |full |list )?)price(?![a-z])"
    r"| off(?= (?:the|all|every|its|their|on)\b|[.,;]|$)"
)

_POINTS = re.compile(
    r"(?P<points>[ -](?P<percentage>percentage[ -])?points?)(?![a-z])"
    r"(?P<rate> (?:cut|rise|hike|increase|reduction|move|rate|interest))?"
)
_THREE_QUARTERS = re.compile(r"[ -]quarters?[ -](?:percentage[ -])?points?(?![a-z])")
_THREE_QUARTERS_OF_A_CENTURY = re.compile(r"[ -]quarters of a century(?![a-z])")
_NO_NOUN = re.compile(
    r"[.,;)]|$| (?:in|on|to|from|since|over|last|this|compared|between|during|and|but|when|because)\b"
)
_NO_SHARE_BEFORE = (" first ", " second ", " other ", " better ", " latter ", " back ", " early ")
_SIDE_BEFORE = re.compile(
    " (?:lower|upper|bottom|top|northern|southern|eastern|western|left|right|front|rear|inner|outer|hand) $"
)
"""The lower half of a screen is 下半部, no share of it."""
_WHICH_PART = re.compile(
    r"(?<!\w)(?:the|its|his|her|their|this) (?:last|final|top|bottom|middle|lower|upper|closing|opening|remaining"
    r"|northern|southern|eastern|western|inner|outer) $"
)
_FURTHER = re.compile("(?<![a-z])another $")
_A_NOUN_OF = re.compile(
    r"[- ](?:party|parties|person|world|term|time|attempt|round|day|week|month|year|child|goal|title|win|season|game"
    r"|victim|body|suspect|man|woman|dose|shot|point|final|century|pounder|test|case|vote|bid)|-"
)
_ABOUT = re.compile("(?<![a-z])(?:barely|nearly|almost|about|roughly|only|just over|more than|less than|up to|some) $")
"""Barely a third turned out: before a rank nobody says so."""
_REACH = 80
_OTHERS_BEFORE = re.compile(
    r"\b(?:one|two|three|four|\w*first|second|both|another)\b[^.;]{0,60}(?:,| and|, and|, while| while) $"
)
_ACTS = re.compile(r",? (?:[a-z]+ing|[a-z]+ed|was|is|were|has|had|said|says|who|will|would)\b")
_QUARTER = 4
_PART_OF_A_THING = re.compile(
    r" of (?!(?:the|this|last|next|an?|its) (?:\w+ )?(?:year|season|match|game|fiscal|financial|century|decade|final)"
    r"|\d|last |this |next |fiscal )"
)
_BEFORE_A_NOUN = re.compile(
    r"[- ](?!(?:of|in|on|is|was|are|were|and|or|but|to|when|where|before|after|with|by|at|had|has|have|from|which|that"
    r"|will|would|could|can|as|went|goes)\b)[a-z]"
)
_UNIT_AND_A = re.compile(r"\ban? (?:year|month|week|day|hour|minute|decade|century|mile|metre|meter) and a $")
_BOTTOMS = {**ONES, **TEENS, **TENS, "a hundred": 100, "one hundred": 100, "a thousand": 1000, "one thousand": 1000}
_SMALL = "|".join(sorted(_BOTTOMS, key=len, reverse=True))
_IN = re.compile(rf" (?:(?:in|out of)(?: every)?|of every) (\d{{1,3}}|{_SMALL})(?![a-z\d,.]?[a-z\d])")
_NOUN_IN = re.compile(
    rf"(?: [a-z-]{{3,14}}){{1,2}} (?:in|out of)(?P<every> every)? (\d{{1,3}}|{_SMALL})(?![a-z\d,.]?[a-z\d])"
    r"(?(every)|(?=[.,;:)]|$| (?:there|here|is|was|are|were|has|have|had|will|would|can|could|may|might|does|did|do"
    r"|now|never|still|[a-z]{3,}ed|says?|said|lives?|goes|drops?|dies?|fails?|suffers?|lacks?|gets?|owns?|works?|ends?"
    r"|needs?|comes?|takes?)\b))"
)
"""One child in five goes; not one shop in 30 countries."""
_OF_A_SCORE = re.compile(r"\d[-–]$")
_TIME_OR_GAMES = re.compile(
    r"[ -](?:days?|years?|months?|hours?|minutes?|weeks?|seconds?"
    r"|games?|matches|attempts|innings|sets|rounds|decades?|january|february|march|april|may|june|july|august|september|october|november|december|[ap]\.?m)\b"
)


def part_of_a_century(at: Word) -> Read | None:
    """A quarter century, or a quarter of one, is 25 years."""
    found = _QUARTER_CENTURY.match(at.lowered, at.end)
    if found is None:
        return None
    return Quantity(at.start, found.end(), Kind.NUMBER, Decimal(25), is_described=True), found.end()


def half(at: Word) -> Read | None:
    """Half a million; half of the: certain before such words only. The first half is a time, not a share."""
    before = at.lowered[max(0, at.start - 40) : at.start]
    if unit := _UNIT_AND_A.search(before):
        start = at.start - len(before) + unit.start()
        return Quantity(start, at.end, Kind.NUMBER, Decimal("1.5")), at.end
    if whole := _WHOLE.match(at.lowered, at.end):
        return _of_a_whole(at.start, whole, 2)
    if points := _points(at, 2):
        return points
    if price := _PRICE.match(at.lowered, at.end):
        return Quantity(at.start, price.end(), Kind.PERCENT, Decimal(50), OFF, is_certain=False), price.end()
    if _JOINED_UNIT.match(at.lowered, at.end):
        return Quantity(at.start, at.end, Kind.NUMBER, Decimal("0.5"), is_certain=False), at.end
    if f" {before}".endswith(_NO_SHARE_BEFORE) or at.lowered[at.end : at.end + 1] == "-":
        return None
    is_share = _PART_OF.match(at.lowered, at.end) is not None and not _OF_A_UNIT.match(at.lowered, at.end)
    is_share = is_share and _SIDE_BEFORE.search(f" {before}") is None
    return Quantity(at.start, at.end, Kind.NUMBER, Decimal("0.5"), is_certain=is_share), at.end


def part(at: Word, bottom: int) -> Read | None:
    """A third of, a quarter of a million; nothing where no article leads and nothing is divided."""
    if points := _points(at, bottom):
        return points
    begin = article_before(at.lowered, at.start)
    whole = _WHOLE.match(at.lowered, at.end)
    if begin is None and bottom == 4 and whole and whole[0].startswith(" of "):
        begin = at.start  # Quarter of a million.
    if begin is None:
        return _further_part(at, bottom) or _which_part(at, bottom)
    if whole:
        return _of_a_whole(begin, whole, bottom)
    if _OF_A_UNIT.match(at.lowered, at.end) or _JOINED_UNIT.match(at.lowered, at.end):
        return Quantity(begin, at.end, Kind.NUMBER, simplest(Fraction(1, bottom)), is_certain=False), at.end
    before = at.lowered[max(0, begin - 10) : begin]
    certain = _PART_OF.match(at.lowered, at.end) is not None or before.endswith(" by ")
    if _ABOUT.search(before) and not _A_NOUN_OF.match(at.lowered, at.end):
        return Quantity(begin, at.end, Kind.NUMBER, simplest(Fraction(1, bottom)), is_certain=certain), at.end
    if not certain and (bottom == 4 or _NO_NOUN.match(at.lowered, at.end) is None):
        return None
    return Quantity(begin, at.end, Kind.NUMBER, simplest(Fraction(1, bottom)), is_certain=certain), at.end


def is_one_more(at: Word) -> bool:
    """Whether "a third" is a third one: two deputies resigned, and a third refused to."""
    begin = article_before(at.lowered, at.start)
    if begin is None or _ACTS.match(at.lowered, at.end) is None:
        return False
    return _OTHERS_BEFORE.search(at.lowered, max(0, begin - _REACH), begin) is not None


def _further_part(at: Word, bottom: int) -> Read | None:
    """Another third say so; another third party is no share."""
    if _FURTHER.search(at.lowered, max(0, at.start - 10), at.start) is None or _A_NOUN_OF.match(at.lowered, at.end):
        return None
    return Quantity(at.start, at.end, Kind.NUMBER, simplest(Fraction(1, bottom)), is_certain=False), at.end


def _which_part(at: Word, bottom: int) -> Read | None:
    """The last third, the final quarter of the route: a share of a thing, not the third one nor a time of the year."""
    if _WHICH_PART.search(at.lowered, max(0, at.start - 24), at.start) is None:
        return None
    if bottom == _QUARTER:
        is_part = _PART_OF_A_THING.match(at.lowered, at.end) is not None
    else:
        is_part = _BEFORE_A_NOUN.match(at.lowered, at.end) is None
    if not is_part:
        return None
    return Quantity(at.start, at.end, Kind.NUMBER, simplest(Fraction(1, bottom)), is_certain=False), at.end


def _points(at: Word, bottom: int) -> Read | None:
    """A quarter-point cut, half a point more: of a rate, or perhaps of a game's score."""
    found = _POINTS.match(at.lowered, at.end) if bottom in (2, 4) else None
    if found is None:
        return None
    is_rate = found["rate"] is not None or found["percentage"] is not None
    value = Decimal(1) / bottom
    end = found.end("points")
    return Quantity(at.start, end, Kind.PERCENTAGE_POINTS, value, is_certain=is_rate), end


def three_quarters_of_a_century(lowered: str, top: Quantity) -> Quantity | None:
    """They are 75 years."""
    found = _THREE_QUARTERS_OF_A_CENTURY.match(lowered, top.end) if top.value == 3 else None
    if found is None:
        return None
    return Quantity(top.start, found.end(), Kind.NUMBER, Decimal(75), is_described=True)


def three_quarter_points(lowered: str, top: Quantity) -> Quantity | None:
    """A three-quarter-point rise."""
    found = _THREE_QUARTERS.match(lowered, top.end) if top.value == 3 else None
    if found is None:
        return None
    return Quantity(top.start, found.end(), Kind.PERCENTAGE_POINTS, Decimal("0.75"))


def of_a_whole(lowered: str, share: Quantity) -> Quantity | None:
    """Three-quarters of a percentage point, two-thirds of a million."""
    whole = _WHOLE.match(lowered, share.end)
    if whole is None or not whole[0].startswith(" of ") or isinstance(share.value, PartialDate | ClockTime):
        return None
    kind = Kind.NUMBER if whole[1] else Kind.PERCENTAGE_POINTS if whole[2] else Kind.PERCENT
    value = simplest(Fraction(share.value) * _WHOLES.get(whole[1], 1))
    return Quantity(share.start, whole.end(), kind, value)


def _of_a_whole(start: int, whole: re.Match[str], bottom: int) -> Read:
    if whole[1]:
        value = simplest(Fraction(_WHOLES[whole[1]], bottom))
        return Quantity(start, whole.end(), Kind.NUMBER, value, is_certain=whole[1] != "dozen"), whole.end()
    kind = Kind.PERCENTAGE_POINTS if whole[2] else Kind.PERCENT
    return Quantity(start, whole.end(), kind, simplest(Fraction(1, bottom))), whole.end()


def one_in(lowered: str, top: Quantity) -> Quantity | None:
    """One in five is a share, as 五分之一 is; it may also be a place in a row: uncertain. 5-4 in 11 innings is none."""
    if _OF_A_SCORE.search(lowered, max(0, top.start - 2), top.start):
        return None
    found = _IN.match(lowered, top.end)
    if found is None and (found := _NOUN_IN.match(lowered, top.end)) and not _TIME_OR_GAMES.match(lowered, found.end()):
        return _share_of(top, found, found[2], is_described=True)
    if found is None or not isinstance(top.value, Decimal) or _TIME_OR_GAMES.match(lowered, found.end()):
        return None
    return _share_of(top, found, found[1])


def _share_of(top: Quantity, found: re.Match[str], written: str, *, is_described: bool = False) -> Quantity | None:
    bottom = _BOTTOMS.get(written) or int(written if written.isdecimal() else 0)
    if not isinstance(top.value, Decimal) or not 0 < top.value < bottom or top.value != int(top.value):
        return None
    share = simplest(Fraction(int(top.value), bottom))
    return Quantity(top.start, found.end(), Kind.NUMBER, share, is_certain=False, is_described=is_described)

"""Finding quantities in English text."""

import re
from decimal import Decimal

from tms.language.numbers.english.amounts import Read, figures, vulgar
from tms.language.numbers.english.dates import century_or_quarter, from_digits, season
from tms.language.numbers.english.readers import READERS
from tms.language.numbers.english.shares import one_in
from tms.language.numbers.english.word import Word
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_SAME_TO_A_READER = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2212": "-", "％": "%"}
)
_TRIGGER = re.compile(r"[a-z]+|[0-9]|\.[0-9]|[½¼¾⅓⅔⅕⅛]")
_DAY_OF_MONTH = re.compile(r"\b(?:on|until|by|since|from|the) the $|\bon $")
_NO_NOUN = re.compile(r"[.,;)]|$| (?:of (?:this|last|next|the) month|and|but|to|in|at|after|when)\b")
_QUARTER = re.compile(r"(?<!\w)Q([1-4])(?!\w)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)(?![a-z])")


def find(text: str) -> list[Quantity]:
    """All quantities, in order; none overlaps another."""
    text = text.translate(_SAME_TO_A_READER).replace("-and-a-", " and a ")
    lowered = _lower(text)
    found: list[Quantity] = []
    at = 0
    while trigger := _TRIGGER.search(lowered, at):
        start, at = trigger.span()
        word = trigger[0]
        if "a" <= word[0] <= "z":
            reader = READERS.get(word)
            read = reader(Word(text, lowered, start, at, word)) if reader else None
        else:
            read = _digits(text, lowered, start)
        if read is None:
            continue
        quantity, after = read
        at = max(at, after)
        if quantity is not None and quantity.start >= (found[-1].end if found else 0):
            found.append(quantity)
    return found


def _lower(text: str) -> str:
    """Small letters; every character keeps its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _digits(text: str, lowered: str, start: int) -> Read:
    if text[start] in "½¼¾⅓⅔⅕⅛":
        return vulgar(text, lowered, start)
    if lowered[start - 1 : start] == "q" and (quarter := _QUARTER.match(text, start - 1)):
        return Quantity(start - 1, quarter.end(), Kind.QUARTER, Decimal(quarter[1])), quarter.end()
    if text[start] == "." or text[start - 1 : start].isalpha():
        return season(text, start) or figures(text, lowered, start)
    if read := season(text, start) or from_digits(text, lowered, start):
        return read
    if (found := _ORDINAL.match(lowered, start)) is None:
        read = figures(text, lowered, start)
        share = one_in(lowered, read[0]) if read[0] is not None and read[0].kind is Kind.NUMBER else None
        return read if share is None else (share, share.end)
    value = int(found[1])
    if read := century_or_quarter(lowered, start, found.end(), value):
        return read
    if (
        value <= 31
        and _DAY_OF_MONTH.search(lowered, max(0, start - 12), start)
        and _NO_NOUN.match(lowered, found.end())
    ):
        return Quantity(start, found.end(), Kind.DATE, PartialDate(day=value)), found.end()
    return Quantity(start, found.end(), Kind.ORDINAL, Decimal(value)), found.end()

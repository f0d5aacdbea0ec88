"""What pages say about parity: families, what is wrong, and of how much the versions agree."""

from collections.abc import Mapping

from tms.checks.parity import Family

FAMILY_WORDS = {
    Family.NUMBERS: ("number", "numbers"),
    Family.DATES: ("date or time", "dates and times"),
    Family.MONEY: ("amount of money", "amounts of money"),
    Family.SHARES: ("percentage", "percentages"),
    Family.NAMES: ("name", "names"),
    Family.QUOTATIONS: ("quotation", "quotations"),
    Family.LINKS: ("link", "links"),
}
"""One and several, as a sentence says them."""

_CODES = {
    "differs": "They say different things",
    "missing": "Not in every version",
}


def code_words(code: str) -> str:
    """What is wrong, from the code's last part."""
    return _CODES[code.rpartition(".")[2]]


def agreed_words(agreed: Mapping[Family, int]) -> str:
    """As in "41 numbers, 12 dates and times, 1 link"; empty where nothing was there to compare."""
    said = [(agreed.get(family, 0), words) for family, words in FAMILY_WORDS.items()]
    return ", ".join(f"{count} {words[count != 1]}" for count, words in said if count)

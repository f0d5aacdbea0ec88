"""What pages say about parity: families, what is wrong, and of how much the versions agree."""

from collections.abc import Mapping

from tms.checks.parity import Family
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import translated

FAMILY_WORDS = {
    Family.NUMBERS: (Words("number"), Words("numbers")),
    Family.DATES: (Words("date or time"), Words("dates and times")),
    Family.MONEY: (Words("amount of money"), Words("amounts of money")),
    Family.SHARES: (Words("percentage"), Words("percentages")),
    Family.NAMES: (Words("name"), Words("names")),
    Family.QUOTATIONS: (Words("quotation"), Words("quotations")),
    Family.DENIALS: (Words("denial"), Words("denials")),
    Family.OPPOSITES: (Words("opposite"), Words("opposites")),
    Family.WORDS: (Words("wording"), Words("wordings")),
    Family.LINKS: (Words("link"), Words("links")),
    Family.PICTURES: (Words("picture"), Words("pictures")),
}
"""One and several, as a sentence says them."""

_CODES = {
    "differs": Words("They say different things"),
    "missing": Words("Not in every version"),
    "added": Words("Only a translation says this figure (a hint: it stops no release)"),
    "figure": Words("The figures differ, and may be the same in other words (a hint: it stops no release)"),
    "change": Words("Changed by so much in one version, to so much in another"),
    "exchanged": Words("Two figures have swapped places"),
    "limit": Words("More in one version, less in another"),
    "direction": Words("Up in one version, down in another"),
    "denied": Words("Denied in one version, not in another (a hint: it stops no release)"),
    "only": Words("“Only” in one version, not in another (a hint: it stops no release)"),
    "otherwise": Words("One word here, its opposite there (a hint: it stops no release)"),
    "before": Words("Before in one version, after in another"),
    "turned": Words("One word here, its opposite there"),
    "speaker": Words("Said by somebody else in another version (a hint: it stops no release)"),
    "quoted": Words("More is quoted in one version than in another (a hint: it stops no release)"),
    "shorter": Words("Less is quoted in one version than in another"),
    "length": Words("One version says much more than another (a hint: it stops no release)"),
    "listed": Words("A list is longer in one version than in another (a hint: it stops no release)"),
    "belongs": Words("Who or what belongs together is another in another version"),
    "order": Words("Before in one version, after in another (a hint: it stops no release)"),
    "long": Words("Too many figures to compare one by one: compare them yourself"),
}


def code_words(code: str) -> str:
    """What is wrong, in words, by the last part of the finding's code."""
    return _CODES[code.rpartition(".")[2]]


def agreed_words(agreed: Mapping[Family, int]) -> str:
    """Words like "41 numbers, 12 dates and times, 1 link"; empty where there was nothing to compare."""
    said = [(agreed.get(family, 0), words) for family, words in FAMILY_WORDS.items()]
    return _(", ").join(
        _("%(n)s %(what)s", n=count, what=translated(words[count != 1])) for count, words in said if count
    )

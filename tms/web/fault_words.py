"""What reviewers find wrong, in words of a newsroom; the codes are MQM's."""

from collections.abc import Sequence

from tms.domain.faults import Fault
from tms.domain.words import Words
from tms.http import translated

FAULTS: dict[str, Words] = {
    Fault.MISTRANSLATION.value: Words("Meaning is wrong"),
    Fault.OMISSION.value: Words("Something is missing"),
    Fault.ADDITION.value: Words("Something was added"),
    Fault.UNTRANSLATED.value: Words("Left untranslated"),
    Fault.TERMINOLOGY.value: Words("Wrong term or name"),
    Fault.LINGUISTIC_CONVENTIONS.value: Words("Grammar, spelling, punctuation"),
    Fault.STYLE.value: Words("Style"),
    Fault.LOCALE_CONVENTIONS.value: Words("Numbers, dates, regional usage"),
    Fault.AUDIENCE_APPROPRIATENESS.value: Words("Not for our readers"),
    Fault.DESIGN_AND_MARKUP.value: Words("Layout, links, codes"),
}
"""By code, in the order in which they are offered."""


def fault_words(fault: str) -> str:
    """In the language of this request."""
    return translated(FAULTS[fault])


def why(faults: Sequence[str], reason: str | None) -> str:
    """Why something came back, as one line: what was chosen, then what was written."""
    return " – ".join(filter(None, ("; ".join(map(fault_words, faults)), reason)))

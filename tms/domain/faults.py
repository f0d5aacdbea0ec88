"""What a reviewer finds wrong with a translation: the error types of MQM's core that a newsroom needs."""

from enum import StrEnum

from tms.domain.translatable import Words


class Fault(StrEnum):
    """MQM's identifiers, which are stored. The second to fifth are its dimension Accuracy."""

    TERMINOLOGY = "terminology"
    MISTRANSLATION = "mistranslation"
    OMISSION = "omission"
    ADDITION = "addition"
    UNTRANSLATED = "untranslated"
    LINGUISTIC_CONVENTIONS = "linguistic-conventions"
    STYLE = "style"
    LOCALE_CONVENTIONS = "locale-conventions"
    AUDIENCE_APPROPRIATENESS = "audience-appropriateness"
    DESIGN_AND_MARKUP = "design-and-markup"


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
"""By code, in words of a newsroom and in the order in which they are offered."""

"""What a reviewer finds wrong with a translation: the error types of MQM's core that a newsroom needs."""

from enum import StrEnum


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

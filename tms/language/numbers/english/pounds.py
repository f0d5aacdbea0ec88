"""Pounds that are a weight: a 500-pound bomb, 500 pounds of cocaine, she weighs 120 pounds."""

import re

_BEFORE = re.compile(r"\b(?:weigh(?:s|ed|ing|t|ts)?|overweight|shed|lift(?:s|ed|ing)?)\b[^.;\d]{0,24}$", re.IGNORECASE)
_AFTER = re.compile(
    r"[ -](?:(?:of weight|in weight|heavier|lighter|overweight|per square inch)\b"
    r"|of (?!(?:the|his|her|its|their|our|public|taxpayers?|government|private|state|debts?|aid|damages?|money|funding"
    r"|funds|profits?|savings|cash|investments?|revenues?|sales|spending|loans?|taxe?s?|fines?|support|goods)\b)"
    r"|(?:[a-z]+ )?(?:bombs?|dumbbells?|bab(?:y|ies)|m[ae]n|wom[ae]n|shells?|warheads?|fish|dogs?|bears?|rocks?"
    r"|turkeys?|payloads?|munitions?|explosives?)\b)",
    re.IGNORECASE,
)


def are_heavy(text: str, start: int, end: int) -> bool:
    """Whether the pounds that are told between the two places weigh something, as far as the words around tell."""
    return _BEFORE.search(text[max(0, start - 40) : start]) is not None or _AFTER.match(text, end) is not None

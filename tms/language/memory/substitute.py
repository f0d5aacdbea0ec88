"""Other words in the place of some in an English sentence: its capital, its full stop, its articles."""

import re

_ENDS = re.compile(r"[\"'”’)\]]*(?:$|\s+[\"'“‘(\[]*[A-Z])")
_STARTS = re.compile(r"(?:^|[.!?:]\s+)[\"'“‘(\[]*$")
_WITH_THE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Republic|Emirates|Netherlands|Philippines|Federation|Commonwealth|Islands"
    r"|Maldives|Bahamas|Ministry|Bank|Council|Commission|Committee|Court|Party|Congress|Parliament|Senate|Army)\b"
)


def fitted_in(words: str, plain: str, start: int, end: int) -> str:
    """``words`` as they are written for ``plain[start:end]``: a full stop that ends the sentence stands once."""
    if _STARTS.search(plain[:start]) and plain[start:end][:1].isupper():
        words = words[:1].upper() + words[1:]
    if words.endswith(".") and plain[end : end + 1] == ".":
        return words[:-1]
    if plain[start:end].endswith(".") and not words.endswith(".") and _ENDS.match(plain, end):
        return f"{words}."
    return words


def is_named_with_the(name: str) -> bool:
    """Names that English says with an article: the United States, the Bank of Japan."""
    return bool(_WITH_THE.search(name))

"""Foreign names in Chinese that are nearly a name of the termbase: 托马斯·莱卡 for 托马西·莱卡, 英格丽 for 英格丽德.

Only names of several parts, which a dot tells from the words around them; one part is the same, the other is another by
a character or two. Who has another name in the source, too, may be somebody else.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

_CHARACTER = "[\u3400-\u9fff]"
_DOTS = str.maketrans("‧•・．", "····")
_DOTTED = re.compile(f"{_CHARACTER}+(?:·{_CHARACTER}+)+")
_SAME_CHARACTER = str.maketrans("臺裏羣峯綫衞爲説牀啓菸着", "台裡群峰線衛為說床啟煙著")
_LONG = 8


def near_name(form: str, text: str) -> tuple[int, int] | None:
    """Where the text has a dotted name that is nearly this one, and this one nowhere; None if it has not."""
    parts = _written(form).split("·")
    whole = _written(text)
    if len(parts) < 2 or min(map(len, parts)) < 1 or "·".join(parts) in whole:
        return None
    most = 2 if sum(map(len, parts)) >= _LONG else 1
    near = [
        (distance, abs(end - start - len("·".join(parts))), start, end)
        for found in _DOTTED.finditer(whole)
        for start, end in _cuts(found, parts)
        if 0 < (distance := _apart(parts, whole[start:end].split("·"))) <= most
    ]
    if not near:
        return None
    *_, start, end = min(near)
    return start, end


def _written(text: str) -> str:
    return text.translate(_DOTS).translate(_SAME_CHARACTER)


def _cuts(found: re.Match[str], parts: list[str]) -> Iterator[tuple[int, int]]:
    """Where the name may begin and end among the words around it."""
    said = found[0].split("·")
    if len(said) != len(parts):
        return
    for first in range(max(1, len(parts[0]) - 1), min(len(said[0]), len(parts[0]) + 1) + 1):
        for last in range(max(1, len(parts[-1]) - 1), min(len(said[-1]), len(parts[-1]) + 1) + 1):
            yield found.start() + len(said[0]) - first, found.end() - len(said[-1]) + last


def _apart(parts: list[str], others: list[str]) -> int:
    """By how many characters two names differ whose parts but one are the same; more than any, if more differ."""
    differing = [(one, other) for one, other in zip(parts, others, strict=True) if one != other]
    if len(differing) != 1:
        return len(differing) * 99
    (one, other) = differing[0]
    # A part that has no character in common is another name, not a slip.
    return Levenshtein.distance(one, other) if set(one) & set(other) else 99


def names_another(name: str, source: str) -> bool:
    """Whether the source has somebody with the same first or last name, and another one: Tomasi and Thomas Leka."""
    words = name.split()
    if len(words) < 2:
        return False
    first, last = re.escape(words[0]), re.escape(words[-1])
    others = rf"(?<![\w’'-])(?:(?!{first}\b)[A-Z][\w’'-]+ {last}|{first} (?!{re.escape(words[1])}\b)[A-Z][\w’'-]+)\b"
    return re.search(others, source) is not None

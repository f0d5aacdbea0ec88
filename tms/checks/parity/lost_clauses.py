"""A clause whose conjunction nothing in a shorter Chinese version answers: because, provided that, even when, though.

Chinese leaves many of them out, but then says what the clause does: a version that is much shorter has lost it.
"""

import re
from collections.abc import Iterator

from tms.checks.parity.sizes import size

_CLAUSES = tuple(
    (re.compile(rf"(?:^|(?<=\s))(?:{english})\b[^.,;]{{{least},}}", re.IGNORECASE), re.compile(chinese))
    for english, least, chinese in (
        ("because (?!of)", 12, "[因由故为]|导致|使得?|令|以致|致使|出于|鉴于|基于|原来|于是"),
        (
            "provided that|on condition that (?!he|she|they|it)|as long as",
            12,
            "只要|条件|前提|如果|若|但|须|需|要",
        ),
        ("even (?:when|if|though)", 12, "即使|即便|哪怕|纵|就算|也|仍|都|[无不]论|尽管|虽|照|依然|风雨"),
        ("though|although", 12, "但|虽|尽管|不过|却|然而|只是|可|仍|未|无|没|即|而|不"),
        ("who asked not to be|asked not to be", 4, "匿名|不愿|不具|未具|要求|不透露|请求|不公开|不便"),
        (
            r"(?:a (?:charge|claim) (?:he|she|they)|(?:has|have|had)(?: repeatedly)?) den(?:y|ies|ied)",
            0,
            "否认|不认|拒|无罪|清白|没有|未|不承认",
        ),
        ("after [a-z]+ing", 12, "[后完再曾已刚因由，]|随即|此前"),
        ("while(?! in| on| at)", 16, "[而则但却虽边并，]|同时|期间|时(?!间|报)|尽管|不过"),
        ("but (?!for)", 12, "[但却而仍还只也，]|不过|可是"),
        ("(?<=, )(?:which|who|whose|where)", 16, "[的，（]|——"),
        ("as (?:he|she|they|it) (?:has|have|had|did|does|do)", 8, "[如一像正同照惯往每常历]"),
    )
)
_DAY = re.compile("^[周星昨今当上本去前明][^，。]{1,5}，")
"""A mark behind the day that a sentence begins with stands for no clause."""
_SHORTER = 0.9
"""So much shorter than the rest of the English alone: Chinese is so anyway, and a clause adds to it."""


def lost_clauses(english: str, chinese: str) -> Iterator[tuple[int, int]]:
    """Where the clause stands, at most one; ``chinese`` is in simplified characters."""
    said = _DAY.sub("", chinese.replace(",", "，"))
    for clause, answers in _CLAUSES:
        found = clause.search(english)
        if found is None or answers.search(said):
            continue
        if size(chinese) < _SHORTER * (size(english) - size(found[0])):
            yield found.span()
            return

"""Of whom a quotation speaks: “We made mistakes” is not “他们犯了错误”.

Asked only where both versions quote, one of the two speaks of the speaker alone, and the other of others alone.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.language_pairs import read_pairs
from tms.checks.parity.model import Disagreement, Family, two_sided

_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_QUOTED_CHINESE = re.compile("[“「]([^“”「」]+)[”」]")
_MARK, _MARKS = re.compile('[“”"「」]'), 4
_OURS = re.compile(r"\b(?:I|we|us|our|ours|my|me|mine|ourselves|myself|let[’']s)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:they|them|their|theirs|he|she|him|his|her|hers|you|your|who|people|everyone|nobody|someone|those|others)\b",
    re.IGNORECASE,
)
_OURS_CHINESE = re.compile("我|咱|俺|自己|本人|吾|自身|本[公校院国党队店厂]|双方|彼此|大家|公司")
_THEM = re.compile(r"\b(?:they|their|he|she|him|his|her|you|your|who|people|those)\b", re.IGNORECASE)
_WE, _THEY = re.compile(r"(?:We|I)\b"), re.compile("(?:他|她)们?(?![国日乡人山])")
_THEIRS_CHINESE = re.compile("他们|她们|它们|[他她](?!国|日|乡|杀|人|山)|对方|你")


def compare_quoted_persons(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: we or I in one version, and they, he or she in the other, of the same quotation."""
    for one, other, english, chinese in read_pairs(plains, locales):
        quoted, theirs = list(_QUOTED.finditer(english)), list(_QUOTED_CHINESE.finditer(chinese))
        if not len(quoted) == len(theirs) == 1 or len(_MARK.findall(english + chinese)) != _MARKS:
            continue
        if _begins_otherwise(quoted[0][1], theirs[0][1]):
            yield two_sided(
                row, Family.OPPOSITES, "opposites.turned", plains, {one: quoted[0].span(1), other: theirs[0].span(1)}
            )
            return
        mine = _ours(quoted[0][1], _OURS, _THEIRS), _ours(theirs[0][1], _OURS_CHINESE, _THEIRS_CHINESE)
        if None in mine or mine[0] is mine[1]:
            continue
        places = {one: quoted[0].span(1), other: theirs[0].span(1)}
        yield two_sided(row, Family.OPPOSITES, "opposites.turned", plains, places)
        return


def _begins_otherwise(english: str, chinese: str) -> bool:
    """Whether the one begins with we or I, and the other with they, he or she.

    Who says "We will pay them" may be told as 他们会拿到钱, but not where that version has a we of its own too.
    """
    if _THEM.search(english) if _OURS_CHINESE.search(chinese) else _THEIRS.search(english):
        return False
    return _WE.match(english) is not None and _THEY.match(chinese) is not None


def _ours(said: str, ours: re.Pattern[str], theirs: re.Pattern[str]) -> bool | None:
    """Whether the speaker speaks of himself alone; None if of nobody, or of others too."""
    own, others = ours.search(said) is not None, theirs.search(said) is not None
    return own if own is not others else None

"""A text without the differences that mean nothing: the width of its signs, how they are composed, how they are set.

folded("２４０ 人，㎏") → "240 人,kg"; but 10² stays another number than 102.
"""

import unicodedata

_HAS_A_MEANING = frozenset({"<super>", "<sub>", "<fraction>", "<circle>", "<font>"})
"""How a sign is set that says something else than the plain one: 10² and 102, 2½ and 21/2, ① and 1, ℝ and R."""


class _Folds(dict[int, str]):
    """What stands for each code point, found out when it first comes up."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind, *points = unicodedata.decomposition(character).split() or [""]
        if kind.startswith("<") and kind not in _HAS_A_MEANING:
            self[code] = "".join(self[int(point, 16)] for point in points)
        else:
            self[code] = character
        return self[code]


_FOLDS = _Folds()


def folded(text: str) -> str:
    """As NFKC, without what that changes of the meaning."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_FOLDS))

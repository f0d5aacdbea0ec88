"""Spellings that are no house's taste: a region writes them in one way, and the other one is a mistake there.

The dictionaries give Taiwan 賬戶 and 排洩, since they exchange characters one by one.
"""

from collections.abc import Mapping

from tms.domain.locales import ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.profiles.variants import Variant, VariantWords

# Hong Kong's banks print 賬戶; what leaves the body is written with 泄 everywhere.
_EXCRETION = Variant(("泄",), ("洩",), to_first=VariantWords(only=("排洩", "洩殖", "腹洩", "夢洩", "遺洩", "吐洩")))
_ACCOUNTS = Variant(("帳",), ("賬",))
# What burns is 燬 in some books; what is done away with is 毀 in all of them. Paper and telephones are folded with 摺.
_DESTROYED = Variant(("銷毀",), ("銷燬",))
_SENT = Variant(("託運",), ("托運",))
_FOLDED = Variant(("摺疊",), ("折疊",))

SPELLINGS: Mapping[str, tuple[Variant, ...]] = {
    ZH_HANT_TW: (_ACCOUNTS, _EXCRETION, _DESTROYED, _FOLDED, _SENT),
    ZH_HANT_HK: (_EXCRETION, _DESTROYED, _FOLDED, _SENT),
}
"""For each region the pairs of which it writes the first form."""

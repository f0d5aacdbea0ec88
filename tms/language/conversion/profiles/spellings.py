"""Spellings that are no house's taste: a region writes them in one way, and the other one is a mistake there.

The dictionaries give Taiwan 賬戶 and 排洩, since they exchange characters one by one.
"""

from collections.abc import Mapping

from tms.domain.locales import ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.profiles.variants import Variant, VariantWords

# Hong Kong's banks print 賬戶; what leaves the body is written with 泄 everywhere.
_EXCRETION = Variant(("泄",), ("洩",), to_first=VariantWords(only=("排洩", "洩殖", "腹洩", "夢洩", "遺洩", "吐洩")))
_ACCOUNTS = Variant(("帳",), ("賬",))
# What burns is 燬 in some books, and 毀 in the press. Paper and telephones are folded with 摺.
_DESTROYED = Variant(("毀",), ("燬",))
_SENT = Variant(("託運",), ("托運",))
_FOLDED = Variant(("摺疊",), ("折疊",))
# Mother is 孃 in the dictionary's longer words alone (走孃家); who dances is 舞孃 in Taiwan.
_MOTHER = Variant(("娘",), ("孃",), to_first=VariantWords(never=("舞孃",)))
_ENGRAVED = Variant(("雕",), ("彫",))
# Rock is 岩; a temple of southern Fujian's kind, and some names, are 巖.
_TEMPLES_AND_NAMES = ("寶藏巖", "清水巖", "芝山巖", "虎山巖", "碧雲巖", "青山巖", "慈德巖", "大山巖")
_ROCK = Variant(("岩",), ("巖",), to_first=VariantWords(never=_TEMPLES_AND_NAMES))
# What the dictionary has from books, and Taiwan's press does not print.
_OF_THE_PRESS = Variant(
    ("弦", "嘆", "拐", "夫", "玩", "詆毀", "毀謗", "毀譽", "家具", "家具", "彩帶", "彩球", "遺跡"),
    ("絃", "歎", "柺", "伕", "翫", "詆譭", "譭謗", "譭譽", "傢俱", "傢具", "綵帶", "綵球", "遺蹟"),
)
_BEATEN = Variant(
    ("挨",), ("捱",), to_first=VariantWords(only=("捱打", "捱罵", "捱餓", "捱揍", "捱整", "捱了", "捱飢", "捱凍"))
)
_ON_THE_BACK = Variant(("背",), ("揹",), to_first=VariantWords(only=("揹負", "揹著", "揹帶", "揹簍", "揹債", "揹榜")))
_SAD = Variant(
    ("淒",),
    ("悽",),
    to_first=VariantWords(
        only=("悽美", "悽豔", "悽艷", "悽清", "悽婉", "悽迷", "悽切", "悽風", "悽楚", "悽涼", "悽厲", "悽悽", "悽咽")
    ),
)
_TAIWANS = (_ROCK, _OF_THE_PRESS, _BEATEN, _ON_THE_BACK, _SAD)
_EVERYWHERE = (_EXCRETION, _DESTROYED, _FOLDED, _SENT, _MOTHER, _ENGRAVED)

SPELLINGS: Mapping[str, tuple[Variant, ...]] = {
    ZH_HANT_TW: (_ACCOUNTS, *_TAIWANS, *_EVERYWHERE),
    ZH_HANT_HK: _EVERYWHERE,
}
"""For each region the pairs of which it writes the first form."""

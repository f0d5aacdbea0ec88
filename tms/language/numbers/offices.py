"""Who is called by an office and a number in one language and by name in another: the 47th president, 特朗普."""

import re

from tms.language.numbers.quantity import Kind, Quantity

_PRESIDENTS = {
    16: r"\bLincoln\b|林肯",
    32: r"\b(?:Roosevelt|FDR)\b|罗斯福|羅斯福",
    33: r"\bTruman\b|杜鲁门|杜魯門",
    34: r"\bEisenhower\b|艾森豪",
    35: r"\b(?:Kennedy|JFK)\b|肯尼迪|甘迺迪",
    36: r"\bJohnson\b|约翰逊|約翰遜|詹森|莊遜",
    37: r"\bNixon\b|尼克松|尼克森|尼克遜",
    38: r"\bFord\b|福特",
    39: r"\bCarter\b|卡特",
    40: r"\bReagan\b|里根|雷根|列根",
    41: r"\bBush\b|布什|布希|布殊",
    42: r"\bClinton\b|克林顿|克林頓|柯林頓|柯林顿",
    43: r"\bBush\b|布什|布希|布殊",
    44: r"\bObama\b|奥巴马|奧巴馬|歐巴馬|欧巴马",
    45: r"\bTrump\b|特朗普|川普",
    46: r"\bBiden\b|拜登",
    47: r"\bTrump\b|特朗普|川普",
}
_POPES = {
    264: r"\bJohn Paul\b|若望保祿|若望保禄|约翰·?保罗|約翰·?保羅|保禄二世",
    265: r"\bBenedict\b|本笃|本篤",
    266: r"\b(?:Francis|Bergoglio)\b|方济各|方濟各",
    267: r"\b(?:Leo|Prevost)\b|利奥|利奧|良十四|教宗良",
}
_PRESIDENT = re.compile(
    r"(?: (?:and|or) (?:the )?[\w-]+)? (?:(?:U\.?S\.?|American|sitting) )?(?:president|presidency)\b"
    r"|[任位届屆]?(?:美[国國])?[总總][统統]",
    re.IGNORECASE,
)
_POPE = re.compile(r" (?:pope|pontiff|bishop of rome)\b|[任位]?教[宗皇]", re.IGNORECASE)
_OFFICES = ((_PRESIDENT, _PRESIDENTS), (_POPE, _POPES))


def is_told_by_its_holder(one: Quantity, text: str, other: str) -> bool:
    """Whether the ordinal counts the holders of an office, and the other text has that holder's name."""
    if one.kind is not Kind.ORDINAL or one.size is None:
        return False
    return any(
        office.match(text, one.end) is not None and re.search(holders.get(int(one.size), r"(?!)"), other) is not None
        for office, holders in _OFFICES
    )


def is_told_by_another_holder(one: Quantity, text: str, other: str) -> bool:
    """Whether the ordinal counts the holders of an office, and the other text names only others of them."""
    if one.kind is not Kind.ORDINAL or one.size is None or is_told_by_its_holder(one, text, other):
        return False
    return any(
        office.match(text, one.end) is not None and any(re.search(name, other) for name in holders.values())
        for office, holders in _OFFICES
    )

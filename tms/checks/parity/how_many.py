"""Of how many something is said: some is not 所有, few not 不少, most not 一些, and "not all" is not 均未.

Told only where each version speaks of how many once, and the Chinese one has no word that may mean what English says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Places = tuple[tuple[int, int], tuple[int, int]]
"""Where the English words stand, and the Chinese ones."""


@dataclass(frozen=True, slots=True)
class _Many:
    """What says it for certain in English, what may mean it in Chinese, and the Chinese words that are too many or few.

    ``unless``: English words that those may translate.
    """

    english: re.Pattern[str]
    perhaps: re.Pattern[str]
    others: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _many(english: str, perhaps: str, *others: tuple[str, str]) -> _Many:
    return _Many(
        re.compile(english),
        re.compile(perhaps),
        tuple((re.compile(chinese), re.compile(unless, re.IGNORECASE)) for chinese, unless in others),
    )


_ALL = (
    "所有(?!制|权|者)|全部|全体|悉数|无一例外",
    r"\b(?:all|every\w*|each|entire\w*|whole|any|both|full\w*|always|none|no)\b",
)
_BESIDE_MOST = (
    r"\b(?:most\w*|majority|largely|mainly|generally|bulk|many|nearly|almost|much|overwhelming\w*|largest"
    r"|more than half|usual\w*|typical\w*|percent)\b|%"
)
_MOST = "大多数?|大部分|绝大部分|(?<!少)多数|多半", _BESIDE_MOST
_MANY = (
    "许多|很多|不少|众多|大批",
    r"\b(?:many|much|most|lots?|numerous|several|dozens|hundreds|thousands|plenty|more)\b",
)
_SOME = (
    "一些(?!列)|(?<!大)(?<!大多)部分(?!原因)|若干|少数(?!民族|族裔|党|派|股)|个别",
    r"\b(?:some\w*|few|part\w*|several|minor\w*|certain|handful|individual|piece|section|portion)\b",
)
_OF = r"of (?:the|its|his|her|their|those|these)\b"
_PLURAL = r"(?:[a-z-]+ ){0,2}[a-z]+s\b"
_MANIES = (
    _many(
        rf"\b[Ss]ome (?:{_OF}|(?!of\b|other\b|more\b|time|days\b|ways\b|such\b){_PLURAL})",
        "一些|(?<!大)(?<!大多)部分|若干|某些|有的|(?<!所)有人|有些|几|(?<![多少])数[名个位家]|少数|个别|另有|也有|不少",
        _ALL,
        _MOST,
    ),
    _many(
        r"(?<!quite )(?<![Nn]ot )(?<![Nn]o )(?<!than )\b(?:[Aa] few|[Oo]nly a few|(?<![Aa] )[Ff]ew)"
        rf" (?:{_OF}|(?!of\b|other\b|more\b|hours|days|weeks|months|years|minutes){_PLURAL})",
        "少(?=有|数|见)|[几罕寥鲜]|极少|很少|甚少|较少|个别|一些|没有多少|不多|无人|没有人|没人|(?<!不)少(?!于)",
        _ALL,
        _MOST,
        (_MANY[0], r"\b(?:many|much|most|lots?|numerous|several|dozens|hundreds|thousands|plenty)\b"),
    ),
    _many(
        rf"(?<!the )(?<!at )\b[Mm]ost (?:{_OF}"
        rf"|(?!of\b|recent\w*|important\w*|likely|serious|popular|famous){_PLURAL})",
        "[大最]多|大都|大部分|(?<!少)多数|主要|多半|普遍|过半|大半|多[为是]|居多|一般|通常|几乎|基本|绝大|主体",
        _SOME,
        _ALL,
    ),
    _many(
        r"(?<![Nn]ot )(?<!nearly )(?<!almost )(?<!after )(?<!at )(?<!above )"
        r"\b[Aa]ll (?:of )?(?:the|its|their|his|her|these|those)\b(?! time| way| more| same| while| best| year)",
        "[全都均皆悉各每尽整]|所有|一律|无一|一切|一概|通通|统统|任何",
        (_SOME[0], _SOME[1]),
        _MOST,
    ),
    _many(
        r"(?<![Nn]ot )(?<!nearly )(?<!almost )\b[Ee]very "
        r"(?!day|week|month|year|time|hour|minute|night|morning|now|other|second|third|few|one\b"
        r"|\w+ (?:days|weeks|months|years)"
        r"|bit|effort|reason|right|chance|sign)[a-z]+",
        "[全都均皆悉各每尽整逐]|所有|一切|任何|无一|一律",
        _MOST,
    ),
)
_NOT_ALL = re.compile(r"\b[Nn]ot (?:all|every(?:one|body)?)\b")
_NEITHER = re.compile(r"\b[Nn]either\b(?! nor\b)(?! of (?:the )?(?:two|which)\b)")
_BOTH = re.compile("双方[均都皆]|两(?:人|国|者|队|家|党|名|位|方)[^，。；]{0,8}[均都皆]|[均都皆]")
_NONE = re.compile("(?:[均都皆]|全部|所有[^，。]{1,16})(?:[未没无]|不(?!相?同|一[样致]|例外))")
_NOT_ALL_CHINESE = re.compile(
    "并非|不是|未必|并不[都全]|不都|不全|未全|没有全|没全|没都|部分|有些|一些|有的|个别|少数|不尽|多数"
)
_NEGATED = re.compile("[不没未无难鲜罕非拒]")
_NO_DENIAL = re.compile("不少|不下|不过|不断|不仅|不但|不久|未来|非常|非洲|无论|不同")
_NOT_ENGLISH = re.compile(r"\b(?:not|never|nor)\b|n[’']t\b", re.IGNORECASE)
_FEW = re.compile("[Ff]ew")
_MORE_THAN = re.compile(
    r"\b(?:more than|over|above|beyond|longer than|older than|exceed\w*|less than|fewer than|under)\b"
)
_DOUBTED = re.compile(r"\b[Ff]ew\b[^.;]*\b(?:doubt|disput|den[iy]|object|disagree|question|fail|miss|escap)")
"""Few doubt what most believe."""
_AT_MOST = re.compile("最多|至多|只|仅|不到|不足|以下|以内|至少|最少|以上|超过|逾")


_AS_MUCH = re.compile(
    r"(?<!not )(?<!twice )(?<!half )(?<!times )(?<!third )(?<!quarter )\b[Aa]s "
    r"(?!soon|well|long|far|much as \d|many as \d|if|of|possible|early as|late as|little as|few as|low as|high as)"
    r"(?:(?:un)?likely|good|bad|old|tall|fast|strong"
    r"|expensive|cheap|common|dangerous|effective|safe|important|often|large) as\b"
)
_MORE_OR_LESS = re.compile("(?:[高低多少大小快慢强弱优劣]于|不如|不及)(?![平正])|比[^，。；]{1,14}[更还]")
_ALIKE = re.compile(
    "一样|[相等]同|同样|相当|等于|无异|不相上下|差不多|不亚于|不逊于|一般|相若|相近|不低于|不高于|不比|并不|媲美|持平"
)


def _is_few_otherwise(english: str, chinese: str) -> bool:
    """Whether a denial says it, or a limit turned round: few stay for more than a night, and most for one at most."""
    if _DOUBTED.search(english) or (_MORE_THAN.search(english) and _AT_MOST.search(chinese)):
        return True
    return _NEGATED.search(_NO_DENIAL.sub("　　", chinese)) is not None


def turned_quantities(english: str, chinese: str) -> Iterator[Places]:
    """At most one place of each sort; ``chinese`` is in simplified characters."""
    not_all, none = _NOT_ALL.search(english), _NONE.search(chinese)
    if not_all and none and not _NOT_ALL_CHINESE.search(chinese):
        yield not_all.span(), none.span()
    neither, both = _NEITHER.search(english), _BOTH.search(chinese)
    if neither and both and not _NEGATED.search(_NO_DENIAL.sub("　　", chinese)):
        yield neither.span(), both.span()
    as_much, apart = _AS_MUCH.search(english), _MORE_OR_LESS.search(chinese)
    if as_much and apart and not _ALIKE.search(chinese) and " than " not in english:
        yield as_much.span(), apart.span()
    for many in _MANIES:
        said = list(many.english.finditer(english))
        if len(said) != 1 or many.perhaps.search(_NO_DENIAL.sub("　　", chinese)):
            continue
        if _FEW.match(said[0][0]) and _is_few_otherwise(english, chinese):
            continue
        if said[0][0].lower().startswith("all") and _NOT_ENGLISH.search(english):
            continue  # Who did not inform all informed some.
        rest = english[: said[0].start()] + " … " + english[said[0].end() :]
        for others, unless in many.others:
            told = list(others.finditer(chinese))
            if len(told) == 1 and not unless.search(rest):
                yield said[0].span(), told[0].span()
                return

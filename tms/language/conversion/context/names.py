"""Where a surname stands, and not the word that is written like it: 范先生, 记者余晓明, 他姓于."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tms.language.conversion.context.hint import Hint, Word, own_rows, touching

_ROWS = list(own_rows("surnames.tsv", 3))
SURNAMES = {surname: form for surname, form, _ in _ROWS}
_HOW = {surname: how for surname, _, how in _ROWS}
KEPT = {surname: form for surname, form, how in _ROWS if how in ("alone", "same", "preposition")} | {"后": "后"}
"""Of which a word of the dictionary that has the name's form is a name, or a queen: 于谦, 范仲淹, 封后."""
_LISTS = {kind: words.split() for kind, words in own_rows("name_words.tsv", 2)}


def _one_of(*kinds: str) -> str:
    words = {word for kind in kinds for word in _LISTS[kind]}
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_HAN = re.compile("[\u3400-\u9fff]")
_GIVEN = frozenset("".join(_LISTS["given"]))
_MARK = "[、，。；：！？（(《》”」』\\s]|$"
_COURTESY = re.compile(_one_of("courtesy") + "(?!产|[会们])|某(?![种个些一年月日地处国市省县人项])")
_ONLY_BESIDE_A_TITLE = "".join(surname for surname, how in _HOW.items() if how in ("title", "adverb"))
_SURNAME = re.compile(
    f"[{''.join(surname for surname in _HOW if surname not in _ONLY_BESIDE_A_TITLE)}]"
    # Frequent characters, of which nearly none is a name.
    f"|[{_ONLY_BESIDE_A_TITLE}](?=[姓氏]|{_COURTESY.pattern})|(?<=姓)[{_ONLY_BESIDE_A_TITLE}]"
)
_PERSON = re.compile("[先女]|小姐|太太|夫人|某")
# What makes another word of a title: 主席台, 书记员, 部长篇.
_ROLE = re.compile(_one_of("role") + "(?![台团府期篇度达时性作们员制组选候换级]|会(?![见晤谈同面]))")
_SAID = re.compile(f"{_one_of('said')}|{_MARK}")
_SPEAKS = re.compile(_one_of("said"))
_AFTER = re.compile(f"{_one_of('said', 'after', 'courtesy', 'role')}|{_MARK}")
# A title before the name: a whole word, or what ends like one (化学家, 法医, 副厅长).
_TITLED = re.compile(
    f"(?:{_one_of('role', 'before', 'courtesy')}|(?<![大国回在全人一万商厂])家|(?<![人成动会全满组])员|[交察军法警]官"
    "|[歌选新老凶枪水骑射]手|[律医法厨牧讲教导]师|[法军中校]医"
    "|[部局市省县区院校会处科厅州司行团社站所馆班组船队]长)$"
)
_KNOWN = re.compile(_one_of("known"))
_JOINED = re.compile("[和与及或在到的]")
_JOINS = frozenset(_LISTS["joins"])
_AFTER_WHOM = frozenset("对和与及助")
_WHOLE_NAME = 2
_NUMBER = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿几数年月日岁里元米吨亩人]$")
_USED_TO = re.compile("世故|此道|江湖|官场")
_PLACE = re.compile(_one_of("place"))
_LONGEST_TITLE = 4
_WORKS = re.compile("(?:[就任供入]职|任教|毕业|就读|效力|服务|隶属|受雇|受聘|供稿|留学|起源|来源|专注|致力)$")
"""Behind it 于 tells where."""
_TIME = re.compile(
    "[\u4e00-\u9fff]{1,4}(?:当地)?时间|同[年月日]|[次翌]日|次年|数[小天日周月年十百千万]|近日|日前|[上下]午|凌晨|周[一二三四五六日]"
    "|[0-9０-９一二三四五六七八九十]{1,4}[年月日时]"
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What stands around a surname at a place. ``given`` is how many characters of a given name seem to follow."""

    plain: str
    at: int

    @property
    def is_free(self) -> bool:
        return self.at == 0 or not _HAN.match(self.plain[self.at - 1])

    @property
    def is_titled(self) -> bool:
        return bool(_TITLED.search(self.plain[max(0, self.at - _LONGEST_TITLE) : self.at]))

    @property
    def may_begin(self) -> bool:
        """Whether a name may begin here, by what stands before."""
        return self.is_free or self.plain[self.at - 1] in _JOINS or self.is_titled

    @property
    def is_counted(self) -> bool:
        """Whether a number stands before: 20余, 百余."""
        return bool(_NUMBER.search(self.plain[: self.at][-1:]))

    @property
    def is_called(self) -> bool:
        """Whether it is told as a surname: 姓范, 范姓, 范氏."""
        after = self.plain[self.at + 1 : self.at + 3]
        if self.at and self.plain[self.at - 1] == "姓" and self.plain[max(0, self.at - 2)] not in "百同异":
            return after[:1] not in ("名", "氏")
        return after[:1] == "姓" or (after[:1] == "氏" and after != "氏族" and self.may_begin)

    def has(self, what: re.Pattern[str], skipped: int = 0) -> bool:
        return bool(what.match(self.plain, self.at + 1 + skipped))

    def given(self, follows: re.Pattern[str] | None = None) -> int:
        """How many characters of a given name stand between the surname and what follows a name; 0 for none."""
        for length in (2, 1):
            name = self.plain[self.at + 1 : self.at + 1 + length]
            if len(name) == length and _GIVEN.issuperset(name) and (follows is None or self.has(follows, length)):
                return length
        return 0


_Verdict = tuple[bool, bool, int]
"""Whether the surname holds, whether people are asked, and how many characters of the name follow."""


def names(plain: str, known: Sequence[Word]) -> Iterator[Hint]:
    """The places where a surname stands or may stand; ``known`` are the words that the dictionary finds."""
    found = list(_SURNAME.finditer(plain))
    if not found:
        return
    told = {match.start(): match.end() for match in _KNOWN.finditer(plain)}
    for match in found:
        at, how, look = match.start(), _HOW[match[0]], _Look(plain, match.start())
        word = next(iter(touching(known, at, at + 1)), None)
        verdict: _Verdict | None
        if at in told:
            verdict = True, word is not None and word[0] < at, told[at] - at - 1
        elif word is None:
            verdict = _alone(look, how)
        elif word[0] < at:
            verdict = _ends_a_word(look, how) if word[1] == at + 1 else None
        else:
            verdict = _begins_a_word(look, how, word[1] - at - 1)
        if verdict is not None:
            holds, asked, length = verdict
            yield Hint(at, at + 1, SURNAMES[match[0]], holds, asked, at + 1 + length, True)


def is_of_somebody(plain: str, at: int) -> bool:
    """Whether what people do stands behind a surname and at most two characters: 姜昆说."""
    return any(_SPEAKS.match(plain, at + further) for further in (1, 2, 3))


def _alone(look: _Look, how: str) -> _Verdict | None:
    """The verdict on a surname that no word of the dictionary has."""
    if how == "preposition":
        return _preposition(look)
    if how == "adverb":
        return (False, True, 0) if look.is_called or (look.may_begin and look.has(_COURTESY)) else None
    if look.is_called:
        return True, False, 0
    if how == "title":
        return (True, True, 0) if look.may_begin and look.has(_COURTESY) else None
    if look.is_counted and not look.is_titled:
        return None
    if look.has(_COURTESY) or look.has(_ROLE):
        return True, False, 0
    verdict = _named(look, how) or ((True, True, 0) if how == "alone" else None)
    return None if verdict is not None and verdict[1] and how == "same" else verdict


def _named(look: _Look, how: str) -> _Verdict | None:
    """The verdict on a surname with a given name."""
    if look.is_titled and (said := look.given(_SAID)):
        return True, False, said
    if look.is_free and (said := look.given(_SPEAKS)):
        return True, False, said
    if (look.is_titled or (look.is_free and how == "alone")) and look.given() == 2:
        return True, how == "verb", 2
    if look.is_titled and how == "alone" and (name := look.given()):
        return True, False, name
    after = look.given(_AFTER)
    if how == "verb":
        return (look.is_free and not look.has(_JOINED, after), True, after) if after and look.may_begin else None
    if after == 2:
        return True, not look.may_begin, after
    return (True, True, after) if after and look.may_begin else None


def _preposition(look: _Look) -> _Verdict | None:
    """于, which may stand before any noun and behind any verb."""
    if look.is_called:
        return True, False, 0
    if look.has(_COURTESY):
        return look.may_begin or look.has(_PERSON), not look.may_begin, 0
    if look.has(_ROLE):
        return (False, True, 0) if look.may_begin else None
    begins = look.is_free or look.is_titled
    if begins and (said := look.given(_SPEAKS)):
        is_place = look.has(_PLACE)
        return not is_place, is_place or said < 2, said
    if look.has(_PLACE) or look.has(_TIME) or _WORKS.search(look.plain[max(0, look.at - 2) : look.at]):
        return None
    after = look.given(_AFTER)
    if begins and (after == 2 or (look.is_titled and (look.given(_SAID) or look.given() == 2))):
        return True, True, max(after, look.given())
    if after and (look.may_begin or (after == _WHOLE_NAME and look.given(_SPEAKS))):
        return False, True, after
    # A sentence seldom begins with the preposition.
    is_odd = (look.is_free and look.has(_HAN)) or (look.is_titled and look.given())
    return (False, True, 0) if is_odd else None


def _ends_a_word(look: _Look, how: str) -> _Verdict | None:
    """The verdict on a surname that a word of the dictionary ends with: 对于欢案, 模范先生."""
    if how in ("adverb", "title"):
        return None
    if how == "preposition" and look.is_titled and look.has(_COURTESY):
        return True, True, 0
    if how != "same" and look.has(_COURTESY):
        return (False, True, 0) if how != "preposition" or look.plain[look.at - 1] in _JOINS else None
    if how == "preposition" and look.has(_PLACE):
        return None
    if look.is_titled and (name := look.given(_SAID) or (look.given() == 2 and 2)):
        # The word ends with the title's last character (老师范美忠), or begins with it (名将于洋).
        return how != "preposition" or bool(look.given(_SPEAKS)), True, name
    if how == "same":
        return None
    if look.plain[look.at - 1] == "老" and not look.has(_USED_TO):
        return True, True, 0
    # 由于, 属于 and 旅游 stand before anything; 对于 may be parted by a name: 对|于欢案.
    after = look.given(_AFTER if look.plain[look.at - 1] in _AFTER_WHOM else _SPEAKS)
    return (False, True, after) if after == 2 or (after and look.plain[look.at - 1] in _JOINS) else None


def _begins_a_word(look: _Look, how: str, length: int) -> _Verdict | None:
    """The verdict on a surname that begins a word of the dictionary: 游女|士, 范文|芳, 记者余波报道."""
    if how == "adverb" or not 1 <= length <= 2 or (look.is_counted and not look.is_titled):
        return None
    if look.has(_COURTESY):
        return True, not look.may_begin, 0
    if how in ("title", "preposition"):
        return None
    if look.is_called or (look.has(_ROLE) and look.may_begin):
        return True, not look.is_called, 0
    if look.has(_COURTESY, length) and look.may_begin:
        return True, True, length
    if look.is_titled and (name := look.given(_SAID)) >= length:
        return True, True, name
    if look.is_titled and length == 1 and look.given() == 2:
        return True, True, 2
    return (False, True, 2) if length == 1 and look.is_free and look.given(_SPEAKS) == 2 else None

"""Names that nobody listed, by their sound: Anna Keller is no 安娜·米勒, and Li Wei no 王伟.

A foreign name in Chinese has a dot between its parts, and the character behind the dot says how the surname begins;
a Chinese name in English begins with its surname. Only the first sound is compared, and only with every name that the
other version has, so that what is told is another name for certain.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product

from tms.checks.parity.known_names import PERSON, known_names
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.tables import table_rows
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_DATA = files(__package__).joinpath("data")
_LONGEST_GIVEN, _LONG_WORD = 5, 4
_DOTTED = re.compile(rf"([\u4e00-\u9fff]{{1,{_LONGEST_GIVEN}}})[·‧•・．]([\u4e00-\u9fff]{{1,6}})(?![·‧•・．])")
_WORD = re.compile(r"(?<![A-Za-z])(?:[A-Z][^\W\d_]*(?:[’'][A-Z][a-z]+)?|(?:al|el|bin|de|da|di|du|la|le|ter|van|von)\b)")
_FULL = re.compile(
    r"(?<![A-Za-z])([A-Z][\w’'-]+)((?: (?:[A-Z]\.|al|bin|de|da|der|di|du|la|le|ten|ter|van|von))*(?: [A-Z][\w’'-]+)+)"
)
_NOBODY = re.compile(
    r"(?:House|Court|Party|Ministry|Office|University|College|School|Street|Avenue|Road|Park|Bank|Council"
    r"|Committee|Commission|Union|Association|Institute|Center|Centre|Hospital|Church|Times|Post|News|Award|Prize|Cup"
    r"|League|Games|Day|City|County|States|Kingdom|Republic|Islands?|River|Lake|Sea|Bay|Hotel|Group|Company|Agency"
    r"|Force|Army|Navy|Act|War|Street|Square|Airport|Stadium|Museum|Theat(?:er|re)|Foundation|Network|Service)$"
)
"""What begins like a person's name and is none."""
_SYLLABLE = "(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h|ts)?(?:[aeiou]{1,3})(?:ng?|h|k|t)?"


def compare_sounds(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: a name of an English version, and the other name that a Chinese one has in its place."""
    for one, other in product(range(len(plains)), repeat=2):
        english, plain = plains[one], plains[other]
        if not english or not plain or is_chinese(locales[one]) or not is_chinese(locales[other]):
            continue
        chinese = run(plain, ("t2s",))
        if len(chinese) != len(plain):
            continue
        found = _another_foreign(english, chinese) or _another_chinese(english, chinese)
        if found is not None:
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, (start, end)) in enumerate(zip((one, other), found, strict=True)):
                sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
            yield Disagreement(row, Family.NAMES, "names.differs", tuple(sides))
            return


_Places = tuple[tuple[int, int], tuple[int, int]]


def _another_foreign(english: str, chinese: str) -> _Places | None:
    """A dotted name whose surname begins as no name of the English text does."""
    dotted = list(_DOTTED.finditer(chinese))
    if not dotted:
        return None
    full = [one for one in _FULL.finditer(english) if _NOBODY.search(one[0]) is None]
    words = {first_letter(word[0]) for word in _WORD.finditer(english)}
    for name in dotted:
        letters = _letters().get(name[2][0])
        if letters is None:
            continue
        given = {letter for character in name[1] for letter in _letters().get(character, "")}
        # Of whom the given name sounds alike, the surname is asked; else any name may be meant.
        alike = [one for one in full if first_letter(one[1]) in given]
        meant = alike[0] if len(alike) == 1 and len(full) == len(dotted) == 1 else None
        heard = {first_letter(part) for part in meant[2].split()} if meant else words
        if full and not heard & letters and "" not in heard and not _is_known_there(name, english):
            theirs = meant or full[0]
            return theirs.span(), _place_of(name)
    return _another_known(english, full, dotted)


def _another_known(english: str, full: list[re.Match[str]], dotted: list[re.Match[str]]) -> _Places | None:
    """The one person of a Chinese text, whom everybody knows, where English names one person, and not that one."""
    if len(dotted) != 1:
        return None
    name = dotted[0]
    words = _known_words(name)
    people = [one for one in full if english[max(0, one.start() - 4) : one.start()].lower() != "the "]
    if words is None or len(people) != 1 or words & set(re.findall(r"[\w’'-]+", english.casefold())):
        return None
    return people[0].span(), _place_of(name)


def _known_words(name: re.Match[str]) -> set[str] | None:
    """The words of the English name of somebody whom everybody knows; None of nobody known."""
    parts = product(range(len(name[1])), range(len(name[2]), 0, -1))
    forms = (f"{name[1][at:]}·{name[2][:end]}" for at, end in parts)
    return next((_known()[form] for form in forms if form in _known()), None)


def _is_known_there(name: re.Match[str], english: str) -> bool:
    """Whether English calls the person by another name: the King of Pop."""
    words = {word for word in _known_words(name) or () if len(word) >= _LONG_WORD}
    return bool(words & set(re.findall(r"[\w’'-]+", english.casefold())))


def _place_of(name: re.Match[str]) -> tuple[int, int]:
    """Hardly more than the name: before the dot stands what the sentence says too."""
    return name.start(2) - 1 - min(len(name[1]), 3), name.end(1) + 1 + 2


@cache
def _known() -> dict[str, set[str]]:
    """The words of known people's names in English, by their names with a dot."""
    found: dict[str, set[str]] = {}
    for one in known_names():
        for form in one.chinese if one.kind == PERSON else ():
            if "·" in form:
                found[form] = {word for name in one.english for word in name.casefold().split()}
    return found


def named_alike(english: str, chinese: str) -> list[_Places]:
    """Where the same people stand in both texts, by the first sounds of given name and surname.

    ``chinese`` is in simplified characters. Of several whom one name may be, none is told.
    """
    full, dotted = list(_FULL.finditer(english)), list(_DOTTED.finditer(chinese))
    pairs = [
        (one, name)
        for one, name in product(full, dotted)
        if any(first_letter(one[1]) in letters(character) for character in name[1])
        and any(first_letter(part) in letters(name[2][0]) for part in one[2].split())
    ]
    # Before the dot stands what the sentence says too: 击败玛丽亚·洛佩斯.
    return [
        (one.span(), (name.end(1), name.end(1) + 2))
        for one, name in pairs
        if sum(one is each for each, _ in pairs) == sum(name is each for _, each in pairs) == 1
    ]


def first_letter(name: str) -> str:
    """Its first one without accents; none for letters of other alphabets, of which nobody knows the sound."""
    letter = unicodedata.normalize("NFD", name)[0].upper()
    return letter if "A" <= letter <= "Z" else ""


def _another_chinese(english: str, chinese: str) -> _Places | None:
    """A Chinese person whose given name stands behind another surname, and nowhere behind the right one."""
    for name in _surname().finditer(english):
        right = _characters("surnames.tsv")[name["surname"]]
        given = _characters("given.tsv").get(name["given"].lower().replace("-", ""))
        if given is None or any(character in chinese for character in right):
            continue
        found = _person().search(chinese)
        while found is not None:
            if found[0][1] in given:
                return name.span(), found.span()
            found = _person().search(chinese, found.start() + 1)
    return None


def letters(character: str) -> frozenset[str]:
    """With which letters a name may begin whose first (simplified) character it is."""
    return _letters().get(character, frozenset())


@cache
def _letters() -> dict[str, frozenset[str]]:
    """With which letters a name may begin that a character transcribes."""
    found: dict[str, set[str]] = {}
    for row in _rows("sounds.tsv"):
        for character in row["characters"]:
            found.setdefault(character, set()).add(row["letter"])
    return {character: frozenset(letters) for character, letters in found.items()}


@cache
def _characters(table: str) -> dict[str, str]:
    """How a surname, or the first syllable of a given name, is written."""
    found: dict[str, str] = {}
    for row in _rows(table):
        found[row["english"]] = found.get(row["english"], "") + row["characters"]
    return found


@cache
def _surname() -> re.Pattern[str]:
    # Only the surname has its capital for certain: Mei-ling, and Mei-Ling.
    given = "|".join(sorted(_characters("given.tsv"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w’'-])(?P<surname>{'|'.join(_characters('surnames.tsv'))}) (?=[A-Z])(?i:(?P<given>{given}))"
        rf"(?i:-?{_SYLLABLE})?(?![\w’'-])"
    )


@cache
def _person() -> re.Pattern[str]:
    """A surname and two characters behind it, or one."""
    surnames = "".join(_characters("surnames.tsv").values())
    return re.compile(rf"[{surnames}][\u4e00-\u9fff]{{1,2}}")


def _rows(name: str) -> Iterator[dict[str, str]]:
    return table_rows(_DATA.joinpath(name))

"""Lines that say who wrote the article and when: a byline, a date, or both with other small print between bars."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tms.language.pasted.bylines import Byline, read_byline
from tms.language.pasted.dates import FoundDate, find_dates, is_date_without_year
from tms.language.pasted.furniture import is_section, read_furniture
from tms.language.pasted.members import COLONS
from tms.language.pasted.names import are_people, is_outlet, is_person
from tms.language.pasted.shapes import is_prose, width

DateRole = Literal["published", "updated", "plain"]

_BARS = re.compile(r"[ \u3000]*[|｜丨︱][ \u3000]*|[ \u3000]+[·•‧/／—–-][ \u3000]+| {2,}|\u3000+")
_LABELS_AHEAD = re.compile(
    r"[ \u3000]+(?=(?:来源|來源|作者|记者|記者|时间|時間|日期|编辑|編輯|责任编辑|責任編輯|发布|發布|更新|字号|字號|阅读|点击|浏览|published|updated|author|by)\b ?[^\s]*[:：])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4} ?[:：]")
_LONE_LABEL = re.compile(
    r"(?:(?:本报|本報|本刊|特约|特約)?(?:记者|記者|作者|评论员|評論員)|文|撰文|by|author)[:：]?$", re.IGNORECASE
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|revised)|最後更新|最后更新|更新|修改", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|released|issued|date|dated|created|publication date|publish date)|"
    r"发布|發布|发表|發表|刊登|刊发|刊載|上架|出版|日期|时间|時間|上线|建立",
    re.IGNORECASE,
)
_AROUND_DATE = re.compile(
    r"(?:last |first |originally )?(?:updated|modified|revised|published|posted|released|issued|dated?|created)(?: (?:on|at|online))?|publication date|publish date|"
    r"(?:最後|最后|首次)?(?:更新|修改|发布|發布|发表|發表|刊登|刊发|刊載|上架|出版|上线|建立)(?:日期|时间|時間|于|於)?|(?:日期|时间|時間|于|於)|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|"
    r"(?:上午|下午|凌晨|晚上|早上|中午)|(?:at |t)?\d{1,2}[:：.h]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?|z\b)?|\d{1,2}时\d{1,2}分|\d{1,2}時\d{1,2}分|\d{1,2} ?[ap]\.?m\b\.?|"
    r"\b(?:gmt|utc)(?: ?[+-] ?\d{1,2}(?::?\d{2})?)?(?!\w)|"
    r"\b(?:est|edt|cst|cdt|mst|mdt|cet|cest|eet|msk|pst|pdt|bst|hkt|sgt|jst|kst|ist|aest|aedt|et|pt|e\.t\.?|p\.t\.?|z)(?!\w)|"
    r"\b(?:uk|us|local|eastern|central|pacific|beijing|hong kong|taipei|singapore)(?: standard| daylight)? time\b|"
    r"[+-]\d{2}:?\d{2}\b|(?:北京|台北|臺北|香港|东京|東京|当地|當地|格林尼治|格林威治|世界)(?:标准|標準)?(?:时间|時間)|最新|"
    r"(?:an?|one|\d{1,2}) (?:minute|hour|day|week|month)s? ago\b|\bon\b|\bat\b",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"(?:摄影|攝影|图|圖|供图|供圖|绘图|繪圖|照片|photos?|photographs?|photography|pictures?|illustrations?|graphics?)(?: ?[:：/／|｜] ?| by ).{2,60}$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:文章)?(?:来源|來源|稿源)[ \u3000]+\S.{0,30}$")
"""Beside other small print a source needs no colon."""
_NAMES_NOBODY = re.compile(r"(?:本文)?作者 ?[:：][ \u3000]*(?:未知|佚名|匿名|不详|不詳|无名氏|無名氏|网络|網絡|網路)?$")
_WIRE = re.compile(
    r"[\u4e00-\u9fff]{2,8}[社网網报報][ \u3000/／]*[\u4e00-\u9fff]{0,8}(?:\d{1,2}日)?[^。，,]{0,6}[电電讯訊]$"
)
"""An agency and from where it wired."""
_BESIDE_A_NAME = re.compile(r"(?P<name>[^,，]{3,60}), (?P<beside>[A-Z][\w.’'&-]{1,20}(?: [A-Z][\w.’'&-]{1,20}){0,2})$")
_MARKS = " \u3000,，.:：;；·•|｜/／()（）[]【】-–—◎●"
_COUNTED = re.compile(r"(?P<name>.{2,30}?)[ \u3000]+(?P<count>\d{1,7})")
"""A name and how many have read what it has written."""

_LONGEST_DATED = 80
"""How wide a part with a day may be that reads like a sentence."""

_PLACE = re.compile(r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?|[\u4e00-\u9fff]{2,4})$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a credit line, and what the line calls it."""

    value: date
    role: DateRole
    doubt: str | None = None


@dataclass(slots=True)
class Credit:
    """What a credit line says. ``rest`` lists the parts that belong to no field, each with the reason."""

    byline: Byline | None = None
    stamps: list[Stamp] = field(default_factory=list)
    section: str | None = None
    rest: list[tuple[str, str]] = field(default_factory=list)
    no_year: bool = False


def read_credit(text: str, raw: str, language: str) -> Credit | None:
    """The credit line that a whole line is; None if a part of it is neither byline, date, section nor small print."""
    if width(text) > 220:
        return None
    text, raw = text.translate(COLONS), raw.translate(COLONS)
    parts = _parts(raw)
    credit = Credit()
    readable = len(parts) > 1 and all(_read_beside_others(part, language, credit) for part in parts)
    if readable and (credit.stamps or any(read_byline(part) for part in parts)):
        return credit
    credit = Credit()
    if _read_part(text, language, credit) and (credit.byline or credit.stamps or credit.no_year):
        return credit
    return None


def _read_beside_others(part: str, language: str, credit: Credit) -> bool:
    """A part of a line with several: there a bare name beside a date is a byline too."""
    if _read_part(part, language, credit) or _small_print(part, credit):
        return True
    return are_people(part) and _take_byline(Byline(part), part, credit)


def _parts(raw: str) -> list[str]:
    parts: list[str] = []
    for part in _BARS.split(_LABELS_AHEAD.sub("  ", raw)):
        if parts and _LONE_LABEL.match(parts[-1].strip()) and not _LABEL.match(part):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip(_MARKS):
            parts.append(part.strip())
    return parts


def _read_part(part: str, language: str, credit: Credit) -> bool:
    """Read one part into the credit; False, with nothing read, if it is no byline and no date."""
    byline = read_byline(part)
    if byline and not find_dates(part, language):
        return _take_byline(byline, part, credit)
    if is_date_without_year(part.strip(_MARKS)):
        credit.no_year = True
        credit.rest.append((part, "a date without a year"))
        return True
    found = find_dates(part, language)
    # The first sentence behind a dateline names people and offices too.
    is_text = width(part) > _LONGEST_DATED and is_prose(part)
    return bool(found) and not is_text and _read_dated(part, found, credit)


def _take_byline(byline: Byline, part: str, credit: Credit) -> bool:
    if credit.byline:
        credit.rest.append((part, "a second byline"))
        return True
    credit.byline = byline
    if byline.rest:
        credit.rest.append((byline.rest, "beside the byline"))
    return True


def _read_dated(part: str, found: list[FoundDate], credit: Credit) -> bool:
    rest, at, stamps = "", 0, []
    for one in found:
        before = part[at : one.start]
        role: DateRole = "updated" if _UPDATED.search(before) else "published" if _PUBLISHED.search(before) else "plain"
        stamps.append(Stamp(one.value, role, one.doubt))
        rest += before + "  "
        at = one.end
    rest += part[at:]
    if len(stamps) == 1 and stamps[0].role == "plain" and _UPDATED.search(part[at:]):
        stamps = [Stamp(stamps[0].value, "updated", stamps[0].doubt)]
    left = re.sub(r"[ \u3000]+", " ", _AROUND_DATE.sub(" ", rest)).strip(_MARKS)
    # “by” belongs to the name that follows a date, and “on” before the date went with it.
    byline = read_byline(left) if left else None
    if byline:
        _take_byline(byline, left, credit)
    elif left and is_section(left):
        credit.section = credit.section or left
    elif left and is_person(left):
        _take_byline(Byline(left), left, credit)
    elif (counted := _COUNTED.fullmatch(left)) and is_person(counted["name"]):
        _take_byline(Byline(counted["name"]), left, credit)
        credit.rest.append((counted["count"], "page furniture"))
    elif left and (_is_place(left, part, found) or _WIRE.match(left)):
        credit.rest.append((left, "beside the date"))
    elif (beside := _BESIDE_A_NAME.match(left)) and is_person(beside["name"]):
        named = Byline(beside["name"], rest=beside["beside"], doubt="guessed: a line that looks like a name")
        _take_byline(named, left, credit)
    elif left and not _small_print(left, credit):
        return False
    credit.stamps.extend(stamps)
    return True


def _is_place(left: str, part: str, found: list[FoundDate]) -> bool:
    """``Vienna, 21 November 2014`` and ``21 November 2014, Vienna``: one place beside a date that it is joined to."""
    between = part.replace(left, "", 1)
    return (
        len(found) == 1
        and _PLACE.match(left) is not None
        and bool(re.search(r"[,，（(]", between[:2] + between[-2:]) or len(left) <= 4)
    )


def _small_print(part: str, credit: Credit) -> bool:
    """A part that is neither byline nor date but may stand beside them: a section, reading time, a source, an editor."""
    if is_section(part):
        if credit.section is None:
            credit.section = part
        else:
            credit.rest.append((part, "a second section"))
        return True
    if is_outlet(part):
        credit.rest.append((part, "beside the byline"))
        return True
    if _PICTURES.match(part):
        credit.rest.append((part, "picture credit"))
        return True
    if _SOURCE.match(part):
        credit.rest.append((part, "source line"))
        return True
    if _NAMES_NOBODY.match(part):
        credit.rest.append((part, "byline"))
        return True
    furniture = read_furniture(part)
    if furniture:
        credit.rest.append((part, furniture.why))
        return True
    return False

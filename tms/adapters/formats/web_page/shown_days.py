"""The day of a page's article: what its elements say to programs, and what they show."""

import re
from collections.abc import Sequence
from datetime import date

from tms.adapters.formats.web_page.measures import width_of
from tms.adapters.formats.web_page.tree import PageElement, words_in
from tms.language.pasted.dates import find_dates

_UPDATE = re.compile(r"updated?\b|modified|last\s+changed|revised|更新|修改", re.IGNORECASE)
_LONGEST_DAY = 80
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_MAILED = re.compile(r"(?:[a-z]{3}, )?(?P<day>\d{1,2} [a-z]{3,9} (?:19|20)\d\d)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[0-9]{1,2}(?::[0-9]{2}){1,2}")
_DIGITS = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


def class_has(element: PageElement, *words: str) -> bool:
    """Whether one of the words stands in what the element's classes are called."""
    name = element.get("class").lower()
    return any(word in name for word in words)


def id_has(element: PageElement, *words: str) -> bool:
    """Whether one of the words stands in its id: ``js_author_name``, ``publish_time``."""
    name = element.get("id").lower()
    return any(word in name for word in words)


def is_date(element: PageElement) -> bool:
    """Whether an element says by its name, its marks or its classes that it is a day."""
    is_said = element.name == "time" or element.says("datePublished", "itemprop")
    return is_said or class_has(element, "date", "time", "publish") or id_has(element, "publish", "pubtime", "pub_time")


def is_clock(element: PageElement) -> bool:
    """Whether only its classes say that it is a day, and its words none: how long a film is, a button of its player."""
    is_said = element.name == "time" or element.says("datePublished", "itemprop")
    return is_date(element) and not is_said and not re.search(r"[0-9]", _CLOCK.sub("", words_in(element)))


def as_shown(day: str, near: Sequence[PageElement]) -> str:
    """The day as the page shows it: what it says to programs may be the day before or after, in another zone's time."""
    shown = [found for one in near if is_date(one) and (found := _shown_day(words_in(one)))]
    if not day or not shown:
        return day or next(iter(shown), "")
    said = date.fromisoformat(day)
    beside = [one for one in shown if abs((date.fromisoformat(one) - said).days) == 1]
    return beside[0] if beside and day not in shown else day


def _shown_day(words: str) -> str:
    """The day of a line that is hardly more than a day, unless it is that of an update."""
    if width_of(words) > _LONGEST_DAY:
        return ""
    at = 0
    for one in find_dates(words, "en"):
        if one.doubt is None and not _UPDATE.search(words[at : one.start]):
            return one.value.isoformat()
        at = one.end
    return ""


def day_in(elements: Sequence[PageElement]) -> str:
    """The first day that elements say to programs; empty if none does."""
    for one in elements:
        if one.name == "time" or one.says("datePublished", "itemprop"):
            words = one.attributes.get("datetime", one.get("content")).strip()
            said = found[0] if (found := _DAY.match(words)) else _mailed_day(words)
            if _is_day(said):
                return _day_shown_in(one, said)
    return ""


def _mailed_day(words: str) -> str:
    """The day of a time as mails write it: ``Tue, 13 Dec 2016 22:33:06 +0000``."""
    found = _MAILED.match(words)
    dates = find_dates(found["day"], "en") if found else []
    return dates[0].value.isoformat() if dates else ""


def day_written_in(element: PageElement) -> str:
    """The day that an element shows in digits, unless it is that of an update."""
    words = words_in(element)
    found = None if _UPDATE.search(words) else _DIGITS.search(words)
    shown = "-".join((found[1], found[2].zfill(2), found[3].zfill(2))) if found else ""
    return shown if shown and _is_day(shown) else ""


def _day_shown_in(element: PageElement, said: str) -> str:
    """The day that an element shows in digits, where it says another one to programs; else what it says."""
    shown = day_written_in(element) or said
    return shown if abs((date.fromisoformat(shown) - date.fromisoformat(said)).days) > 1 else said


def _is_day(words: str) -> bool:
    """Whether there is such a day: pages say ``2014-00-29`` too."""
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True

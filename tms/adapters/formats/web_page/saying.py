"""Lines above a page's text that say by their words alone, and by no name of a class, who wrote it or when."""

import re
from collections.abc import Sequence

from tms.adapters.formats.web_page.measures import IN_LINE, Measures
from tms.adapters.formats.web_page.tree import PageElement, words_in

DAY_WRITTEN = re.compile(
    r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?: ?[日号號])?|"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:19|20)\d\d",
    re.IGNORECASE | re.ASCII,
)
"""A day with its year, as pages write it."""

_WHO = re.compile(
    r"(?:[^。，,]{0,10}(?:记者|記者|通讯员|通訊員|作者)|"
    r"(?:(?:written|posted|story|words|reported) )?by |文 ?[:：/／|｜丨]|"
    r"(?:撰文|撰稿|执笔|執筆|编译|編譯) ?[:：/／|｜丨]|"
    r"[\u4e00-\u9fff]{2,8}(?:报|報|社|网|網|刊|新闻|新聞|快讯|快訊|中心)[/／]|"
    r"[\u4e00-\u9fff、]{2,12}[/／][\u4e00-\u9fff]{1,8}(?:报|報|社|网|網|刊|新闻|新聞|报道|報導)$)",
    re.IGNORECASE,
)
LONGEST_LINE = 120
_LEAST_TITLE = 40
"""How wide a link is that is more than a day or a name."""

_ABOVE = 6
"""How many elements above a headline a day of its own may begin."""

_NO_MORE = re.compile(
    r"(?:^|(?<=\s))(?:(?:written |posted |published )?by|and|published(?: on)?|posted(?: on)?|日|号|號|作者|记者|記者)"
    r"(?=$|[\s:：])",
    re.IGNORECASE,
)
"""Words of a byline or a date that name nothing themselves."""


def saying(
    between: Sequence[PageElement], others: Sequence[str], measures: Measures, *, wants_names: bool, wants_day: bool
) -> list[str]:
    """Of the elements between title and text those lines whose words alone say when it was written, or by whom."""
    lines: list[str] = []
    last = -1
    for one in between:
        place = measures.get(one)
        is_line = all(part.name in IN_LINE for part in one.elements)
        if not is_line or not 0 < place.words <= LONGEST_LINE or place.at <= last:
            continue
        words = words_in(one)
        # A title that leads to another article, with its day.
        if place.links == 1 and place.linked > _LEAST_TITLE and place.linked * 2 > place.words:
            last = place.last
            continue
        if (wants_day and DAY_WRITTEN.search(words)) or (wants_names and _WHO.match(words)):
            last = place.last
            if not any(words in line for line in [*others, *lines]):
                lines.append(words)
    return lines


def day_above(title: PageElement, scope: PageElement, beside: set[PageElement], measures: Measures) -> list[str]:
    """The day that is all of a line right above the headline, if there is one."""
    begin = measures.get(title).at
    for one in scope.all_elements():
        place = measures.get(one)
        if begin - _ABOVE <= place.at and place.last < begin and one not in beside and place.words <= LONGEST_LINE:
            words = words_in(one)
            if DAY_WRITTEN.fullmatch(words):
                return [words]
    return []


def says_more(words: str, names: Sequence[str]) -> bool:
    """Whether a line says anything beside names and a day: a clock, a paper, the day of an update."""
    for name in names:
        words = words.replace(name, " ")
    plain = _NO_MORE.sub(" ", DAY_WRITTEN.sub(" ", words, count=1))
    return any(map(str.isalnum, plain))

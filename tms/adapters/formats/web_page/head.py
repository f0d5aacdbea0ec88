"""The head of a page's article: its headline, and the lines with who wrote it and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tms.adapters.formats.web_page.measures import IN_LINE, Measures, width_of
from tms.adapters.formats.web_page.metadata import SaidToPrograms
from tms.adapters.formats.web_page.saying import DAY_WRITTEN, day_above, saying, says_more
from tms.adapters.formats.web_page.shown_days import as_shown, class_has, day_in, id_has, is_clock, is_date
from tms.adapters.formats.web_page.tree import PageElement, Text, remove, words_in
from tms.adapters.formats.web_page.unmarked_headlines import unmarked_head
from tms.language.pasted.bylines import read_byline

_LONGEST = 600
_SAID = 5
"""What it counts that the page calls itself so in its head."""

_RANKS = {"h1": 6, "h2": 3, "h3": 1}
_SITE = re.compile(r"(?:^|[^a-z])(?:logo|brand|site-?(?:name|title)|masthead|header__logo)(?:[^a-z]|$)", re.IGNORECASE)
_TITLES = re.compile(
    r"headline|(?:entry|post|article|story|content|page|node)[-_]*title|title[-_]*(?:entry|post|article|story)|"
    r"(?:entry|post|article|story)[-_]heading",
    re.IGNORECASE,
)
_HEADINGS = ("entry-heading", "post-heading", "article-heading", "story-heading")
_OTHERS = re.compile(r"related|teaser|sidebar|promo|widget|recommend", re.IGNORECASE)
_FRONT_PAGE = re.compile(r"https?://[^/]+/?(?:index\.\w+)?")
_BY = re.compile(
    r"(?:(?:written|posted|story|words|reported)\s+)?by\b[:\s]*|(?:作者|记者|記者|文)\s*[:：/／]\s*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:(?-i:[A-Z\u00c0-\u00de\u0100-\u024f\u0391-\u03ab\u0410-\u042f])[\w.'’-]*|de|da|van|von|der|den|la|le|bin|al)"
    r"(?:\s+|$)){2,5}|[\u4e00-\u9fff]{2,4}"
)
_OF_AUTHORS = re.compile(r"/authors?/", re.IGNORECASE)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def _is_headline(element: PageElement) -> bool:
    if element.name in _RANKS or element.says("headline", "itemprop") or class_has(element, "headline", "title"):
        return True
    # What is called so may also be all of the head.
    return class_has(element, *_HEADINGS) and all(one.name in IN_LINE for one in element.elements)


def _is_people(element: PageElement) -> bool:
    is_said = element.says("author", "rel") or element.says("author", "itemprop")
    return is_said or class_has(element, "byline", "author") or id_has(element, "byline", "author")


def _is_author_link(element: PageElement) -> bool:
    """A link to a page about who wrote it: it stands within a line, and is taken out of none."""
    is_link = element.name == "a" and _OF_AUTHORS.search(element.get("href")) is not None
    return is_link and not _is_people(element)


def _is_standfirst(element: PageElement) -> bool:
    is_said = element.says("alternativeHeadline", "itemprop")
    return is_said or class_has(element, "standfirst", "subtitle", "subhead", "dek", "excerpt")


def _is_frame(element: PageElement) -> bool:
    """What is called like a standfirst, and holds the lines with who and when."""
    if not _is_standfirst(element) or _is_people(element) or is_date(element):
        return False
    return any(_is_people(one) or _is_author_link(one) or is_date(one) for one in element.all_elements())


def head_of(
    body: PageElement, root: PageElement, beside: set[PageElement], measures: Measures, said: SaidToPrograms
) -> PageElement | None:
    """The element with the article's title: of those above its first paragraph the one that says most that it is."""
    first = _first_prose(root, beside, measures)
    best: PageElement | None = None
    most = 0
    called = said.title.casefold()
    for one in filter(_is_headline, body.all_elements()):
        width = width_of(one.text())
        if width < 4 or width > _LONGEST or measures.get(one).prose or (one in beside and one.name != "h1"):
            continue
        if first and not measures.is_before(one, first):
            continue
        score = _likelihood(one, root, beside, width) + _SAID * (width > 12 and words_in(one).casefold() in called)
        # Of equals the one nearest to the text.
        if score >= most and score > 0 and not (best and one.is_in(best) and score == most):
            best, most = one, score
    return best if best or first is None else unmarked_head(body, first, beside, measures)


def common_of(title: PageElement, root: PageElement) -> PageElement:
    """The innermost element that holds both the title and the text."""
    return next((up for up in list(title.above())[1:] if root.is_in(up)), root)


def _first_prose(root: PageElement, beside: set[PageElement], measures: Measures) -> PageElement | None:
    if measures.get(root).own:
        return root
    return next((one for one in root.all_elements() if measures.get(one).own and one not in beside), None)


def _likelihood(one: PageElement, root: PageElement, beside: set[PageElement], width: int) -> int:
    parent = one.parent or PageElement("")
    around = " ".join((one.get("class"), one.get("id"), parent.get("class"), parent.get("id")))
    main = next((up for up in one.above() if up.name in {"article", "main"} or up.get("role") == "main"), None)
    links = [up for up in [*one.all_elements(), *one.above()] if up.name == "a" and "href" in up.attributes]
    is_near = one.is_in(root) or (main is not None and root.is_in(main))
    return (
        _RANKS.get(one.name, 0)
        + 6 * one.says("headline", "itemprop")
        + 2 * bool(_TITLES.search(around))
        + 2 * is_near
        + 2 * (width >= 24)
        - 6 * bool(_SITE.search(around))
        - 5 * (one in beside)
        - 6 * bool(links and _FRONT_PAGE.fullmatch(links[0].get("href")))
        - 4 * bool(_OTHERS.search(around))
        - 4 * (one.name == "h1" and not is_near and bool(links))
    )


@dataclass(frozen=True, slots=True)
class PageHead:
    """``lines`` that stand above the text, the names that programs are told, and a day that none of the lines says.

    ``left`` are lines that said who and when, and more than that.
    """

    lines: list[PageElement]
    names: Sequence[str]
    day: str = ""
    left: Sequence[str] = ()


def lines_before(
    title: PageElement, root: PageElement, beside: set[PageElement], measures: Measures, said: SaidToPrograms
) -> PageHead:
    """The title as a heading, and what stands near it that says who wrote it and when, as lines of their own."""
    heading = _line("h1", words_in(title))
    first = _first_prose(root, beside, measures)
    scope = common_of(title, root)

    def is_apart(one: PageElement) -> bool:
        return not (measures.is_in(title, one) or measures.is_in(one, title) or measures.is_in(root, one))

    near = [
        one
        for one in scope.all_elements()
        if (_is_people(one) or _is_author_link(one) or is_date(one) or _is_standfirst(one))
        and is_apart(one)
        and not measures.get(one).prose
        and (not first or measures.is_before(one, first))
        and not _is_frame(one)
        and not (is_clock(one) and not (_is_people(one) or _is_author_link(one) or _is_standfirst(one)))
    ]
    below = [one for one in near if measures.is_before(title, one)]
    above = [one for one in near if not measures.is_before(title, one) and one not in beside]
    shown = _names_in(below) or _names_in(above)
    told = _told(shown, said)
    names = told or shown
    day = as_shown(day_in(below) or day_in(above) or said.day, [*below, *above])
    others, left = _other_lines([one for one in below if not _is_author_link(one)], root, measures, names, day)
    box = _box_of(title, beside)
    between = [
        one
        for one in ([] if names and day else scope.all_elements())
        if is_apart(one)
        and not measures.is_in(one, root)
        and measures.is_before(title, one)
        and (not first or measures.is_before(one, first))
        and (one not in beside or (box and one.is_in(box)))
    ]
    others += saying(between, others, measures, wants_names=not names, wants_day=not day)
    if not day and not any(map(DAY_WRITTEN.search, others)):
        others += day_above(title, scope, beside, measures)
    # A first paragraph that a site sets apart from the others.
    others += [
        words_in(one)
        for one in scope.all_elements()
        if measures.get(one).own
        and is_apart(one)
        and not measures.is_in(one, root)
        and measures.is_before(title, one)
        and measures.is_before(one, root)
        and one not in beside
    ]
    lines = [heading, *_who_and_when(names, told, day), *(_line("p", words) for words in others)]
    return PageHead(lines, told, left=left)


def _box_of(title: PageElement, beside: set[PageElement]) -> PageElement | None:
    """What is beside the text for its name alone, as the headline stands in it."""
    box = None
    for at in title.above():
        if at not in beside:
            break
        box = at
    return box


def head_said(said: SaidToPrograms, body: PageElement, *, is_titled: bool = False) -> PageHead:
    """The head of a page that shows none, or nothing but its title and byline: what it says to programs."""
    told = _told(_names_in(body.all_elements()), said)
    if is_titled:
        return PageHead([], told, said.day)
    lines = [_line("h1", said.title)] if said.title else []
    return PageHead([*lines, *_who_and_when(told, told, said.day)], told)


def _who_and_when(names: Sequence[str], told: Sequence[str], day: str) -> list[PageElement]:
    """The byline, unless it looks like none and would stay in the text, and the day, each as a line."""
    byline = _byline(names) if names else ""
    lines = [byline] if byline and (not told or read_byline(byline)) else []
    return [_line("p", words) for words in [*lines, day] if words]


def _told(shown: Sequence[str], said: SaidToPrograms) -> Sequence[str]:
    """Programs may be told of more people than the page shows, never of others."""
    return said.names if set(shown) <= set(said.names) else []


def _byline(names: Sequence[str]) -> str:
    return f"作者：{'、'.join(names)}" if _CHINESE.search(names[0]) else f"By {' and '.join(names)}"


def _other_lines(
    below: Sequence[PageElement], root: PageElement, measures: Measures, names: Sequence[str], day: str
) -> tuple[list[str], list[str]]:
    """The other lines of the head, and those that are taken out for saying hardly more than names and day."""
    enough = 2 * width_of(" ".join([*names, day])) + 30
    lines: list[str] = []
    left: list[str] = []
    last = -1
    for one in below:
        words, place = words_in(one), measures.get(one)
        if not words or place.words > _LONGEST or place.at <= last:
            continue
        last = place.last
        is_said = any(name in words for name in names) if _is_people(one) else bool(day) and is_date(one)
        if is_said and place.words < enough:
            remove(one)
            if not day and (found := DAY_WRITTEN.search(words)):
                day = found[0]
                lines.append(day)
            if says_more(words, names):
                left.append(words)
        elif not measures.is_in(one, root):
            lines.append(words)
    return lines, left


def _names_in(elements: Sequence[PageElement]) -> list[str]:
    """The names of authors that elements say, and nothing but."""
    names: dict[str, None] = {}
    for one in elements:
        if not (_is_people(one) or _is_author_link(one)):
            continue
        links = [each for each in one.all_elements() if each.says("author", "rel") or each.says("name", "itemprop")]
        for each in links or [one]:
            words = words_in(each)
            by = _BY.match(words)
            name = (words[by.end() :] if by else words).rstrip(" ,，")
            is_longer = any(name.startswith(f"{known} ") for known in names)
            if len(name) < 40 and _NAME.fullmatch(name) and not is_longer:
                names[name] = None
        if names and not (one.says("author", "rel") or one.says("author", "itemprop") or _is_author_link(one)):
            break
    return list(names)[:4]


def _line(name: str, words: str) -> PageElement:
    line = PageElement(name)
    line.add(Text(words))
    return line

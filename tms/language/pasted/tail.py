"""Where the body ends, and which lines inside it are the site's and not the article's."""

import re
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from tms.language.pasted.furniture import Furniture, read_breadcrumb, read_furniture
from tms.language.pasted.lines import Unit
from tms.language.pasted.notes import read_author_note
from tms.language.pasted.shapes import LONG, is_prose, width

_FINAL = frozenset({"comments", "copyright", "site links"})
"""After these no article goes on, however much prose follows: it is the readers'. But for what stands above an article,
such as a link “941 comments” below its headline."""

_RIGHTS = "copyright"
_OF_SITES = _FINAL | {"sharing", "tags", "back to top", "more of this page", "newsletter", "related articles"}
_OF_A_SITE = re.compile(r"\d{4}|rights|版权|版權|著作權|[备備]|转载|轉載", re.IGNORECASE)
"""What a site's line about its rights says; an item of a list that does not may speak of the sign."""
_LINK = re.compile(r"\s*⟦(\d{1,3})⟧[^⟦⟧]+⟦/\1⟧\s*")
_LONE_TAG = re.compile(r"#\S+")
"""A tag, if nothing but the site's follows; else a line that begins so, as in a program."""

_ABOVE = 4
"""What stands above an article has so many times more prose behind it than before it …"""
_CLOSE = 3
"""… of so many paragraphs at least, most of them close to each other: readers' have a name or a time between."""

_SENTENCE_FURNITURE = frozenset(
    {"copyright", "disclaimer", "newsletter", "source line", "editor’s credit", "translator’s credit", "page furniture"}
)


@dataclass(slots=True)
class Tail:
    """``end`` is the first unit after the body; ``inside`` the units within the body that are left out, with the reason."""

    end: int
    inside: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    unsure: list[int] = field(default_factory=list)

    def leave(self, index: int, why: str) -> None:
        (self.inside if index < self.end else self.after)[index] = why


def _marks(units: list[Unit], start: int, *, is_bare: bool) -> list[Furniture | None]:
    """What is the site's behind ``start``, but for what is a part of the text itself: lines that only look like it."""
    marks = [None if index < start else _furniture(unit) for index, unit in enumerate(units)]
    sites = [index for index, mark in enumerate(marks) if mark is not None and mark.why in _OF_SITES]
    if is_bare and len(sites) == 1 and _is_subheading(units, sites[0]):
        marks[sites[0]] = None
    end = len(units)
    while end > start and marks[end - 1] is not None:
        end -= 1
    for index in range(start, end):
        if _LONE_TAG.fullmatch(units[index].text):
            marks[index] = None
    return marks


def _is_subheading(units: list[Unit], index: int) -> bool:
    """Whether it is a heading with text or headings behind it: “Comments” in a document about programs."""
    block = units[index].block
    if block is None or block.kind != "heading" or any(character.isdigit() for character in block.text):
        return False
    rest = units[index + 1 :]
    return any(is_prose(unit.text) or (unit.block is not None and unit.block.kind == "heading") for unit in rest)


def _furniture(unit: Unit) -> Furniture | None:
    if len(unit.text) > LONG or (unit.block is not None and unit.block.kind in {"table_cell", "caption", "quotation"}):
        return None
    if read_breadcrumb(unit.text):
        return Furniture("breadcrumb", "end")
    found = read_furniture(unit.text, unit.raw)
    if found is None or found.place == "head":
        return None
    is_item = unit.block is not None and unit.block.kind == "list_item"
    return None if is_item and found.why == _RIGHTS and not _OF_A_SITE.search(unit.text) else found


def _runs(units: list[Unit], marks: list[Furniture | None], author: str | None) -> list[bool]:
    """Whether each unit is prose that only an article has: of some length, no furniture, no note about the author."""
    prose = [
        mark is None and is_prose(unit.text) and width(unit.text) >= 60 and read_author_note(unit.text, author) is None
        for unit, mark in zip(units, marks, strict=True)
    ]
    if any(map(all, pairwise(prose))):
        return prose
    # Some write without full stops: then lines that are long, and no link to another article, are all that tells.
    return [
        is_one or (mark is None and _is_long_line(unit)) for unit, mark, is_one in zip(units, marks, prose, strict=True)
    ]


def _is_long_line(unit: Unit) -> bool:
    block = unit.block
    return (
        block is not None and block.kind == "paragraph" and width(unit.text) >= 40 and not _LINK.fullmatch(block.text)
    )


def _last_run(prose: list[bool]) -> int:
    """The last place where two units of prose follow each other; -1 if none. Lists of articles alternate title and teaser."""
    return next((at for at in range(len(prose) - 2, -1, -1) if prose[at] and prose[at + 1]), -1)


@dataclass(frozen=True, slots=True)
class _Prose:
    """How much prose there is, for any stretch of the page, where the next stands that ends an article, where what is
    the readers' or the site's begins, and where paragraphs follow each other."""

    paragraphs: list[int]
    letters: list[int]
    next_end: list[int]
    next_prose: list[int]
    next_readers: list[int]
    next_run: list[int]

    def follows(self, start: int, index: int) -> bool:
        """Whether the article that starts at ``start`` has hardly begun before the unit, and stands behind it."""
        end = self.next_end[index + 1]
        paragraphs = self.paragraphs[end] - self.paragraphs[index + 1]
        before = self.letters[index] - self.letters[start]
        units_between = end - self.next_prose[index + 1]
        return (
            paragraphs >= (_CLOSE if before else 2)
            and paragraphs * 2 > units_between
            and before * _ABOVE < self.letters[end] - self.letters[index + 1]
        )

    def goes_on(self, start: int, index: int, why: str) -> bool:
        """Whether the article goes on behind a unit that else ends one."""
        return self.follows(start, index) or (why == _RIGHTS and self.follows_rights(start, index))

    def follows_rights(self, start: int, index: int) -> bool:
        """Whether a line about rights stands before the article, as on the title page of a thesis: many times more prose
        comes behind it, and paragraphs of it one after the other, which neither readers' nor teasers do."""
        end = self.next_readers[index + 1]
        before = self.letters[index] - self.letters[start]
        return (
            before * _ABOVE < self.letters[end] - self.letters[index + 1] and self.next_run[index + 1] + _CLOSE <= end
        )


def _measured(units: list[Unit], marks: list[Furniture | None], prose: list[bool]) -> _Prose:
    letters = [width(unit.text) if is_one else 0 for unit, is_one in zip(units, prose, strict=True)]
    final = [mark is not None and mark.why in _FINAL for mark in marks]
    readers = [
        is_final and mark is not None and mark.why != _RIGHTS for is_final, mark in zip(final, marks, strict=True)
    ]
    runs = [all(prose[at : at + _CLOSE]) and at + _CLOSE <= len(prose) for at in range(len(prose))]
    return _Prose(
        list(accumulate(map(int, prose), initial=0)),
        list(accumulate(letters, initial=0)),
        _next(final),
        _next(prose),
        _next(readers),
        _next(runs),
    )


def _next(flags: list[bool]) -> list[int]:
    """For each place, and the one behind the last, where the next flag is; the number of flags if none is."""
    found = [len(flags)]
    for at in range(len(flags) - 1, -1, -1):
        found.append(at if flags[at] else found[-1])
    return found[::-1]


def find_tail(units: list[Unit], start: int, author: str | None, *, is_bare: bool = False) -> Tail:
    """The end of the body that starts at ``start``; ``is_bare``: nothing of a site stands above it."""
    marks = _marks(units, start, is_bare=is_bare)
    prose = _runs(units, marks, author)
    last_run = _last_run(prose)
    measured = _measured(units, marks, prose)
    tail = Tail(len(units))
    heading: Furniture | None = None
    for index in range(start, len(units)):
        mark = marks[index]
        if mark is None or (
            mark.why not in _SENTENCE_FURNITURE and is_prose(units[index].text) and mark.place != "anywhere"
        ):
            continue
        if mark.place == "anywhere":
            tail.inside[index] = mark.why
        elif index > last_run or (mark.why in _FINAL and not measured.goes_on(start, index, mark.why)):
            tail.end, heading = index, mark
            break
        else:
            _leave_inside(units, prose, index, mark, tail)
    _name_the_rest(units, marks, tail, heading)
    return tail


def _leave_inside(units: list[Unit], prose: list[bool], index: int, mark: Furniture, tail: Tail) -> None:
    """A box in the middle of the article: its heading and its links, which are not prose."""
    if is_prose(units[index].text):
        return
    if mark.place != "list":
        tail.inside[index] = mark.why
        return
    links = index + 1
    while links < len(units) and not is_prose(units[links].text):
        links += 1
    if links == index + 1 or links >= len(units) or not prose[links]:
        tail.unsure.append(index)
        return
    # The last short line before prose may be the article's next sub-heading: it stays, for a person to see.
    for at in range(index, links):
        tail.inside[at] = mark.why
    tail.unsure.append(index)


def _name_the_rest(units: list[Unit], marks: list[Furniture | None], tail: Tail, heading: Furniture | None) -> None:
    latest = heading
    for index in range(tail.end, len(units)):
        own = marks[index]
        tail.after[index] = own.why if own else f"after “{latest.why}”" if latest else "after the article"
        if own:
            latest = own

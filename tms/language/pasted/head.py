"""What stands before the body: which line is the title, which the section, who wrote it and when."""

from dataclasses import dataclass, field
from typing import Literal

from tms.language.pasted.credits import Credit
from tms.language.pasted.furniture import Breadcrumb, tidy
from tms.language.pasted.lines import Unit
from tms.language.pasted.members import is_label_of_members
from tms.language.pasted.names import is_office, is_person
from tms.language.pasted.shapes import LONG, is_prose, width
from tms.language.pasted.signs import Sign, looks_like_a_masthead, read_sign
from tms.language.pasted.title import find_title, first_prose

HEAD_LIMIT = 80
"""No page has more lines than this before its first paragraph; the search for a title ends there."""

_MOST_ABOVE = 6
"""So many lines that are nothing known may stand above the title of a document, and are its text."""

Fate = Literal["title", "section", "author", "author_title", "credit", "standfirst", "caption", "text", "furniture"]


@dataclass(slots=True)
class Head:
    """What became of each unit before ``body_start``; ``why`` gives the reason for those left out."""

    body_start: int
    title: int | None = None
    fates: dict[int, Fate] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    signs: list[Sign] = field(default_factory=list)
    doubtful: dict[str, str] = field(default_factory=dict)

    def leave(self, index: int, why: str) -> None:
        self.fates[index] = "furniture"
        self.why[index] = why


def read_head(units: list[Unit], language: str) -> Head:
    """Sort the units before the body. What the fates say is unique: each unit has one, or belongs to the body."""
    signs = [read_sign(unit, language) for unit in units[:HEAD_LIMIT]]
    head = Head(0, signs=signs)
    head.title, doubt = find_title(units, signs)
    if doubt:
        head.doubtful["title"] = doubt
    if head.title is None:
        _sort_untitled(head)
    else:
        _sort_before(units, head)
        _sort_after(units, head)
    return head


def _sort_untitled(head: Head) -> None:
    """Without a title only what is certain belongs to the head: furniture and credit lines before the first prose."""
    for index, sign in enumerate(head.signs[: first_prose(head.signs)]):
        if sign.kind == "furniture":
            head.leave(index, sign.why)
        elif sign.kind == "credit":
            head.fates[index] = "credit"
        elif sign.kind == "section":
            head.fates[index] = "section"
        else:
            break
        head.body_start = index + 1


def _sort_before(units: list[Unit], head: Head) -> None:
    title = head.title or 0
    head.fates[title] = "title"
    unknown: list[int] = []
    for index, sign in enumerate(head.signs[:title]):
        if sign.kind == "furniture":
            head.leave(index, sign.why)
        elif sign.kind == "credit":
            head.fates[index] = "credit"
        elif sign.kind == "section":
            head.fates[index] = "section"
        elif sign.kind == "office":
            head.fates[index] = "author_title"
        elif (block := units[index].block) is not None and block.kind == "caption":
            head.fates[index] = "caption"
        else:
            unknown.append(index)
    _sort_unknown_before(units, head, unknown)


def _sort_unknown_before(units: list[Unit], head: Head, unknown: list[int]) -> None:
    has_section = any(fate == "section" for fate in head.fates.values())
    has_author = any(sign.credit and sign.credit.byline for sign in head.signs)
    is_document = len(unknown) <= _MOST_ABOVE and not _is_below_a_menu(units, head)
    for index in reversed(unknown):
        text = units[index].bare
        below = head.signs[index + 1]
        if (
            not has_author
            and is_person(text)
            and (units[index].bullet or head.fates.get(index + 1) in {"author_title", "credit"})
        ):
            head.fates[index] = "author"
            has_author = True
        elif is_office(text) and index and is_person(units[index - 1].bare):
            head.fates[index] = "author_title"
        elif tidy(text) == tidy(units[head.title or 0].text):
            head.leave(index, "repeats the title")
        elif is_document and units[index].block is not None:
            head.fates[index] = "text"
        elif (
            not has_section and below.kind != "short" and width(text) <= 40 and not looks_like_a_masthead(text, units)
        ) or (
            not has_section and index + 1 == head.title and width(text) <= 40 and not looks_like_a_masthead(text, units)
        ):
            has_section = _guess_section(head, index)
        else:
            head.leave(index, "before the article")


def _is_below_a_menu(units: list[Unit], head: Head) -> bool:
    """Whether something of a site stands above the title: then what else stands there is the site's too."""
    title = head.title or 0
    return any(sign.kind == "furniture" and sign.why != "separator" for sign in head.signs[:title]) or any(
        looks_like_a_masthead(unit.text, units) for unit in units[:title]
    )


def _guess_section(head: Head, index: int) -> bool:
    head.fates[index] = "section"
    head.doubtful["section"] = "guessed: a short line above the title"
    return True


def _sort_after(units: list[Unit], head: Head) -> None:
    title = head.title or 0
    index = title + 1
    while index < len(head.signs) and _belongs_to_head(units, head, index):
        index += 1
    head.body_start = index


def _belongs_to_head(units: list[Unit], head: Head, index: int) -> bool:
    """Give the unit after the title its fate; False if the body begins with it."""
    sign, unit = head.signs[index], units[index]
    if sign.kind == "furniture":
        if sign.ends and _is_in_text(head, index):
            return False
        head.leave(index, sign.why)
    elif sign.kind == "credit":
        head.fates[index] = "credit"
    elif sign.kind == "section":
        if unit.block is not None and unit.block.kind != "paragraph":
            return False
        head.fates[index] = "section"
    elif sign.kind == "caption":
        head.fates[index] = "caption"
    elif sign.kind in {"standfirst", "office"}:
        head.fates[index] = "standfirst" if sign.kind == "standfirst" else "author_title"
    elif tidy(unit.text) == tidy(units[head.title or 0].text) and not unit.block:
        head.leave(index, "repeats the title")
    else:
        return _sort_text_after(units, head, index)
    return True


def _is_in_text(head: Head, index: int) -> bool:
    """Whether only furniture that may end an article follows, so that nothing but the title came before it."""
    return all(sign.kind in {"furniture", "short"} for sign in head.signs[index:]) and len(head.signs) < HEAD_LIMIT


def _sort_text_after(units: list[Unit], head: Head, index: int) -> bool:
    unit, sign = units[index], head.signs[index]
    if sign.kind == "heading" or len(unit.text) > LONG:
        return False
    if _is_author_line(units, head, index):
        head.fates[index] = "author"
    elif _is_office_line(units, head, index):
        head.fates[index] = "author_title"
    elif is_label_of_members(unit.text):
        head.fates[index] = "text"
    elif _credit_follows(units, head, index) or (
        sign.kind == "short"
        and unit.block is None
        and not unit.bullet
        and not unit.number
        and width(unit.text) >= 50
        and _prose_follows(head, index)
    ):
        head.fates[index] = "standfirst"
    else:
        return False
    return True


def _prose_follows(head: Head, index: int) -> bool:
    return index + 1 < len(head.signs) and head.signs[index + 1].kind == "prose"


def has_author(head: Head) -> bool:
    """Whether a byline, or a line that is a name, has been seen so far."""
    return any(
        fate == "author"
        or (fate == "credit" and (credit := head.signs[index].credit) is not None and credit.byline is not None)
        for index, fate in head.fates.items()
    )


def _is_author_line(units: list[Unit], head: Head, index: int) -> bool:
    """A bare name: behind a bullet or dash, or next to a credit line or an office."""
    unit = units[index]
    if has_author(head) or not is_person(unit.bare) or (unit.block and unit.block.kind == "heading"):
        return False
    if any(sign.credit and sign.credit.byline for sign in head.signs[index + 1 : index + 3]):
        return False
    below = units[index + 1] if index + 1 < len(units) else None
    beside = [head.signs[i] for i in (index - 1, index + 1) if 0 <= i < len(head.signs)]
    certain = (
        bool(unit.bullet)
        or any(sign.kind == "credit" for sign in beside)
        or bool(below and is_office(below.bare) and not is_prose(below.text))
    )
    if not certain and (unit.block is not None or not _prose_follows(head, index)):
        return False
    if not certain:
        head.doubtful["author"] = "guessed: a line that looks like a name"
    return True


def _is_office_line(units: list[Unit], head: Head, index: int) -> bool:
    """What stands below the author: an office, or for a plain page any short line there."""
    unit, sign = units[index], head.signs[index]
    if any(fate == "author_title" for fate in head.fates.values()) or not has_author(head) or _has_office(head):
        return False
    above = [i for i in range(index) if head.fates.get(i) in {"author", "credit"}]
    if not above or any(
        head.fates.get(i) not in {"furniture", "credit", "section"} for i in range(above[-1] + 1, index)
    ):
        return False
    if sign.kind != "short":
        return False
    if is_office(unit.bare):
        return True
    if unit.block is None and unit.indent >= 2 and above[-1] == index - 1 and width(unit.text) <= 80:
        head.doubtful["author_title"] = "guessed: an indented line below the author"
        return True
    return False


def _has_office(head: Head) -> bool:
    return any(
        fate == "credit"
        and (credit := head.signs[index].credit) is not None
        and credit.byline is not None
        and credit.byline.office is not None
        for index, fate in head.fates.items()
    )


def _gives(credit: Credit) -> set[str]:
    return ({"author"} if credit.byline else set()) | ({"date"} if credit.stamps else set())


def _credit_follows(units: list[Unit], head: Head, index: int) -> bool:
    """Whether a credit line within the next units says something that no line before has said."""
    known = {
        what
        for i, fate in head.fates.items()
        if fate == "credit" and (credit := head.signs[i].credit)
        for what in _gives(credit)
    }
    if has_author(head):
        known.add("author")
    for ahead in range(index + 1, min(index + 4, len(head.signs))):
        sign = head.signs[ahead]
        if sign.credit and _gives(sign.credit) - known:
            # Members are named right below a title; in the text they are a part of it.
            return not (sign.credit.byline and sign.credit.byline.listed and head.signs[index].kind == "prose")
        if "author" not in known and _is_name_above_office(units, head, ahead):
            return True
        if sign.kind == "heading" or (sign.kind == "prose" and ahead > index + 1):
            return False
    return False


def _is_name_above_office(units: list[Unit], head: Head, index: int) -> bool:
    """A line that is a name, and shows it by a bullet or by the office or credit line below."""
    unit = units[index]
    if head.signs[index].kind != "short" or not is_person(unit.bare):
        return False
    below = head.signs[index + 1] if index + 1 < len(head.signs) else None
    return bool(unit.bullet) or (below is not None and (below.credit is not None or is_office(units[index + 1].bare)))


def crumbs_of(head: Head) -> list[Breadcrumb]:
    return [sign.crumbs for sign in head.signs[: head.body_start] if sign.crumbs]

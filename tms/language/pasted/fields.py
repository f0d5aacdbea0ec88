"""The article's fields, gathered from the lines that the head was sorted into."""

import re
from dataclasses import dataclass, field
from datetime import date

from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.language.pasted.bylines import read_byline
from tms.language.pasted.credits import Credit, Stamp
from tms.language.pasted.furniture import tidy
from tms.language.pasted.head import Head, crumbs_of
from tms.language.pasted.lines import Unit
from tms.language.pasted.names import without_brackets
from tms.language.pasted.notes import AuthorNote
from tms.language.pasted.shapes import width
from tms.language.pasted.signs import read_label

_LONG_TITLE = 120
_TITLE_BYLINE = re.compile(
    r"[ \u3000]*[（(](?P<inside>(?:(?:本文)?作者|撰文|文|记者|記者|by|author)[ \u3000]*[:：/／ ][^（()）]{2,30})[)）]\Z",
    re.IGNORECASE,
)
_ROLE_ORDER = {"published": 0, "plain": 1, "updated": 2}


@dataclass(slots=True)
class Fields:
    """Fields found so far. ``settled`` names those that the page states outside its text, empty or not."""

    title: str | None = None
    section: str | None = None
    author: str | None = None
    author_title: str | None = None
    published_on: date | None = None
    external_id: str | None = None
    source_address: str | None = None
    tags: list[str] = field(default_factory=list)
    settled: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    doubtful: dict[str, str] = field(default_factory=dict)

    def wants(self, name: str) -> bool:
        return name not in self.settled and getattr(self, name) is None

    def take_note(self, note: AuthorNote) -> None:
        """Fill author and office from a note below the article."""
        if note.author and self.wants("author"):
            self.author = note.author
            self.doubtful["author"] = "taken from the note below the article"
        if note.office and self.wants("author_title"):
            self.author_title = note.office
            self.doubtful["author_title"] = "taken from the note below the article"

    def take_late(self, credit: Credit) -> None:
        """Fill author and date from a line below the article."""
        if credit.byline and self.wants("author"):
            self.author, office = credit.byline.author, credit.byline.office
            self.author_title = self.author_title or office
            self.doubtful["author"] = "taken from a line below the article"
        if credit.stamps and self.wants("published_on"):
            self.published_on = credit.stamps[0].value
            self.doubtful["published_on"] = "taken from a line below the article"

    def page(self, language: str, blocks: list[Block], left_out: list[LeftOut]) -> ImportedArticle:
        """The page, with what was not found among the doubtful."""
        missing = {"title": "title", "section": "section", "author": "author", "published_on": "date"}
        for name, word in missing.items():
            if self.wants(name):
                self.doubtful.setdefault(name, f"no {word} found")
        if self.title and width(self.title) > _LONG_TITLE:
            self.doubtful.setdefault("title", "looks long for a title")
        return ImportedArticle(
            language,
            self.title,
            blocks,
            self.section,
            self.author,
            self.author_title,
            self.published_on,
            left_out,
            self.doubtful,
            self.external_id,
            self.source_address,
            self.tags,
        )


def read_fields(units: list[Unit], head: Head, given: Fields | None = None) -> Fields:
    """The fields that the head's units say; a unit that gives none of its parts to a field is left out with the reason."""
    fields = given or Fields()
    fields.doubtful = head.doubtful | fields.doubtful
    if head.title is not None and fields.wants("title"):
        fields.title = _unlabelled(units[head.title])
        _take_from_title(fields)
    _read_sections(units, head, fields)
    _read_authors(units, head, fields)
    _read_dates(units, head, fields)
    for index, fate in head.fates.items():
        credit = head.signs[index].credit
        if fate == "credit" and credit:
            fields.left_out += [LeftOut(text, why) for text, why in credit.rest]
            if credit.no_year and fields.published_on is None:
                fields.doubtful["published_on"] = "a date without a year: " + units[index].text
    return fields


def _take_from_title(fields: Fields) -> None:
    """The author whom a title names behind itself: ``Rail in Europe (作者：周敏)``."""
    found = _TITLE_BYLINE.search(fields.title or "")
    byline = read_byline(found["inside"]) if found else None
    if found and byline and found.start() and fields.wants("author"):
        fields.title = (fields.title or "")[: found.start()]
        fields.author, fields.author_title = byline.author, fields.author_title or byline.office
        fields.doubtful["author"] = "taken from the end of the title"


def _unlabelled(unit: Unit) -> str:
    label = read_label(unit.text)
    return unit.text[label[1] :] if label else unit.text


def _read_sections(units: list[Unit], head: Head, fields: Fields) -> None:
    title = head.title if head.title is not None else -1
    found = [index for index, fate in head.fates.items() if fate == "section"]
    labelled = [index for index in found if head.signs[index].label]
    above = [index for index in found if index < title]
    chosen = next(iter(labelled), max(above) if above else min(found, default=None))
    in_credits = [
        credit.section
        for i, fate in head.fates.items()
        if fate == "credit" and (credit := head.signs[i].credit) and credit.section
    ]
    wanted = fields.wants("section")
    if chosen is not None and wanted:
        fields.section = _unlabelled(units[chosen])
        if len(above) > 1 and not labelled:
            fields.doubtful["section"] = "one of several names of sections above the title"
    for index in found:
        if index != chosen or not wanted:
            head.leave(index, "menu")
    for section in in_credits:
        if fields.wants("section"):
            fields.section = section
        elif section != fields.section:
            fields.left_out.append(LeftOut(section, "a second section"))
    if fields.wants("section"):
        _section_from_crumbs(head, fields)


def _section_from_crumbs(head: Head, fields: Fields) -> None:
    for crumbs in crumbs_of(head):
        names = [name for name in crumbs.crumbs if tidy(name) != tidy(fields.title or "") and len(name) <= 40]
        if names:
            fields.section = names[-1]
            fields.doubtful["section"] = "taken from the breadcrumb"
            return


def _read_authors(units: list[Unit], head: Head, fields: Fields) -> None:
    members: str | None = None
    for index in sorted(head.fates, key=lambda i: (i < (head.title or 0), i)):
        fate, credit = head.fates[index], head.signs[index].credit
        if fate == "author":
            _take(fields, "author", units[index].bare)
        elif fate == "author_title":
            _take(fields, "author_title", _unlabelled(units[index]) if head.signs[index].label else units[index].bare)
        elif fate == "credit" and credit and credit.byline:
            byline = credit.byline
            if byline.listed and members and fields.author == members:
                fields.author = members = f"{members}、{byline.author}"
                continue
            if not fields.wants("author"):
                _leave_second(fields, byline.author, byline.office)
                continue
            fields.author = byline.author
            members = byline.author if byline.listed else None
            if byline.doubt:
                fields.doubtful["author"] = byline.doubt
            if byline.office:
                _take(fields, "author_title", byline.office)


def _leave_second(fields: Fields, author: str, office: str | None) -> None:
    if author == fields.author:
        if office:
            _take(fields, "author_title", office)
    else:
        fields.left_out.append(LeftOut(author if not office else f"{author}, {office}", "a second byline"))
        fields.doubtful.setdefault("author", f"two bylines found: also {author}")


def _take(fields: Fields, name: str, text: str) -> None:
    if name == "author_title":
        text = without_brackets(text)
    if fields.wants(name):
        setattr(fields, name, text)
    elif getattr(fields, name) != text:
        fields.left_out.append(LeftOut(text, f"a second {name.replace('_', ' ')}"))


def _read_dates(units: list[Unit], head: Head, fields: Fields) -> None:
    title = head.title if head.title is not None else -1
    stamps: list[tuple[int, int, Stamp]] = []
    for index, fate in head.fates.items():
        credit = head.signs[index].credit
        if fate == "credit" and credit:
            stamps += [(index, place, stamp) for place, stamp in enumerate(credit.stamps)]
    if not stamps:
        return
    stamps.sort(key=lambda one: (_ROLE_ORDER[one[2].role], one[0] < title, abs(one[0] - title), one[1]))
    index, _, chosen = stamps[0]
    if fields.wants("published_on"):
        fields.published_on = chosen.value
        _doubt_date(head, fields, index, chosen, {stamp.value for _, _, stamp in stamps})
    for at, _, stamp in stamps:
        if stamp.value != fields.published_on:
            fields.left_out.append(LeftOut(units[at].text, _why_not(head, at, stamp)))


def _why_not(head: Head, index: int, stamp: Stamp) -> str:
    if stamp.role == "updated":
        return "date of an update"
    menu_between = any(head.fates.get(i) == "furniture" for i in range(index + 1, head.title or 0))
    return "date of the day" if menu_between else "another date"


def _doubt_date(head: Head, fields: Fields, index: int, chosen: Stamp, values: set[date]) -> None:
    title = head.title or 0
    doubts = [chosen.doubt] if chosen.doubt else []
    if len(values) > 1:
        doubts.append("two dates found: also " + ", ".join(str(value) for value in sorted(values - {chosen.value})))
    if doubts:
        fields.doubtful["published_on"] = "; ".join(doubts)
    elif chosen.role == "updated":
        fields.doubtful["published_on"] = "the page calls it the date of an update"
    elif index < title and any(head.fates.get(i) == "furniture" for i in range(index + 1, title)):
        fields.doubtful["published_on"] = "it stands above the page’s menu: may be the day of the copy"

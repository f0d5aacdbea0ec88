"""What a row of the workspace tells the page's scripts, and the words that are the same in thousands of rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup, escape

from tms.adapters.translations.catalogues import voice_of
from tms.checks import Finding
from tms.checks.inline_codes import unit_powers
from tms.domain.list_number import number_before, number_in, number_of
from tms.domain.locales import EN
from tms.domain.pictures import number_in_article
from tms.http.context import gettext as _
from tms.http.context import translated
from tms.http.page_language import language
from tms.http.picture_address import path_for_members
from tms.services.conversion.doubt_places import DoubtPlace
from tms.services.pictures.read_pictures import SMALLEST
from tms.services.workspace.rows import Cell, SegmentRow
from tms.web.rendering.known_words import DOUBTS
from tms.web.rendering.marked_places import PlaceMark
from tms.web.rendering.templates import chips
from tms.web.workspace.state_words import KINDS, TONES, source_markers, tone, word_count

_CLOSE = frozenset(("byline", "author_title"))
_DEEPEST = 4
"""Further indents would leave no room for the text."""
"""Kinds that stand close to the block before."""

_MOST_SAID = 3
"""Warnings whose words the mark in the row says."""


def tone_words() -> Mapping[str, str]:
    """What each tone of a row means, in the language of this request."""
    return _said(language())[0]


def kind_words() -> Mapping[str, str]:
    """What each kind of block is called, in the language of this request."""
    return _said(language())[1]


@cache
def _said(tag: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    say = voice_of(tag).say
    return {name: say(words) for name, words in TONES.items()}, {name: say(words) for name, words in KINDS.items()}


def lengths(rows: Sequence[SegmentRow]) -> dict[int, int]:
    """The length of each segment's source, in words."""
    return {row.segment_id: word_count(row.source.text, row.source.codes) for row in rows}


def row_head(
    row: SegmentRow, shown: str, length: int, *, mine: bool | None, current: bool, lost: bool | None = False
) -> Markup:
    """The attributes of the row's element; those that would say nothing are left out.

    ``shown`` is its tone; ``length``: of its source in words; ``mine``: the actor holds the lease; ``lost``: it was
    taken from them; ``current``: it is open for work.
    """
    cell, source = row.target, row.source
    starts = row.starts_block and row.number > 1 and row.kind not in _CLOSE
    bullet = row.kind == "list_item" and row.starts_block and not has_number(row)
    level = f" level-{min(row.level, _DEEPEST)}" if row.level else ""
    kind = (
        f"seg kind-{row.kind}{level}{' bullet' if bullet else ''}{' para' if starts else ''}{' now' if current else ''}"
    )
    said: dict[str, object] = {"tone": shown, "state": cell.state, "rev": cell.rev, "source-rev": source.rev}
    said["words"] = length
    if cell.look:
        said["look"] = cell.look
    if source.codes:
        said["markers"] = source_markers(source)
        if cell.locale != EN and (powers := unit_powers(source.text, source.codes)):
            said["powers"] = " ".join(sorted(powers, key=int))
    if row.own:
        said["own"] = ""
    if row.approved_before:
        said["approved"] = ""
    if row.findings and cell.text:
        n = Counter(finding.severity for finding in row.findings)
        said |= {f"{severity}s": count for severity, count in n.items()}
    said |= _around(row, mine=mine)
    if lost and row.holder:
        said["taken-why"] = row.holder.taken_why
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in said.items())
    return Markup(f'class="{kind}" id="s-{row.segment_id}" data-segment="{row.segment_id}"{data}')  # noqa: S704  # all of it is escaped


def has_number(row: SegmentRow) -> bool:
    """Whether the block that begins with the segment is an item of a numbered list; old ones have it in the text."""
    return bool(number_before(row.space_before)) or number_of(row.source.text) is not None


def list_number(row: SegmentRow, locale: str) -> Markup:
    """The attribute with the number of the list's item that begins with the segment, as the version writes it."""
    number = number_in(locale, row.space_before) if row.starts_block else ""
    return Markup(' data-number="{}"').format(number.rstrip()) if number else Markup()


def _around(row: SegmentRow, *, mine: bool | None) -> dict[str, object]:
    """What is said about the row, typed into it, and who is at work on it."""
    said: dict[str, object] = {}
    if row.talk:
        said["said"] = row.talk.changed_at.timestamp()
        said |= {"threads": row.talk.open} if row.talk.open else {}
        said |= {"queries": row.talk.queries} if row.talk.queries else {}
    if row.conflict:
        said["resolves"] = row.conflict.resolves
    if row.mine_pending is not None and row.mine_pending != row.target.text:
        said |= {"pending": row.mine_pending} | ({"proposed": ""} if row.is_proposed else {})
    if row.holder and not mine:
        said |= {"holder": row.holder.name, "until": row.holder.until.isoformat()}
    return said


def ticks(rows: Sequence[SegmentRow]) -> Markup:
    """The article at a glance: one mark for each row, in the colour of its state, with open checks and comments."""
    return Markup("").join(_tick(f"{tone(row.target)}{_edges(row)}") for row in rows)


@cache
def _tick(classes: str) -> Markup:
    """One mark, cached: there are thousands of rows and few kinds of marks."""
    return Markup('<i class="{}"></i>').format(classes)


def _edges(row: SegmentRow) -> str:
    found = " checks" if row.findings and row.target.text else ""
    return f"{found} talk" if row.talk and row.talk.open else found


def warned(findings: Sequence[Finding], ui_tag: str) -> Markup:
    """One mark for all warnings of a text, with how many there are; the panel beside it says each."""
    found = [one for one in findings if one.severity == "warning"]
    if not found:
        return Markup()
    said = [translated(one.words) for one in found[:_MOST_SAID]]
    if len(found) > _MOST_SAID:
        said.append(_("and %(n)s more", n=len(found) - _MOST_SAID))
    if len(found) == 1:
        mark, whole = Markup(), _("Warning: %(words)s", words=said[0])
    else:
        mark, whole = (
            Markup(' data-n="{}"').format(len(found)),
            _("%(n)s warnings: %(words)s", n=len(found), words=_("; ").join(said)),
        )
    return Markup(' <span class="warns attention"{} lang="{}" role="img" title="{}" aria-label="{}"></span>').format(
        mark, ui_tag, "\n".join(said), whole
    )


def text_of(cell: Cell, findings: Sequence[Finding] = (), doubts: Sequence[PlaceMark] = ()) -> Markup | None:
    """The cell's text with its codes as chips; None if it has no text yet."""
    if not cell.text:
        return None
    if not cell.codes and not findings and not doubts and cell.locale != EN:
        return escape(cell.text)
    return chips(cell.text, cell.codes, findings, cell.locale, doubts)


_PICTURE = Markup('<img class="picture" src="{}" alt="" loading="lazy">')


def picture_of(cell: Cell, article_id: int) -> Markup | str:
    """The article's own picture that the cell's words stand for; nothing for every other cell."""
    addresses = (code.get("href") for code in (cell.codes or {}).values() if code["type"] == "image")
    number = next((one for address in addresses if (one := number_in_article(address))), None)
    return _PICTURE.format(path_for_members(article_id, number, SMALLEST)) if number else ""


def shown_instead(row: SegmentRow, article_id: int) -> Markup | str:
    """The picture that the version shows instead of the article's; nothing where it shows that, or none."""
    if row.picture is None or row.picture.shown in {None, row.picture.number}:
        return ""
    return _PICTURE.format(path_for_members(article_id, row.picture.shown, SMALLEST))


_DOUBT = Markup(
    '<a class="in-doubt" data-doubt="{}-{}"{} href="{}/decisions#p-{}-{}" title="{}" aria-describedby="doubt-means">'
)


def doubts_of(row: SegmentRow, page_url: str) -> Sequence[PlaceMark]:
    """A link for each place that is in doubt, to the page of decisions; a script asks about it in the row itself."""
    return _marks(row.segment_id, row.doubts, page_url, Markup())


def doubts_of_other(row: SegmentRow, at: int, page_url: str) -> Sequence[PlaceMark]:
    """Links for the places in doubt of another version, the ``at``-th beside: the script asks that version's page."""
    found = row.doubts_of_others[at]
    if not found:
        return ()
    other_url = f"{page_url.rpartition('/')[0]}/{row.others[at].locale}"
    return _marks(row.segment_id, found, other_url, Markup(' data-base="{}"').format(other_url))


def _marks(segment_id: int, found: Sequence[DoubtPlace], url: str, more: Markup) -> Sequence[PlaceMark]:
    return [
        PlaceMark(
            one.start,
            one.end,
            _DOUBT.format(
                *one.asked, more, url, segment_id, one.asked[0], _("In doubt: %(why)s", why=_reason(one.reason))
            ),
            _LINK_ENDS,
        )
        for one in found
    ]


_LINK_ENDS = Markup("</a>")


def _reason(reason: str) -> str:
    return translated(DOUBTS[reason])

"""A source revision in words: what changed, sentence by sentence, and what opens again in which version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tms.adapters.formats import inline_markdown
from tms.domain.differences import DiffRun, changed_texts, differences
from tms.domain.imported_article import ImportedArticle
from tms.domain.inline import codes_from_json, codes_to_json
from tms.domain.lineage import AncestryKind, Fate
from tms.domain.states import VersionStatus
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import ngettext, translated
from tms.http.page_language import gap, joined_sentences
from tms.language.pasted.invisible import Dropped
from tms.services.source.preview_revision import PreviewPiece, RevisionPreview, VersionPreview
from tms.services.source.revision_comparison import ComparedSegment, SegmentChange

FATES: Mapping[str, str] = {
    Fate.CHANGED: Words("changed"),
    Fate.NEW: Words("new"),
    Fate.MOVED: Words("moved"),
    Fate.RETURNED: Words("comes back"),
    SegmentChange.REMOVED: Words("removed"),
}
"""What became of a sentence, in words."""

REVISION_KINDS = {
    "import": Words("imported"),
    "edit": Words("edited"),
    "typo": Words("typo only"),
    "resegmentation": Words("split again"),
    "switch": Words("became the source"),
}
"""What made a revision, in words."""

MOST_DROPPED = 20
"""Places with invisible characters that a page lists."""

_APPROVED = {VersionStatus.APPROVED, VersionStatus.PUBLISHED}
_REACHED = {VersionStatus.TRANSLATING: Words("in translation"), VersionStatus.REVIEWING: Words("in review")}


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that is not what it was: its words with what went and what came.

    ``skipped`` unchanged ones stand before it. ``edit`` and ``typo`` are the locales in which it opens again, by what
    the editor says of the revision.
    """

    kind: str
    fate: str
    words: str
    runs: Sequence[DiffRun]
    skipped: int = 0
    edit: Sequence[str] = field(default_factory=tuple)
    typo: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class SaidDropped:
    """Places where nobody sees what is dropped, as (line or block, kind, count, words), and how many more there are."""

    places: Sequence[tuple[int, str, int, str]]
    more: int


def said_dropped(found: Sequence[Dropped]) -> SaidDropped:
    """The first places, in the language of the page."""
    shown = found[:MOST_DROPPED]
    places = [(one.line, _named(one), one.count, one.words) for one in shown]
    return SaidDropped(places, max(len(found) - MOST_DROPPED, 0))


def _named(one: Dropped) -> str:
    return _("%(kind)s (%(number)s)", kind=translated(one.kind), number=one.number)


def changed_sentences(as_edit: RevisionPreview, as_typo: RevisionPreview) -> list[ChangedSentence]:
    """The preview's sentences that are new, changed, moved or back, in order; then those that are removed."""
    found: list[ChangedSentence] = []
    skipped = 0
    open_edit, open_typo = _open(as_edit.versions), _open(as_typo.versions)
    for piece in as_edit.pieces:
        if piece.fate == Fate.UNCHANGED and not piece.ancestors:
            skipped += 1
            continue
        old = None if piece.old is None else _markdown(piece.old, piece.old_codes)
        found.append(
            ChangedSentence(
                kind=piece.kind,
                fate=piece.fate,
                words=_fate(piece),
                runs=differences(old or "", _markdown(piece.new, piece.new_codes)),
                skipped=skipped,
                edit=open_edit.get(piece.position, ()),
                typo=open_typo.get(piece.position, ()),
            )
        )
        skipped = 0
    for gone in as_edit.removed:
        words = translated(FATES[SegmentChange.REMOVED])
        found.append(ChangedSentence(gone.kind, SegmentChange.REMOVED, words, differences(gone.text, "")))
    return found


def _open(versions: Sequence[VersionPreview]) -> dict[int, list[str]]:
    """By position of a sentence, the locales in which it opens again."""
    found: dict[int, list[str]] = {}
    for version in versions:
        for one in version.reopened:
            found.setdefault(one.position, []).append(version.locale)
    return found


def _fate(piece: PreviewPiece) -> str:
    words = translated(FATES.get(piece.fate, ""))
    if piece.text_changed and piece.fate in {Fate.MOVED, Fate.RETURNED}:
        words += _(", changed")
    kinds = {ancestor.kind for ancestor in piece.ancestors}
    if AncestryKind.MERGE in kinds:
        words += gap() + _("(merged)")
    elif AncestryKind.SPLIT in kinds:
        words += gap() + _("(split)")
    return words.strip()


def compared_sentences(segments: Sequence[ComparedSegment]) -> list[ChangedSentence]:
    """The sentences that differ between two revisions, in the later one's order."""
    found: list[ChangedSentence] = []
    skipped = 0
    for one in segments:
        old = _markdown(one.old or "", one.old_codes)
        new = _markdown(one.new or "", one.new_codes)
        if one.change == SegmentChange.SAME:
            skipped += 1
            continue
        words = translated(FATES[one.change])
        found.append(ChangedSentence(one.kind, one.change, words, differences(old, new), skipped))
        skipped = 0
    return found


def changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[list[DiffRun]]:
    """Paragraphs that differ between two texts, each with what went and what came."""
    for old, new in changed_texts(before, after):
        yield differences(old or "", new or "")


def as_blocks(page: ImportedArticle) -> list[dict[str, Any]]:
    """The body as the blocks of reading pages."""
    return [
        {"kind": block.kind, "text": block.text, "codes": codes_to_json(block.codes), "level": block.level}
        for block in page.blocks
    ]


def said_of(version: VersionPreview) -> str:
    """The effect on a version in words: ``3 of 42 segments reopen, 39 stay approved.`` and what follows from it."""
    total = len(version.reopened) + version.stays
    stays = _("stay approved") if version.status in _APPROVED else _("stay as they are")
    if not version.reopened:
        words = [_("Nothing reopens: all %(total)s %(stay)s.", total=total, stay=stays)]
    else:
        words = [
            _(
                "%(n)s of %(total)s reopen, %(rest)s %(stay)s.",
                n=len(version.reopened),
                total=total,
                rest=version.stays,
                stay=stays,
            )
        ]
    if version.human:
        drafted = len(version.reopened) - version.human
        rest = ngettext("; %(num)s is drafted", "; %(num)s are drafted", drafted) if drafted else ""
        words.append(
            ngettext(
                "%(num)s keeps a person’s text, to be looked at%(rest)s.",
                "%(num)s keep a person’s text, to be looked at%(rest)s.",
                version.human,
                rest=rest,
            )
        )
    if version.marked:
        words.append(_("%(n)s no longer follow and are only marked.", n=version.marked))
    if version.goes_back:
        words.append(
            _(
                "It goes back to translation (now %(now)s).",
                now=translated(_REACHED.get(VersionStatus(version.status), version.status)),
            )
        )
    if version.will_lag:
        words.append(_("Readers see the current text until it is published again."))
    return joined_sentences(*words)


def _markdown(text: str, codes: Mapping[str, Any] | None) -> str:
    return inline_markdown(text, codes_from_json(codes))

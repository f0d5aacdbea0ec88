"""The workspace's words and colours: what a segment's state, origin, derivation and history are called on the page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from tms.domain import locales
from tms.domain.differences import DiffRun, differences
from tms.domain.inline import markers, plain
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.page_language import joined_sentences
from tms.services.articles.article_status import VersionStatusView
from tms.services.reviewing.faults_found import SentBack
from tms.services.search import Hit
from tms.services.workspace.rows import Cell, SegmentRow
from tms.services.workspace.segment_history import HistoryEntry
from tms.services.workspace.single_row import OneRow
from tms.services.workspace.workspace import SentBackSegment, Workspace
from tms.web.rendering.fault_words import why
from tms.web.rendering.known_words import known
from tms.web.rendering.language_spans import marked

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")

TONES = {
    "final": Words("final"),
    "reviewed": Words("accepted"),
    "translated": Words("confirmed"),
    "edited": Words("not confirmed"),
    "draft": Words("machine draft"),
    "attention": Words("needs a look"),
    "conflict": Words("conflict"),
    "empty": Words("no text yet"),
}
"""Each tone of a row with its word, in the order of the meter."""

KINDS = {
    "title": Words("Title"),
    "byline": Words("Author"),
    "author_title": Words("Author’s title"),
    "standfirst": Words("Standfirst"),
    "heading": Words("Heading"),
    "paragraph": Words("Paragraph"),
    "list_item": Words("List item"),
    "quotation": Words("Quotation"),
    "caption": Words("Caption"),
    "table_cell": Words("Table cell"),
}

_ORIGINS = {
    "empty": Words("no text yet"),
    "assembly": Words("assembly"),
    "mt": Words("machine translation"),
    "derived": Words("derived"),
    "imported": Words("imported"),
    "human": Words("human"),
}

_ACTS = {
    "import": Words("imported"),
    "revise": Words("source revised"),
    "typo": Words("typo corrected"),
    "draft": Words("drafted"),
    "derive": Words("derived"),
    "decide": Words("decided how it is converted"),
    "merge": Words("merged"),
    "edit": Words("edited"),
    "take": Words("took over what was approved before"),
    "put_back": Words("put back what was derived"),
    "sample": Words("sample"),
    "split": Words("split the segment"),
    "join": Words("merged it with the next segment"),
    "confirm": Words("confirmed"),
    "accept": Words("accepted"),
    "send_back": Words("sent back"),
}


def tone(cell: Cell | Hit) -> str:
    """The one colour of a text's state; what needs a person comes before what has been done."""
    if cell.look == "conflict" or (isinstance(cell, Cell) and cell.derivation == "conflict"):
        return "conflict"
    if cell.look:
        return "attention"
    if not cell.text:
        return "empty"
    if cell.state != "initial":
        return cell.state
    return "edited" if cell.origin == "human" else "draft"


def origin(cell: Cell | HistoryEntry) -> str:
    """Where the text came from, in a word or two."""
    if cell.origin == "memory":
        found = _("memory, in context") if cell.similarity == 101 else _("memory %(n)s%%", n=cell.similarity or 100)
        return _("%(origin)s, repaired", origin=found) if cell.repaired else found
    if cell.origin == "repeat":
        same = cell.same_as
        return _("same sentence as segment %(number)s", number=same) if same else _("same sentence elsewhere")
    return _ORIGINS.get(cell.origin or "", cell.origin or "")


def look(row: SegmentRow, parent: str | None) -> str:
    """Why the segment asks for a look, and what to do; nothing if it doesn't."""
    other = locales.NAMES.get(parent or "", _("the other version"))
    words = {
        "source_changed": _("The source changed after this was written. Does this translation still fit?"),
        "merged": _("Merged: %(other)s changed, and so had this text. Read it, then confirm.", other=other),
        "conflict": _(
            "Conflict: %(other)s changed where this text had been changed by hand. Choose below.", other=other
        ),
        "parent_changed": _("%(other)s changed; this text no longer follows it.", other=other)
        if row.target.derivation == "detached"
        else _("%(other)s changed; this text was derived again. Read it once more.", other=other),
        "sent_back": (escape(_("Sent back. %(why)s")) % {"why": _who_and_why(row.sent_back)}).strip(),
    }
    return words.get(row.target.look or "", "")


def _who_and_why(sent_back: SentBack | None) -> Markup:
    """A name and a reason, each in its own language: one in 繁體 is no cause to set our words in its glyphs."""
    if not sent_back:
        return Markup("")
    said = why(sent_back.faults, sent_back.reason)
    return escape(_("%(who)s: %(why)s")) % {"who": marked(sent_back.who), "why": marked(said)}


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What the source said and says: the text in runs, the codes that its markers stand for, addresses that changed."""

    runs: Sequence[DiffRun]
    codes: Mapping[str, Any]
    addresses: Sequence[tuple[str, str, str]]


def source_change(row: SegmentRow) -> SourceChange | None:
    """How the source changed since the translation last stood against it; None if it did not."""
    before = row.source_before
    if before is None:
        return None
    old, new = before.codes or {}, row.source.codes or {}
    addresses = [
        (number, str(old[number].get("href") or "–"), str(new[number].get("href") or "–"))
        for number in sorted(old.keys() & new.keys(), key=int)
        if old[number].get("href") != new[number].get("href")
    ]
    return SourceChange(differences(before.text, row.source.text), {**old, **new}, addresses)


def left_to_accept(rows: Sequence[SegmentRow]) -> list[SegmentRow]:
    """Those that nobody has accepted as they stand."""
    return [row for row in rows if row.target.state not in {"reviewed", "final"}]


def accepted(n: int, rows: Sequence[SegmentRow]) -> str:
    """How many segments were accepted together, and why the others were not."""
    left = left_to_accept(rows)
    own = [row for row in left if row.own and row.target.state == "translated"]
    looks = [row for row in left if row.target.look and row not in own]
    open_ = [row for row in left if row.target.state == "initial" and row not in looks]
    kinds = {
        _("of your own, for someone else to accept"): len(own),
        _("to look at first"): len(looks),
        _("not confirmed yet"): len(open_),
        _("with an open query, a contradiction or another thing to read first"): len(left)
        - len(own)
        - len(looks)
        - len(open_),
    }
    said = _("; ").join(f"{count} {kind}" for kind, count in kinds.items() if count)
    done = _("Segments accepted: %(n)s.", n=n) if n else _("Nothing was accepted.")
    return joined_sentences(done, _("Left: %(said)s.", said=said) if said else "")


def act(entry: HistoryEntry) -> str:
    """What an act did, in words."""
    if entry.confirmed and entry.act == "edit":
        return _("edited and confirmed")
    return _ACTS.get(entry.act, entry.act)


def word_count(text: str, codes: Mapping[str, Any] | None) -> int:
    """The number of words; in Chinese, of characters, with figures and Latin names as a word each."""
    words = plain(text, codes) if codes else text
    if words.isascii():
        return len(_WORD.findall(words))
    return len(_HAN.findall(words)) + len(_WORD.findall(_HAN.sub(" ", words)))


def source_markers(cell: Cell) -> str:
    """The source's inline markers in order, for the editor's buttons."""
    return " ".join(markers(cell.text, cell.codes or {}))


def mode(page: Workspace | OneRow) -> str:
    """What the person does here: edit, review, or read."""
    if page.version.role == "source":
        return "read"
    if "segment.edit" in page.may:
        return "edit"
    return "review" if "segment.review" in page.may else "read"


def active_step(version: VersionStatusView) -> str:
    """The active step and who has it: ``Review: Lin``."""
    for step in version.steps:
        if step.state == "active":
            return _("%(step)s: %(who)s", step=known(step.name), who=step.assignee or _("not assigned"))
    return ""


def translator_of(version: VersionStatusView) -> str:
    """Who has the version's first step; nobody's name is empty."""
    return next((step.assignee or "" for step in version.steps if step.kind == "translate"), "")


def gathered(sent_back: Sequence[SentBackSegment]) -> str:
    """The reasons of what was sent back, a line for each segment."""
    return "\n".join(
        _("Segment %(number)s: %(why)s", number=one.number, why=why(one.why.faults, one.why.reason))
        for one in sent_back
    )


def is_open(row: SegmentRow, mode: str) -> bool:
    """Whether the row still waits for what the person does here."""
    if mode == "review":
        return row.target.state == "translated" and not row.own
    if row.corrected is not None and not row.own:
        return True
    return mode != "read" and (row.target.state == "initial" or bool(row.target.look))


def is_done(cell: Cell, states: set[str]) -> bool:
    """Whether the text counts as done; what needs a look or a choice does not, whatever was confirmed before."""
    return cell.state in states and tone(cell) not in {"attention", "conflict"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the version is: segments and words done, segments per tone in the meter's order, warnings of the checks.

    ``first_warned`` is the id of the first row with a warning.
    """

    done: int
    words_done: int
    words: int
    tones: dict[str, int]
    warnings: int
    first_warned: str


def tally(page: Workspace, lengths: Mapping[int, int]) -> Tally:
    """Counted from the rows, as the page's script does after each change; ``lengths``: of each source, in words."""
    reviewing = mode(page) == "review"
    done = {"reviewed", "final"} if reviewing else {"translated", "reviewed", "final"}
    words = [(is_done(row.target, done), lengths[row.segment_id]) for row in page.rows]
    tones = Counter(tone(row.target) for row in page.rows)
    warned = [f.segment_id for row in page.rows if row.target.text for f in row.findings if f.severity == "warning"]
    return Tally(
        done=sum(is_done for is_done, _ in words),
        words_done=sum(n for is_done, n in words if is_done),
        words=sum(n for _, n in words),
        tones={name: tones[name] for name in TONES},
        warnings=len(warned),
        first_warned=f"s-{warned[0]}" if warned else "",
    )

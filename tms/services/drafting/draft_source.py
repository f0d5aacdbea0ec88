"""What a source of drafts is: it reads for a whole article in one transaction, then drafts with none open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tms.db.models import Article, Publication, Version
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.confirmed_sources import Confirmed, Said
from tms.services.drafting.strength import NOTHING_STANDS, Strength
from tms.services.engines.calls import Fence
from tms.services.engines.engines import Engines
from tms.services.engines.translate import EngineDraft, Outcome
from tms.services.guidance.told_to_engines import Guidance


@dataclass(frozen=True, slots=True)
class Wanted:
    """A segment that waits for a draft; ``at`` is its place among the article's texts, from 0.

    Only what is stronger than ``beats`` is wanted.
    """

    at: int
    segment_id: int
    kind: str
    source: OneText
    beats: Strength = NOTHING_STANDS


@dataclass(frozen=True, slots=True)
class Asking:
    """What a source that asks outside needs: the engines, the work item, and how to know that it is still its own."""

    engines: Engines
    item_id: int
    fence: Fence
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """What is drafted: from which version into which, every source text in reading order, and the segments that wait.

    ``confirmed`` is what the version says already, by what the source says. A source of drafts that has to write or to
    read again while it drafts begins transactions of its own with ``begin``.
    """

    begin: Begin
    article: Article
    publication: Publication
    source: Version
    target: Version
    texts: Sequence[str]
    wanted: Sequence[Wanted]
    asking: Asking | None = None
    confirmed: Mapping[Said, Confirmed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a machine proposes, with the source's inline markers.

    ``similarity`` is a memory match's, in per cent; ``repaired`` if it was brought to the numbers, dates or terms of
    this source. ``made_by`` is what is known of the engine that made it, ``guidance`` what it was told, ``same_as`` the
    segment with the same source that it was taken from.
    """

    text: str
    origin: Origin
    similarity: int | None = None
    made_by: EngineDraft | None = None
    repaired: bool = False
    same_as: int | None = None
    guidance: Guidance | None = None


Drafting = Callable[[Sequence[Wanted]], Iterator[Mapping[int, Draft]]]
"""Drafts by segment, in portions as they come; a segment that is in none is left to the next source."""

DraftSource = Callable[[UnitOfWork, WholeArticle], Drafting]
"""Reads what it needs, in a number of statements that does not grow with the article."""

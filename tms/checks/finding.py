"""What a check looks at and what it finds. Types follow ITS 2.0 ``locQualityIssueType``."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tms.domain.inline import plain_shifted, split_markers
from tms.language.conversion.profiles import Profile
from tms.language.term_book import TermsHere

LONGEST_CHECKED = 10_000
"""Characters of a text whose every family is asked: a paragraph of a book has two thousand."""


class Severity(StrEnum):
    """An error stops confirmation, submission and approval; a warning informs, and may be dismissed with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Twins:
    """What the rest of the article says of the same: other translations of this source, other sources of this text."""

    texts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The rest of a segment's paragraph, without codes: what stands before and after it, here and in the source.

    ``next_begins`` is how the next paragraph begins; ``unfinished``: another segment of this one isn't translated yet.
    """

    before: str = ""
    after: str = ""
    source_before: str = ""
    source_after: str = ""
    next_begins: str = ""
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A segment in the source and in the version that is checked; what is not known of it is left at its default.

    ``region`` is the locale with its region (zh-Hant-TW), ``house`` how its publication writes it. ``kept`` are
    phrases that a rule or a decision put there as they are. ``origin`` and ``state`` are the text's own.
    ``terms`` is what the termbase says of the two texts without markers. ``paragraph`` is known where a mark has no
    partner in the segment itself. ``followed`` is the parent's text, if this one is just what is converted from it.
    ``plain_text`` and ``plain_source`` are the two without inline markers; 2 that stands higher is ² there.
    """

    segment_id: int
    source: str
    source_locale: str
    # A mapping has no hash; texts are told apart by the rest, and compared with it.
    source_codes: Mapping[str, Any] | None = field(hash=False)
    text: str
    locale: str
    kind: str = "paragraph"
    treatment: str = "translate"
    origin: str = "human"
    state: str = "initial"
    region: str | None = None
    house: Profile | None = None
    kept: tuple[str, ...] = ()
    twins: Twins = Twins()
    paragraph: Paragraph = Paragraph()
    terms: TermsHere | None = None
    followed: str | None = field(default=None, compare=False)
    plain_text: str = field(init=False, compare=False)
    plain_source: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        for name, text in (("plain_text", self.text), ("plain_source", self.source)):
            object.__setattr__(self, name, plain_shifted(text, self.source_codes) if self.source_codes else text)

    def found(
        self,
        code: str,
        its_type: str,
        words: str,
        *,
        at: tuple[int, int] | None = None,
        about: str = "",
        severity: Severity = Severity.WARNING,
    ) -> "Finding":
        """A finding in this text. ``at`` is a place in the plain text, never empty; ``about`` what it is known by."""
        start, end = self._in_text(*at) if at is not None else (None, None)
        return Finding(self.segment_id, code, its_type, severity, words, start, end, about)

    def _in_text(self, start: int, end: int) -> tuple[int, int]:
        if not self.source_codes:
            return start, end
        places: list[int] = []
        at = 0
        for is_marker, run in split_markers(self.text, self.source_codes):
            if not is_marker:
                places.extend(range(at, at + len(run)))
            at += len(run)
        return places[start], places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at, in words for people.

    ``code`` is stable, "numbers.missing"; ``type`` is the one of ITS 2.0. ``start`` and ``end`` are its place in the
    checked text with markers, None for what has none there. ``about`` is what was found: the same words elsewhere in
    the text are the same finding. What somebody dismissed is known by ``tms.checks.identity``.
    """

    segment_id: int
    code: str
    type: str
    severity: Severity
    words: str
    start: int | None = None
    end: int | None = None
    about: str = ""

    @property
    def family(self) -> str:
        """Which check found it, as ``tms.checks.ALL`` names it."""
        return self.code.partition(".")[0].replace("-", " ")

    @property
    def key(self) -> str:
        """The key by which a dismissal knows the finding in its texts: the code, and a short hash of what was found."""
        return f"{self.code}:{hashlib.sha256(self.about.encode()).hexdigest()[:16]}"

"""What a check looks at and what it finds. Types follow ITS 2.0 ``locQualityIssueType``."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error stops submission and approval; a warning informs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A segment in the source and in the version that is checked."""

    segment_id: int
    source: str
    source_locale: str
    source_codes: Mapping[str, Any] | None
    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at, in words for people."""

    segment_id: int
    family: str
    type: str
    severity: Severity
    words: str

"""Columns that hold one of a few words: the type checker knows which, and so does the database.

Words that the program chooses among by name are enumerations elsewhere, such as ``VersionStatus``.
"""

from typing import Literal

VersionRole = Literal["source", "direct", "derived"]
"""A direct version is translated from the source, a derived one converted from its parent."""

DerivationStatus = Literal["follows", "overridden", "conflict", "detached"]
"""How a derived text stands to its parent's."""

Presence = Literal["present", "omitted"]
Treatment = Literal["translate", "transcreate", "keep", "original"]
Visibility = Literal["members", "assigned"]

JobState = Literal["open", "done", "superseded", "cancelled"]
StepState = Literal["waiting", "active", "done", "skipped"]
WorkState = Literal["waiting", "running", "done", "failed"]

ReleaseState = Literal["planned", "happened", "stopped", "cancelled"]
AddressStatus = Literal["current", "redirect"]
HoldKind = Literal["legal", "rights", "embargo"]

RuleScope = Literal["publication", "topic", "article"]

CHOICES = (
    VersionRole,
    DerivationStatus,
    Presence,
    Treatment,
    Visibility,
    JobState,
    StepState,
    WorkState,
    ReleaseState,
    AddressStatus,
    HoldKind,
    RuleScope,
)

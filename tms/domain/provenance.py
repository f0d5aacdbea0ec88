"""Who stands behind a text as it says now: the one answer that the history, its readers and every writer use."""

from dataclasses import dataclass, replace
from typing import Self

from tms.domain.recorded_acts import Act


@dataclass(frozen=True, slots=True)
class Provenance:
    """The act by which a text was changed, and who did it: a person, or a work item where a machine wrote.

    A machine that brings a text up to what a person has just done names the person. ``change_set_id`` is the bulk act
    that the change is part of, ``reason`` what the person said of it. The fields are the columns of a text's row, and
    with it of its history, that say who changed it last.
    """

    act: Act
    person_id: int | None = None
    work_item_id: int | None = None
    change_set_id: int | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if self.person_id is None and self.work_item_id is None:
            raise ValueError("somebody did it: name the person or the work item")

    def as_act(self, act: Act) -> Self:
        """Another act by the same people, and part of the same bulk act."""
        return replace(self, act=act)

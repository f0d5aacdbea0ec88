"""What somebody is to a publication in the course of time, and what they are called when nobody may know any more."""

from enum import StrEnum

FORMER_MEMBER = "A former member"
"""Stands in the place of an erased person's name, wherever a name is shown."""

ERASED_WORDS = "(erased with the person who wrote it)"
"""Stands where an erased person had given a reason that the record can't be without."""


class MemberState(StrEnum):
    """Where a person is between the invitation and being forgotten."""

    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"
    FORMER = "former"


def member_state(*, has_password: bool, has_ended: bool, is_erased: bool) -> MemberState:
    """The state that the facts amount to."""
    if is_erased:
        return MemberState.FORMER
    if has_ended:
        return MemberState.DEACTIVATED
    return MemberState.ACTIVE if has_password else MemberState.INVITED

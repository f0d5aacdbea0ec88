"""What became of asking engines for a draft, in sentences for the article's page."""

from collections.abc import Mapping
from typing import Any

from tms.domain.messages import MESSAGES


def engine_outcome(outcome: Mapping[str, Any] | None, *, is_asked_again: bool = False) -> tuple[str, ...]:
    """Who drafted how much, and for each engine that gave up why; nothing if no engine was asked.

    ``is_asked_again``: what was left is drafted once more by itself.
    """
    if not outcome:
        return ()
    made = [f"{count} by {name}" for name, count in outcome["made"].items() if count]
    told = [f"Drafted {', '.join(made)}{_kept(outcome)}."] if made else []
    problems = outcome["problems"]
    told += [f"{one['engine']}: {MESSAGES.get(one['code'], one['code'])} {one['detail']}".strip() for one in problems]
    if outcome["failed"]:
        segments = "1 segment was" if outcome["failed"] == 1 else f"{outcome['failed']} segments were"
        told.append(f"{segments} left to terms and numbers that are known.")
    if outcome.get("gave_up"):
        told.append(f"It was asked again {_times(outcome['gave_up'])}, and no more.")
    if outcome["failed"] and problems and not is_asked_again:
        told.append("Once that is mended, “Draft again” asks for what is left.")
    return tuple(told)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _kept(outcome: Mapping[str, Any]) -> str:
    return f" ({outcome['kept']} of them paid for before)" if outcome["kept"] else ""

"""What became of asking engines for a draft, in sentences for the article's page."""

from collections.abc import Mapping
from typing import Any

from tms.domain.stored_errors import with_detail
from tms.domain.translatable import Words


def engine_outcome(outcome: Mapping[str, Any] | None, *, is_asked_again: bool = False) -> tuple[str, ...]:
    """How much each engine drafted, and why others gave up, in sentences; empty if no engine was asked.

    ``is_asked_again``: what was left is drafted once more by itself.
    """
    if not outcome:
        return ()
    told: list[str] = [
        Words("Drafted by {name}: {count}.", name=name, count=count) for name, count in outcome["made"].items() if count
    ]
    if told and outcome["kept"]:
        told.append(Words("Of these, paid for before: {count}.", count=outcome["kept"]))
    problems = outcome["problems"]
    told += [
        Words("{engine}: {problem}", engine=one["engine"], problem=with_detail(one["code"], one["detail"]))
        for one in problems
    ]
    if outcome["failed"]:
        told.append(_left(outcome["failed"]))
    if outcome.get("gave_up"):
        told.append(_asked(outcome["gave_up"]))
    if outcome["failed"] and problems and not is_asked_again:
        told.append(Words("Once that is fixed, “Draft again” asks for what is left."))
    return tuple(told)


def _left(count: int) -> Words:
    if count == 1:
        return Words("1 segment was drafted from known terms and numbers only.")
    return Words("{count} segments were drafted from known terms and numbers only.", count=count)


def _asked(times: int) -> Words:
    if times == 1:
        return Words("It was asked again once, and no more.")
    return Words("It was asked again {times} times, and no more.", times=times)

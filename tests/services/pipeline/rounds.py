"""What happens between the transactions of a stage."""

from collections.abc import Callable

import pytest

from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.services.pipeline import stage


def before_round(monkeypatch: pytest.MonkeyPatch, module: object, number: int, act: Callable[[], object]) -> None:
    """Do something just before the stage asks for the n-th time whether the item is still its own."""
    rounds: list[int] = []

    def asked(uow: UnitOfWork, item: Claimed) -> None:
        rounds.append(item.id)
        if len(rounds) == number:
            act()
        stage.still_mine(uow, item)

    monkeypatch.setattr(module, "still_mine", asked)

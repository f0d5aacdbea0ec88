"""A house with webhooks, and receivers in a process of their own."""

from collections.abc import Iterator

import pytest

from tests.services.desk import Desk
from tests.services.webhooks.handing import House, house
from tests.webhook_receiver import Receiver, receiver
from tms.db.unit_of_work import Database


@pytest.fixture(scope="session")
def receivers() -> Iterator[Receiver]:
    with receiver() as running:
        yield running


@pytest.fixture
def here(own_database: Database, desk: Desk, receivers: Receiver) -> House:
    return house(own_database, desk, receivers.of_its_own())

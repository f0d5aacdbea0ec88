"""Programs replay 10,000 events by HTTP while eight processes write: none is lost, doubled or out of order."""

import json
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.chaos.processes import WorkerProcess
from tests.conformance.served import Served, served

EVENTS, WRITERS = 10_000, 8


class Reader:
    """Reads page after page and keeps the cursor alone; one that ``pauses`` lets the writers go on meanwhile."""

    def __init__(self, product: Served, who: str, ended: threading.Event, *, pauses: float, limit: int) -> None:
        self._product, self._who, self._ended = product, who, ended
        self._pauses, self._limit = pauses, limit
        self.found: dict[int, list[int]] = {}
        self.names: list[str] = []

    def __call__(self) -> None:
        cursor, is_last = "", False
        while True:
            page = self._ask(cursor)
            for event in page["events"]:
                self.names.append(event["id"])
                if "n" in event["data"]:
                    self.found.setdefault(event["data"]["article"]["id"], []).append(event["data"]["n"])
            cursor = page["cursor"]
            if page["has_more"]:
                continue
            if is_last:
                return
            is_last = self._ended.is_set()
            time.sleep(self._pauses)

    def _ask(self, cursor: str) -> Any:
        request = urllib.request.Request(
            f"{self._product.url}/api/v1/events?limit={self._limit}&cursor={cursor}",
            headers={"Authorization": f"Bearer {self._product.secrets[self._who]}"},
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


@pytest.mark.full
@pytest.mark.timeout(300)
@pytest.mark.part(3)
def test_programs_replay_all_events_in_order_while_processes_write(tmp_path: Path) -> None:
    with served() as product:
        database = product.product.container.database
        url = database.engine.url.render_as_string(hide_password=False)
        publication_id = product.product.newsroom.publication_id
        ended = threading.Event()
        readers = [
            Reader(product, "machine events:read", ended, pauses=0.0, limit=100),
            Reader(product, "editor", ended, pauses=1.0, limit=500),
        ]
        arguments = [[url, str(seed), str(publication_id), str(EVENTS)] for seed in range(WRITERS)]
        with ThreadPoolExecutor(len(readers)) as pool:
            reading = [pool.submit(reader) for reader in readers]
            writers = [
                WorkerProcess("tests.conformance.event_writer", one, {}, tmp_path / f"writer-{one[1]}.log")
                for one in arguments
            ]
            try:
                while any(writer.running for writer in writers):
                    time.sleep(0.1)
            finally:
                for writer in writers:
                    writer.kill()
                ended.set()
            for one in reading:
                one.result()
        assert all(not writer.log for writer in writers), writers[0].log
        with database.begin() as uow:
            told = uow.session.execute(text("SELECT id, (left_out->>'n')::int AS n FROM article WHERE left_out ? 'n'"))
            counted = {row.id: list(range(1, row.n + 1)) for row in told}
    assert sum(map(len, counted.values())) > EVENTS - 100
    for reader in readers:
        assert reader.found == counted
        assert len(reader.names) == len(set(reader.names))

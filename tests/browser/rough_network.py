"""A network between a browser and the product that delays, drops requests, and loses answers to what was done."""

import asyncio
import contextlib
import random
import threading
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class RoughNetwork:
    """A TCP proxy; calm until ``is_rough`` is set. Its ``seed`` decides what happens to which piece of a request."""

    def __init__(self, server: str, seed: int) -> None:
        self.is_rough = False
        self.url = ""
        self.done: Counter[str] = Counter()
        """How often what was done to a request: passed, delayed, dropped, unanswered."""
        self._server = urlsplit(server)
        self._random = random.Random(seed)  # noqa: S311 - the seed gives the same network again
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()

    def _fate(self) -> str:
        if not self.is_rough:
            return "passed"
        fates = {"passed": 50, "delayed": 20, "dropped": 15, "unanswered": 15}
        return self._random.choices(list(fates), list(fates.values()))[0]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            with contextlib.suppress(OSError, asyncio.CancelledError):
                from_server, to_server = await asyncio.open_connection(self._server.hostname, self._server.port)
                ends.append(to_server)
                await self._talk((reader, writer), (from_server, to_server))
        finally:
            for end in ends:
                end.transport.abort()

    async def _talk(self, browser: Ends, server: Ends) -> None:
        """Pass on, both ways, until one of them has ended."""
        loses_answer = asyncio.Event()
        ways = [
            asyncio.create_task(self._requests(browser[0], server[1], loses_answer)),
            asyncio.create_task(_answers(server[0], browser[1], loses_answer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _requests(
        self, reader: asyncio.StreamReader, to_server: asyncio.StreamWriter, loses_answer: asyncio.Event
    ) -> None:
        while data := await reader.read(65536):
            fate = self._fate()
            self.done[fate] += 1
            if fate == "dropped":
                return
            if fate == "delayed":
                await asyncio.sleep(self._random.uniform(0.1, 2))
            if fate == "unanswered":
                loses_answer.set()
            to_server.write(data)
            await to_server.drain()

    async def _serve(self) -> None:
        self._door = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._door.sockets[0].getsockname()[1]}"
        self._ready.set()

    @contextlib.contextmanager
    def running(self) -> Iterator["RoughNetwork"]:
        """While it stands between them."""
        self._loop.create_task(self._serve())
        thread = threading.Thread(target=self._loop.run_forever)
        thread.start()
        assert self._ready.wait(10)
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()
            self._loop.close()

    async def _end(self) -> None:
        # What is accepted and no transport yet when its server closes is closed by nobody: accept no more, then wait.
        for door in self._door.sockets:
            self._loop.remove_reader(door.fileno())
        await _turns()
        self._door.close()
        while rest := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
            await _turns()


async def _turns() -> None:
    """Let what has just begun reach its first wait, and what was aborted close: either takes some turns."""
    for _turn in range(8):
        await asyncio.sleep(0)


async def _answers(
    from_server: asyncio.StreamReader, writer: asyncio.StreamWriter, loses_answer: asyncio.Event
) -> None:
    while data := await from_server.read(65536):
        if loses_answer.is_set():
            return
        writer.write(data)
        await writer.drain()

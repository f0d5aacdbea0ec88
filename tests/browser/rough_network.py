"""A network between a browser and the product that delays, drops requests, and loses answers to what was done."""

import asyncio
import contextlib
import random
import threading
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit


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
        loses_answer = asyncio.Event()
        try:
            from_server, to_server = await asyncio.open_connection(self._server.hostname, self._server.port)
        except OSError:
            writer.transport.abort()
            return
        ways = [
            asyncio.create_task(self._requests(reader, to_server, loses_answer)),
            asyncio.create_task(_answers(from_server, writer, loses_answer)),
        ]
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        writer.transport.abort()
        to_server.transport.abort()

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
        self._door.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


async def _answers(
    from_server: asyncio.StreamReader, writer: asyncio.StreamWriter, loses_answer: asyncio.Event
) -> None:
    while data := await from_server.read(65536):
        if loses_answer.is_set():
            return
        writer.write(data)
        await writer.drain()

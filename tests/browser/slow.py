"""A network and a browser slower than any of ours, so that what a test or a page does not wait for comes late."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

NETWORK_SECONDS = 0.1
"""So much later comes each request, and each answer."""

# The browser's own database answers a second late when a page opens it.
DATABASE = """{
    const add = EventTarget.prototype.addEventListener;
    IDBOpenDBRequest.prototype.addEventListener = function (name, act) {
        add.call(this, name, name === "success" ? () => setTimeout(act, 1000) : act);
    };
}"""


@contextlib.contextmanager
def slow_network(server: str) -> Iterator[str]:
    """An address that leads to the server's, slowly."""
    ready, end = threading.Event(), asyncio.Event()
    target = urlsplit(server)
    place: list[tuple[asyncio.AbstractEventLoop, int]] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(target.hostname, target.port)
        ways = [asyncio.create_task(_pass_on(reader, to_server)), asyncio.create_task(_pass_on(from_server, writer))]
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            # What was said last is still on its way.
            await asyncio.sleep(2 * NETWORK_SECONDS)
        for way in ways:
            way.cancel()
        for side in (writer, to_server):
            side.transport.abort()

    async def serve() -> None:
        async with await asyncio.start_server(connected, "127.0.0.1", 0) as door:
            place.append((asyncio.get_running_loop(), door.sockets[0].getsockname()[1]))
            ready.set()
            await end.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    (loop, port), *_ = place
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(10)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """All of it later by the same time: a long answer takes no longer for its length."""
    later = asyncio.get_running_loop().call_later
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            later(NETWORK_SECONDS, writer.write, data)

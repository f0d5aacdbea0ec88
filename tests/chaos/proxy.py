"""Stands between our processes and PostgreSQL, and on demand cuts a connection between a COMMIT and its answer.

Run as a program: ``python -m tests.chaos.proxy SERVER_FOLDER OWN_FOLDER NAME…``. For each name there is a socket in
``OWN_FOLDER/NAME``. Its standard input takes lines ``NAME COUNT``: so many of that name's next writing transactions are
committed and never answered. What was cut stands in ``OWN_FOLDER/cuts``, one name a line.
"""

import asyncio
import contextlib
import struct
import sys
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
WRITES = (b"INSERT", b"UPDATE", b"DELETE", b"MERGE")


class CutError(Exception):
    """The connection is to be cut here."""


class Answers:
    """What PostgreSQL sends on one connection, read message by message."""

    def __init__(self, name: str, to_cut: dict[str, int], cuts: Path) -> None:
        self._name = name
        self._to_cut = to_cut
        self._cuts = cuts
        self._left = b""
        self._wrote = False

    def pass_on(self, data: bytes) -> None:
        """Look at what is about to be sent. Raises CutError before the answer to a COMMIT that is to be lost."""
        self._left += data
        while len(self._left) >= 5:
            (length,) = struct.unpack_from("!i", self._left, 1)
            if len(self._left) < length + 1:
                return
            kind, body = self._left[:1], self._left[5 : length + 1]
            self._left = self._left[length + 1 :]
            if kind == b"C":
                self._completed(body)

    def _completed(self, tag: bytes) -> None:
        if tag.startswith(WRITES):
            self._wrote = True
        elif tag.startswith((b"COMMIT", b"ROLLBACK")):
            if tag.startswith(b"COMMIT") and self._wrote and self._to_cut.get(self._name, 0) > 0:
                self._to_cut[self._name] -= 1
                with self._cuts.open("a") as book:
                    book.write(f"{self._name}\n")
                raise CutError
            self._wrote = False


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: Answers | None) -> None:
    try:
        while data := await reader.read(65536):
            if answers is not None:
                answers.pass_on(data)
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


async def serve(server: Path, folder: Path, name: str, to_cut: dict[str, int]) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_unix_connection(str(server / SOCKET))
        except OSError:
            writer.close()
            return
        directions = [
            asyncio.create_task(pump(reader, to_server, None)),
            asyncio.create_task(pump(from_server, writer, Answers(name, to_cut, folder / "cuts"))),
        ]
        done, running = await asyncio.wait(directions, return_when=asyncio.FIRST_COMPLETED)
        for task in running:
            task.cancel()
        for task in (*done, *running):
            with contextlib.suppress(asyncio.CancelledError, CutError, OSError):
                await task
        for end in (writer, to_server):
            end.transport.abort()

    (folder / name).mkdir(exist_ok=True)
    (folder / name / SOCKET).unlink(missing_ok=True)
    await asyncio.start_unix_server(connected, str(folder / name / SOCKET))


async def main() -> None:
    server, folder, *names = sys.argv[1:]
    to_cut: dict[str, int] = {}
    for name in names:
        await serve(Path(server), Path(folder), name, to_cut)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        name, count = line.decode().split()
        to_cut[name] = int(count)


if __name__ == "__main__":
    asyncio.run(main())

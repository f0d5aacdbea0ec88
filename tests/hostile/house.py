"""What others notice while hostile files are read: saves and /healthz before and meanwhile, against the real server."""

import itertools
import statistics
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import Saving, make_desk
from tests.benchmarks.running import Running, running
from tests.factories import PASSWORD
from tests.hostile import documents, texts
from tms.domain.permissions import Role

UPLOADERS = 3
REPEATS = 3
"""A machine that does other things changes from minute to minute: what is compared lies in the same one."""

FILES: list[tuple[str, str, bytes]] = [
    ("/articles/preview", "file", documents.styles(60_000)),
    ("/articles/preview", "file", documents.table(12_000)),
    ("/articles/preview", "file", ("![" * 400 + "\n\n").encode() * 2_400),
    ("/articles/preview", "file", texts.headings(7_000).encode()),
    ("/terms/import", "file", b"en\n" + b"".join(b"t%d\n" % k for k in range(500_000))),
    ("/segmentation", "srx", documents.RULES["SRX: wide patterns"][0](300)),
]


@dataclass(frozen=True, slots=True)
class Waited:
    """The 95th percentiles of what one waits for, in seconds, of each repeat: usually, and while files are read."""

    what: str
    usually: list[float]
    meanwhile: list[float]

    @property
    def times(self) -> float:
        """How many times as long one waits meanwhile, in the middle one of the repeats."""
        return statistics.median(busy / usual for usual, busy in zip(self.usually, self.meanwhile, strict=True))


class _Uploader(Browser):
    """Sends a file, and takes whatever comes back."""

    def upload(self, path: str, name: str, data: bytes) -> int:
        boundary = uuid.uuid4().hex
        fields = {"do": "srx" if name == "srx" else "preview", "csrf_token": self._token}
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="a"\r\n\r\n')
        body = "".join(parts).encode() + data + f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Cookie": self.cookie,
            "X-CSRFToken": self._token,
        }
        self._connection.request("POST", path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status


def house(rounds: int) -> tuple[list[Waited], dict[int, int]]:
    """What others wait for, and how often the uploads were answered with which status."""
    statuses: dict[int, int] = {}
    with running() as stack, ExitStack() as clients:
        translating, _ = make_desk(stack, clients=1)
        saver = clients.enter_context(stack.browser(Role.TRANSLATOR))
        healthy = clients.enter_context(Browser(stack.url))
        saving = Saving(stack, translating[0])
        asks: dict[str, Callable[[], object]] = {
            "save": partial(saving, saver.post),
            "healthz": partial(healthy.get, "/healthz"),
        }
        waited = [Waited(what, [], []) for what in asks]
        for _ in range(REPEATS):
            usually = _times(asks, rounds // REPEATS)
            with _uploading(stack, statuses):
                meanwhile = _times(asks, rounds // REPEATS)
            for one in waited:
                one.usually.append(_p95(usually[one.what]))
                one.meanwhile.append(_p95(meanwhile[one.what]))
    return waited, statuses


@contextmanager
def _uploading(stack: Running, statuses: dict[int, int]) -> Iterator[None]:
    stop = threading.Event()
    threads = [threading.Thread(target=_upload, args=(stack, n, stop, statuses)) for n in range(UPLOADERS)]
    for thread in threads:
        thread.start()
    time.sleep(3)
    yield
    stop.set()
    for thread in threads:
        thread.join()


def _upload(stack: Running, number: int, stop: threading.Event, statuses: dict[int, int]) -> None:
    with _Uploader(stack.url) as uploader:
        uploader.sign_in(stack.newsroom.email(Role.EDITOR), PASSWORD)
        for path, name, data in itertools.islice(itertools.cycle(FILES), number * 2, None):
            if stop.is_set():
                return
            status = uploader.upload(path, name, data)
            statuses[status] = statuses.get(status, 0) + 1


def _times(asks: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Each a few dozen times a second, as people do."""
    times: dict[str, list[float]] = {what: [] for what in asks}
    for _ in range(rounds):
        for what, ask in asks.items():
            began = time.perf_counter()
            ask()
            times[what].append(time.perf_counter() - began)
            time.sleep(0.02)
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]

"""The private Valkey: on a unix socket only, with an append-only file. It holds nothing that cannot be lost."""

import shutil
import signal
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote, urlsplit

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from tms.domain.errors import Invalid
from tms.embedded.folders import make_private
from tms.embedded.process import end, end_leftovers, server_environment, spawn, trim
from tms.embedded.server import Server

SOCKET = "broker.sock"


class Valkey(Server):
    """Valkey with its append-only file in the data folder."""

    name = "valkey"

    @property
    def url(self) -> str:
        """Its address as Celery writes it; ``redis_url`` turns it into the form of redis-py."""
        return f"redis+socket://{quote(str(self.sockets / SOCKET))}?virtual_host=0"

    def start(self) -> None:
        """Start the server. Data that it can't read are put aside once, because all in them can be made again."""
        try:
            self._start()
        except Invalid:
            if not any(self.folder.valkey.iterdir()):
                raise
            shutil.rmtree(self.folder.valkey_damaged, ignore_errors=True)
            self.folder.valkey.rename(self.folder.valkey_damaged)
            self._start()

    def _start(self) -> None:
        make_private(self.folder.valkey, self.account)
        end_leftovers(self.folder.valkey, signal.SIGTERM, seconds=10)
        (self.sockets / SOCKET).unlink(missing_ok=True)
        trim(self.log)
        settings = {
            "port": "0",
            "unixsocket": f"{self.socket_argument}/{SOCKET}",
            "unixsocketperm": "700",
            "appendonly": "yes",
            "appendfsync": "everysec" if self.durable else "no",
            "maxmemory-policy": "noeviction",
            "save": "",
            "daemonize": "no",
            "loglevel": "warning",
        }
        options = [part for name, value in settings.items() for part in (f"--{name}", value)]
        self.process = spawn(
            [str(self.programs.valkey), *options],
            cwd=self.folder.valkey,
            account=self.account,
            death_signal=signal.SIGTERM,
            environment=server_environment(),
            log=self.log,
        )
        self.wait_until_it_answers(seconds=60)

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Ask it to write what it holds and end."""
        if self.process is not None:
            end(self.process, [(signal.SIGTERM, 10)], hurry)

    def answers(self) -> bool:
        """Whether the server at the socket is our child and has read its data."""
        once = Retry(NoBackoff(), 0)
        client = redis.Redis(unix_socket_path=str(self.sockets / SOCKET), socket_timeout=2, retry=once)
        try:
            information = client.info("server")
        except (redis.ConnectionError, redis.TimeoutError):
            return False
        finally:
            client.close()
        assert isinstance(information, dict)  # noqa: S101 - the type also allows asynchronous clients
        return self.process is not None and information["process_id"] == self.process.pid


def redis_url(broker_url: str) -> str:
    """The address of a broker as redis-py writes it: Celery says ``redis+socket://``, redis-py says ``unix://``."""
    parts = urlsplit(broker_url)
    if parts.scheme != "redis+socket":
        return broker_url
    number = parse_qs(parts.query).get("virtual_host", ["0"])[0]
    return f"unix://{quote(unquote(parts.path))}?db={number}"

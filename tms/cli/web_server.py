"""gunicorn, configured by us alone: no file, no environment, no control socket."""

import gc
import resource
import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from tms.cli.web_worker import WebWorker
from tms.language.release_memory import give_back

MOST_FILES = 16_384
NEW_OBJECTS = 50_000
"""How many come before the collector looks. The page of a long article makes a hundred thousand, none of them garbage,
and with Python's own 700 the collector takes a third of the time that the page takes."""

TURN_SECONDS = 0.0002
"""So long a thread that computes keeps others waiting, as a save does each time that it has heard from the database, a
dozen times. With Python's own 5 ms, all saves wait while somebody's page of 7,000 paragraphs is made."""

_ALL_DAY = ("layout.html", "workspace/", "board/")


class OurLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """What gunicorn has to say goes where everything else goes; each request has a line of ours."""

    def setup(self, cfg: Any) -> None:
        """Called by gunicorn, which would add handlers of its own."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class NamelessResponse(wsgi.Response):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's, which tells nobody what answers them."""

    def default_headers(self) -> list[str]:
        """Called by gunicorn."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """One process with threads: pages wait for the database, not for the processor."""

    def __init__(
        self,
        listen_fd: int,
        threads: int,
        most_memory: int | None = None,
        *,
        reload: bool = False,
        app: Flask | None = None,
    ) -> None:
        """Without an ``app`` one is made when the server runs."""
        self._app = app
        self._reload = reload
        self._most_memory = most_memory
        # Each open live page is a file of this process, and the usual limit is a thousand.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        files = max(soft, min(hard, MOST_FILES))
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
        self._options: dict[str, Any] = {
            "bind": f"fd://{listen_fd}",
            "workers": 1,
            "threads": threads,
            "worker_class": WebWorker,
            "timeout": 60,
            "graceful_timeout": 5,
            "keepalive": 5,
            # The other half is for live pages, and for what requests open.
            "worker_connections": files // 2,
            # An answer goes through our hands, which keep what the browser does not take yet.
            "sendfile": False,
            "post_fork": self._after_fork,
            "umask": 0o077,  # the default would make files that everybody can write
            # Which proxies to believe is TMS_TRUSTED_PROXIES' to say; gunicorn would believe any on this machine.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "loglevel": "warning",
            "logger_class": OurLogger,
            "control_socket_disable": True,
            # Built before the fork, so that the process that serves and the one that watches it share what they import.
            "preload_app": True,
        }
        wsgi.Response = NamelessResponse  # There is no setting for it.
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def _after_fork(self, arbiter: Any, worker: WebWorker) -> None:
        """Called by gunicorn in the new process, which may be there to replace another one."""
        worker.replaces = arbiter.num_workers > 1
        worker.most_memory = self._most_memory
        sys.setswitchinterval(TURN_SECONDS)

    def load(self) -> Any:
        """Called by gunicorn before the process is made that serves."""
        gc.set_threshold(NEW_OBJECTS, 20, 20)
        app = self._app or make_app(reload=self._reload)
        # The collector writes into every object that it looks at, and what is written to is shared no longer.
        gc.collect()
        give_back()
        gc.freeze()
        return app


def make_app(*, reload: bool = False) -> Flask:
    """The application with the templates that are used all day, or with those that are read anew when they change."""
    from tms.app import create_app

    app = create_app()
    if reload:
        app.jinja_env.auto_reload = True
        app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 0
    else:
        compile_templates(app)
    return app


def compile_templates(app: Flask) -> None:
    """Compile the templates of the pages that people have open all day.

    It takes a third of a second, and no memory that the first of these pages would not take.
    """
    for name in app.jinja_env.list_templates(filter_func=lambda name: name.startswith(_ALL_DAY)):
        app.jinja_env.get_template(name)

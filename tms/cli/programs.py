"""What ``tms web`` and ``tms worker`` run, each in a process of its own; and what both need, loaded once."""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from tms.settings import Settings

# Celery reads it while it is imported: SIGTERM then waits for a bounded time, not for the last task.
_BOUNDED_END = ("REMAP_SIGTERM", "SIGQUIT")
_OF_BOTH = ("tms.app", "tms.cli.web_server", "workers.tasks", "workers.memory_keys", "workers.sweep", "workers.watch")
# What a worker would import for itself when it begins, as Celery does in many places.
_OF_WORKERS = (
    "celery.app.amqp", "celery.app.control", "celery.app.events", "celery.app.log", "celery.apps.worker",
    "celery.backends.base", "celery.concurrency.prefork", "celery.events.receiver", "celery.events.state",
    "celery.fixups.django", "celery.loaders.app", "celery.worker.autoscale", "celery.worker.components",
    "celery.worker.consumer.delayed_delivery", "celery.worker.control",
)  # fmt: skip
# What each child of the worker would: the pool's declaration of one function in C.
_OF_CHILDREN = ("cffi.cparser",)


def serve(listen_fd: int | None = None, *, reload: bool = False, app: Flask | None = None) -> None:
    """What ``tms web`` does, until a signal ends it. An ``app`` was made by the process that this is a copy of."""
    from tms.adapters import logs
    from tms.cli.listening import listen, reached_at
    from tms.cli.web_server import WebServer
    from tms.settings import Settings
    from workers.preload import preload

    settings = Settings()
    logs.configure(settings.log_level, settings.log_format)
    if listen_fd is None:
        with listen(settings.host, settings.port) as listener:
            _, port = reached_at(listener)
            listen_fd = listener.detach()
        _tell_token(settings, port)
    # Once for the process that serves and the one that watches it; a copy of a process that did it has it already.
    if not reload:
        preload()
    WebServer(listen_fd, settings.web_threads, settings.web_memory_mb * 1_000_000, reload=reload, app=app).run()


def _tell_token(settings: Settings, port: int) -> None:
    """Whoever reads what a fresh server prints may set it up, from wherever it is reached."""
    from tms.cli.listening import setup_address
    from tms.cli.prepare import is_empty
    from tms.embedded import addresses

    address = setup_address(settings, port)
    if address is not None and is_empty(addresses(settings).database_url):
        print(f"Nobody can sign in yet. Create the administrator at {address}", flush=True)


def work(queues: tuple[str, ...] = ()) -> None:
    """What ``tms worker`` does, until a signal ends it."""
    os.environ.setdefault(*_BOUNDED_END)

    from celery.exceptions import SecurityWarning

    from tms.settings import Settings
    from workers.celery_app import app

    _say_nothing_of_ending()
    # Celery warns root about pickled messages; ours are JSON.
    warnings.simplefilter("ignore", SecurityWarning)
    app.worker_main(
        [
            "--quiet",
            "worker",
            f"--hostname=tms-{os.getpid()}@%h",
            f"--concurrency={Settings().worker_concurrency}",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
            *([f"--queues={','.join(queues)}"] if queues else []),
        ]
    )


def _say_nothing_of_ending() -> None:
    """Celery tells a terminal what a second Ctrl-C would do; ours reaches the one who started the worker.

    What it says on standard error (its stack, when it is asked for it) is still said.
    """
    from celery.apps import worker

    say = worker.safe_say  # type: ignore[attr-defined]  # the stubs lack it
    # Also what says it is not in the stubs.
    worker.safe_say = (  # type: ignore[attr-defined]
        lambda words, file=sys.__stderr__: say(words, file) if file is sys.__stderr__ else None
    )


def load_for_both() -> Flask:
    """Load what both need and make the dictionaries ready, before both are made as copies of this process.

    They share its memory: a hundred megabytes that would otherwise be there twice. What they would make of the settings
    when they begin is made here too, for in a copy whatever runs writes into the pages of what it uses. That connects
    to nothing. Returns the web's application.
    """
    load_code()
    from tms.cli.web_server import make_app
    from workers.celery_app import app as celery
    from workers.celery_app import settings
    from workers.preload import preload
    from workers.process import make_ready

    celery.finalize()
    make_ready(settings)
    app = make_app()
    preload()
    return app


def load_code() -> None:
    """Import what both need."""
    os.environ.setdefault(*_BOUNDED_END)
    for name in (*_OF_BOTH, *_OF_WORKERS, *_OF_CHILDREN):
        importlib.import_module(name)

    from sqlalchemy.orm import configure_mappers

    from tms.adapters.engines import load_own

    configure_mappers()
    load_own()


def try_code() -> None:
    """Do what web and worker do before they serve, without the dictionaries, which are no code."""
    load_code()
    from workers.celery_app import app

    del app
    importlib.import_module("tms.app").create_app()

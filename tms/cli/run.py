"""``tms up``, ``demo``, ``web`` and ``worker``: the commands that start something and stay."""

import os
import warnings

import click


@click.command()
def up() -> None:
    """Start everything on this machine and stay until Ctrl-C.

    A private PostgreSQL and Valkey are started unless TMS_DATABASE_URL and TMS_BROKER_URL are set. On an empty
    database the first page creates the administrator.
    """
    _supervise(demo=False)


@click.command()
def demo() -> None:
    """Start everything with sample articles and people, and stay until Ctrl-C."""
    _supervise(demo=True)


def _supervise(*, demo: bool) -> None:
    from tms.cli.supervisor import Supervisor
    from tms.settings import Settings

    Supervisor(Settings(), demo=demo).run()


@click.command()
@click.option("--listen-fd", type=int, hidden=True, help="a listening socket that the supervisor has opened")
def web(listen_fd: int | None) -> None:
    """Run the web server alone, on TMS_HOST and TMS_PORT."""
    from tms.adapters import logs
    from tms.cli.listening import listen
    from tms.cli.web_server import WebServer
    from tms.settings import Settings

    settings = Settings()
    logs.configure(settings.log_level, settings.log_format)
    if listen_fd is None:
        with listen(settings.host, settings.port) as listener:
            listen_fd = listener.detach()
    WebServer(listen_fd, settings.web_threads).run()


@click.command()
@click.option("--queue", "queues", multiple=True, help="only this queue (pipeline, drafts); may be repeated")
def worker(queues: tuple[str, ...]) -> None:
    """Run a worker alone. SIGTERM lets running work finish for a while; what does not is taken up by another worker."""
    # Celery reads it while it is imported: SIGTERM then waits for a bounded time, not for the last task.
    os.environ.setdefault("REMAP_SIGTERM", "SIGQUIT")

    from celery.exceptions import SecurityWarning

    from tms.settings import Settings
    from workers.celery_app import app

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

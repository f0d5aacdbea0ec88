"""``tms up``, ``demo``, ``web`` and ``worker``: the commands that start something and stay."""

import click

from tms.cli.programs import serve, work


@click.command()
def up() -> None:
    """Start everything on this machine and stay until Ctrl-C.

    A private PostgreSQL and Valkey are started unless TMS_DATABASE_URL and TMS_BROKER_URL are set. On an empty
    database the first page creates the administrator.
    """
    _supervise(demo=False)


@click.command()
def demo() -> None:
    """Start everything with sample articles and people, and stay until Ctrl-C.

    TMS_PORT=8100 is another port, and TMS_DATA_DIR=FOLDER another folder for the data: two folders are two demos.
    """
    _supervise(demo=True)


def _supervise(*, demo: bool) -> None:
    from tms.cli.supervisor import Supervisor
    from tms.settings import Settings

    Supervisor(Settings(), demo=demo).run()


@click.command()
@click.option("--listen-fd", type=int, hidden=True, help="a listening socket that the supervisor has opened")
@click.option("--reload", is_flag=True, hidden=True, help="read templates anew when they change; browsers keep nothing")
def web(listen_fd: int | None, reload: bool) -> None:
    """Run the web server alone, on TMS_HOST and TMS_PORT."""
    serve(listen_fd, reload=reload)


@click.command()
@click.option("--queue", "queues", multiple=True, help="only this queue (pipeline, drafts); may be repeated")
def worker(queues: tuple[str, ...]) -> None:
    """Run a worker alone. SIGTERM lets running work finish for a while; what does not is taken up by another worker."""
    work(queues)

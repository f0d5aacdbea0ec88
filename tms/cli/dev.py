"""``tms dev``: the demo for people who change the code. It needs a checkout, and watchfiles, which no release has."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

LOADED_ONCE = (".py", ".po", ".tsv", ".json")
LOOK_EVERY_MS = 200
ROOT = Path(__file__).resolve().parents[2]


@click.command()
def dev() -> None:
    """Start everything with samples, and start web and worker again when their code changes. For a checkout."""
    # What goes wrong is told with its message: texts are samples here.
    os.environ.setdefault("TMS_LOG_FORMAT", "development")
    from tms.cli.supervisor import Supervisor
    from tms.settings import Settings

    Supervisor(Settings(), demo=True, edited=changes(ROOT / "tms", ROOT / "workers")).run()


def changes(*folders: Path) -> Callable[[], bool]:
    """A function that waits a fifth of a second at most, and says whether a file that is loaded once has changed."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise click.ClickException("tms dev is for a checkout with its development packages: uv run tms dev") from error
    found: Iterable[object] = watch(
        *folders,
        watch_filter=lambda _, path: path.endswith(LOADED_ONCE) and "/static/" not in path,
        rust_timeout=LOOK_EVERY_MS,
        yield_on_timeout=True,
    )
    each = iter(found)
    return lambda: bool(next(each, None))

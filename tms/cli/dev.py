"""``tms dev``: the demo for who changes the code. It needs a checkout, and watchfiles, which a release does not have.

Templates, scripts and styles are read when they are asked for. Python runs only once it is loaded, and catalogues and
tables of words are read once: web and worker start again when one of those changes. Tables of the database are brought
up to date when the command begins.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import click

LOADED_ONCE = (".py", ".po", ".tsv", ".json")
LOOK_EVERY_MS = 200
ROOT = Path(__file__).resolve().parents[2]


@click.command()
def dev() -> None:
    """Start everything with samples, and start web and worker again when their code changes. For a checkout."""
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

"""A folder of articles, brought in by one process: a file that is refused keeps no other out."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import click

from tms.adapters.formats.brought_pictures import PICTURE_NAMES
from tms.adapters.formats.guessing import NAMES
from tms.cli.connection import connected, console
from tms.domain.errors import TmsError
from tms.domain.imported_article import ImportedArticle
from tms.services.articles.import_article import import_article
from tms.services.pictures.bring_pictures import BroughtKept

_MOST_BESIDE = 10_000


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A file with the article that it became, or why it did not: the code of an error, and its words."""

    file: str
    article: int | None = None
    title: str | None = None
    code: str | None = None
    why: str | None = None


def import_folder(
    folder: Path,
    read: Callable[[str], tuple[ImportedArticle, BroughtKept]],
    *,
    as_new: bool,
    confidential: bool,
    as_json: bool,
) -> None:
    """Bring in the files whose names say that they can be articles, in their order; say what became of each.

    Exits with 1 if one was refused.
    """
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in NAMES)
    if not paths:
        raise click.UsageError(f"No file in {folder} is one of {', '.join(sorted(NAMES))}.")
    outcomes: list[_Outcome] = []
    with connected() as container:
        for path in paths:
            try:
                page, brought = read(str(path))
                with container.database.begin() as uow:
                    actor = console(uow)
                    article = import_article(
                        uow, actor, page, as_new=as_new, confidential=confidential, brought=brought
                    )
            except TmsError as error:
                outcomes.append(_Outcome(path.name, code=error.code, why=str(error)))
            else:
                outcomes.append(_Outcome(path.name, article, page.title))
            if not as_json:
                _tell(outcomes[-1])
    if as_json:
        click.echo(json.dumps([asdict(one) for one in outcomes], ensure_ascii=False, indent=2))
    if any(one.code for one in outcomes):
        sys.exit(1)


def pictures_beside(file: Path) -> list[Path]:
    """The pictures in the folder of a file and below, as seen from there; none that a link leads to elsewhere."""
    folder = file.resolve().parent
    found = (
        Path(at, name)
        for at, _, names in os.walk(folder)
        for name in sorted(names)
        if Path(name).suffix.lower() in PICTURE_NAMES
    )
    inside = (path for path in found if path.is_file() and path.resolve().is_relative_to(folder))
    return [path.relative_to(folder) for path in islice(inside, _MOST_BESIDE)]


def _tell(one: _Outcome) -> None:
    if one.code:
        click.echo(f"{one.file}: error [{one.code}] {one.why}", err=True)
    else:
        click.echo(f"{one.file}: article {one.article}: {one.title}")

"""``tms article``: bring articles in, follow them, take versions out."""

import json
import sys
import uuid
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from tms.adapters import formats
from tms.adapters.formats.brought_pictures import SentPicture, brought_number, without_pictures
from tms.adapters.formats.encodings import ENCODINGS
from tms.adapters.formats.large_documents import check_document, is_archive
from tms.adapters.formats.upload import read_upload
from tms.adapters.pictures.brought import make_brought
from tms.bootstrap import make_pictures
from tms.cli.article_folder import import_folder, pictures_beside
from tms.cli.connection import connected, console
from tms.cli.reading import read
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.imported_article import ImportedArticle
from tms.domain.locales import parse_locale, parse_source_language
from tms.language.pasted.invisible import dropped
from tms.services.articles.article_status import ArticleStatus, article_status
from tms.services.articles.change_section import change_section
from tms.services.articles.import_article import import_article
from tms.services.board.list_articles import list_articles
from tms.services.pictures.bring_pictures import BroughtKept, bring_pictures
from tms.services.pictures.ended_rights import ended_rights
from tms.services.pictures.member_pictures import embedded_pictures, member_pictures
from tms.services.publication.public_names import read_public_names
from tms.services.publishing.export import export_version
from tms.services.source.commit_revision import commit_revision
from tms.services.source.revisions import read_source
from tms.settings import Settings

_SHOWN = 20
"""Places with invisible characters that are told one by one."""

_WRITERS = {"html": formats.to_html, "md": formats.to_markdown, "txt": formats.to_text, "po": formats.to_po}


@click.group()
def article() -> None:
    """Bring articles in, follow them, take versions out."""


@article.command("import")
@click.argument("path", type=click.Path(exists=True, allow_dash=True))
@click.option("--source", required=True, help="language of the article: en, zh-Hans, zh-Hant, or auto: recognised")
@click.option("--format", "kind", type=click.Choice(["auto", "text", "markdown"]), default="auto", show_default=True)
@click.option("--encoding", type=click.Choice(list(ENCODINGS)), help="what the file is in, if it is not recognised")
@click.option("--external-id", help="its number where it comes from")
@click.option("--address", help="where it stands on the web")
@click.option("--update", type=int, metavar="ID", help="make it a new source revision of the article ID")
@click.option("--new", "as_new", is_flag=True, help="a new article, although it is here already")
@click.option("--confidential", is_flag=True, help="never sent to an external engine")
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def import_(path: str, as_json: bool, update: int | None, as_new: bool, confidential: bool, **how: Any) -> None:
    """Bring in the article in the file PATH, from standard input (-), or each article in the folder PATH.

    Pictures come with it: those of a Word document, and those that a Markdown file has in it as data, or names where
    they stand beside it or below. What can't be kept of them is named among what is left out.

    Of a folder those files come in that can be read and are not here already; each of the others is told with its
    reason, and the exit code is then 1. Folders in it are not looked at.

    One that is here already (same external id, address or text) is refused until --update or --new says what it is.
    With --update a section that the file names is the article's from then on; a file without one leaves it.
    """
    if update is not None and as_new:
        raise click.UsageError("--update and --new exclude each other.")
    if update is not None and confidential:
        raise click.UsageError("--confidential is for a new article; one that is here is marked on its page.")
    if path != "-" and Path(path).is_dir():
        if update is not None or how["external_id"] or how["address"]:
            raise click.UsageError("--update, --external-id and --address are for one file, not for a folder.")
        import_folder(Path(path), partial(_read, **how), as_new=as_new, confidential=confidential, as_json=as_json)
        return
    page, brought = _read(path, **how)
    with connected() as container:
        with container.database.begin() as uow:
            if update is not None:
                article_id = _update(uow, update, page, brought)
            else:
                article_id = _add(uow, page, brought, as_new=as_new, confidential=confidential)
        with container.database.begin() as uow:
            status = article_status(uow, console(uow), article_id)
    _print(status, as_json=as_json)


def _read(
    path: str, source: str, kind: str, encoding: str | None, external_id: str | None, address: str | None
) -> tuple[ImportedArticle, BroughtKept]:
    language = None if source == "auto" else parse_source_language(source)
    settings = Settings()
    sent: bytes | Path
    if path == "-":
        sent, name = sys.stdin.buffer.read(), None
    elif is_archive(Path(path)):
        check_document(Path(path), settings.max_document_bytes)
        sent, name = Path(path), path
    else:
        sent, name = Path(path).read_bytes(), path
    how: dict[str, Any] = {"filename": name, "wanted": kind, "language": language, "encoding": encoding}
    beside = pictures_beside(Path(path)) if isinstance(sent, bytes) and name else []
    numbers = {one.as_posix(): number for number, one in enumerate(beside)}
    found = read(read_upload, sent, settings.max_upload_bytes, beside=numbers, **how)
    if found.encoding not in {"", "UTF-8"}:
        click.echo(f"read as {found.encoding}; --encoding says another", err=True)
    _tell_of_dropped(found.text)
    there = {brought_number(block) for block in found.page.blocks}
    files = [
        SentPicture(number, one.name, (Path(path).parent / one).read_bytes())
        for number, one in enumerate(beside)
        if number in there
    ]
    made = make_brought([*files, *found.pictures], make_pictures(settings), sent if isinstance(sent, Path) else None)
    for lost in made.unmade.values():
        click.echo(f"picture left out: {lost or '–'}", err=True)
    page = without_pictures(found.page, made.unmade)
    page = replace(page, external_id=external_id or page.external_id, source_address=address or page.source_address)
    return page, made.kept


def _tell_of_dropped(text: str) -> None:
    """On standard error, beside what the import prints."""
    lost = dropped(text)
    for one in lost[:_SHOWN]:
        click.echo(f"dropped: {one.kind} ({one.number}) × {one.count} in line {one.line} ({one.words})", err=True)
    if len(lost) > _SHOWN:
        click.echo(f"dropped: invisible characters in {len(lost) - _SHOWN} more places", err=True)


def _add(uow: UnitOfWork, page: ImportedArticle, brought: BroughtKept, *, as_new: bool, confidential: bool) -> int:
    try:
        return import_article(uow, console(uow), page, as_new=as_new, confidential=confidential, brought=brought)
    except Conflict as error:
        if error.code != "import_duplicate":
            raise
        raise Conflict(error.code, hint=f"(--update {error.params['id']}, or --new)", **error.params) from None


def _update(uow: UnitOfWork, article_id: int, page: ImportedArticle, brought: BroughtKept) -> int:
    actor = console(uow)
    based_on = read_source(uow, actor, article_id).revision
    if page.section:
        # First: it waits for whoever changes rules, and they for the article.
        change_section(uow, actor, article_id, page.section)
    page = bring_pictures(uow, actor, article_id, page, brought)
    commit_revision(
        uow, actor, article_id, page, based_on=based_on, typo=False, note="brought in again", key=uuid.uuid4()
    )
    return article_id


@article.command()
@click.argument("article_id", metavar="ID", type=int)
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def status(article_id: int, as_json: bool) -> None:
    """Print where the article ID and its versions stand."""
    with connected() as container, container.database.begin() as uow:
        found = article_status(uow, console(uow), article_id)
    _print(found, as_json=as_json)


@article.command("list")
@click.option("--json", "as_json", is_flag=True, help="print a JSON array")
def list_(as_json: bool) -> None:
    """Print all articles, newest first."""
    with connected() as container, container.database.begin() as uow:
        rows = list_articles(uow, console(uow))
    if as_json:
        _print_json([row.as_json() for row in rows])
        return
    for row in rows:
        states = "  ".join(f"{locale} {state}" for locale, state in row.versions.items())
        click.echo(f"{row.id:>6}  {row.title}  [{states}]")


@article.command("rights")
@click.option("--json", "as_json", is_flag=True, help="print a JSON array")
def ended_rights_(as_json: bool) -> None:
    """Print the pictures that readers see although their last day is over, each with its published pages.

    The exit code is 1 if there are any.
    """
    with connected() as container, container.database.begin() as uow:
        actor = console(uow)
        found, names = ended_rights(uow, actor), read_public_names(uow, actor.publication_id)
        base = container.settings.base_url
    told = [(one, [f"{base}/{names.tag(page.locale)}/{page.slug}" for page in one.pages]) for one in found]
    if as_json:
        _print_json(
            [
                {"article": one.article_id, "picture": one.picture_id, "until": one.until.isoformat(), "pages": pages}
                for one, pages in told
            ]
        )
    for one, pages in () if as_json else told:
        click.echo(f"article {one.article_id}, picture {one.picture_id}, until {one.until.isoformat()}:")
        for page in pages:
            click.echo(f"  {page}")
    if told:
        sys.exit(1)


@article.command()
@click.argument("article_id", metavar="ID", type=int)
@click.argument("name")
@click.option("--anew", is_flag=True, help="give open steps that nobody has begun to the section's default people")
def section(article_id: int, name: str, anew: bool) -> None:
    """Put the article ID into the section NAME ("" for none)."""
    with connected() as container, container.database.begin() as uow:
        change_section(uow, console(uow), article_id, name, anew=anew)


@article.command()
@click.argument("article_id", metavar="ID", type=int)
@click.option("--version", "locale", required=True, help="which version, for example zh-Hans")
@click.option("--format", "kind", required=True, type=click.Choice(list(_WRITERS)))
def export(article_id: int, locale: str, kind: str) -> None:
    """Print a version of the article ID."""
    with connected() as container, container.database.begin() as uow:
        inside = partial(embedded_pictures, container.pictures)
        outside = partial(member_pictures, article_id, address=partial(_address, container.settings.base_url))
        own = inside if kind == "html" else outside
        version = export_version(uow, console(uow), article_id, parse_locale(locale), own)
    if kind == "po" and version.source_locale is None:
        raise Invalid("source_not_translated")
    click.echo(_WRITERS[kind](version), nl=False)


def _address(url: str, article_id: int, picture_id: int, name: str) -> str:
    """Where those find a file of a picture who may see its article."""
    return f"{url}/articles/{article_id}/pictures/{picture_id}/{name}"


def _print(status: ArticleStatus, *, as_json: bool) -> None:
    if as_json:
        _print_json(status.as_json())
        return
    click.echo(f"article {status.id}: {status.title}")
    for version in status.versions:
        counts = version.counts
        stages = ", ".join(f"{s.kind} {s.state}" + (f" ({s.error})" if s.error else "") for s in version.stages)
        click.echo(
            f"  {version.locale:<8} {version.status:<12} {counts.total} segments: {counts.drafted} drafted, "
            f"{counts.translated} translated, {counts.reviewed} reviewed, {counts.final} final; {stages}"
        )


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))

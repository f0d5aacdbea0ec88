"""``tms pull``: bring a folder up to what readers have, by the API of an installation elsewhere."""

import ipaddress
import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from tms.domain.errors import Invalid, Unavailable

KEPT, AWAY = 1, 3
"""Exit codes, besides 0 and the 2 of what a person can correct."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--url", envvar="TMS_URL", metavar="ADDRESS", help="the installation, https://news.example; else TMS_URL")
@click.option(
    "--token-file",
    envvar="TMS_TOKEN_FILE",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="a file with the token; else the token is in TMS_TOKEN",
)
@click.option("--since", metavar="CURSOR", help="go on behind this cursor of the events, not where the folder stopped")
@click.option("--anew", is_flag=True, help="read everything, also what did not change")
@click.option("--overwrite", is_flag=True, help="replace files that somebody has edited, or put there before")
@click.pass_context
def pull(
    ctx: click.Context,
    folder: Path,
    url: str | None,
    token_file: Path | None,
    since: str | None,
    anew: bool,
    overwrite: bool,
) -> None:
    """Write each released version into FOLDER, as Markdown with front matter for Hugo, Eleventy or Astro.

    The first time all of them; after that what the events say has changed since. Files of what is withdrawn go, and a
    new slug moves its file. Each file that is written or removed is named on standard output. A file that somebody
    has edited is named and kept. Only what was written by this command is ever removed.

    The token is for “events:read” and “releases:read”. Standing in FOLDER, .tms-pull says what was written: keep it
    with the files.

    Exit code 0: the folder has what readers have. 1: it has, but for the files that were named and kept. 2: something
    is to be put right first. 3: the installation can't be reached just now; the next run goes on.
    """
    if anew and since is not None:
        raise click.UsageError("--since and --anew exclude each other.")
    try:
        kept = _pulled(folder, _address(url), _token(token_file), since=since, anew=anew, overwrite=overwrite)
    except Unavailable as error:
        click.echo(f"error [{error.code}]: {error}", err=True)
        ctx.exit(AWAY)
    for path in kept:
        click.echo(f"kept {path}: it was edited or put there by somebody; --overwrite replaces it", err=True)
    ctx.exit(KEPT if kept else 0)


def _pulled(folder: Path, url: str, token: str, *, since: str | None, anew: bool, overwrite: bool) -> list[str]:
    """Bring the folder up to date, and answer which of its files are not what was pulled."""
    # Imported here: what the answers are read with takes longer than to print the help.
    from tms.cli.pull.api_caller import ApiCaller
    from tms.cli.pull.pulled_folder import pulled_folder
    from tms.cli.pull.puller import Puller
    from tms.cli.pull.released_source import ReleasedSource

    caller = ApiCaller(url, token, say=_say)
    if urlsplit(caller.url).scheme == "http" and not _is_this_machine(caller.url):
        _say(f"the token goes to {caller.host} without encryption; use https:// where the installation has it")
    with pulled_folder(folder, overwrite=overwrite, tell=_tell) as place:
        Puller(ReleasedSource(caller), place, _say).pull(since=since, anew=anew)
        return place.kept()


def _address(url: str | None) -> str:
    if not url:
        raise Invalid("pull_url_missing")
    return url


def _token(file: Path | None) -> str:
    """The token. Raises Invalid (``pull_token_missing``, ``pull_token_unreadable``)."""
    if file is None:
        token = os.environ.get("TMS_TOKEN", "").strip()
    else:
        try:
            token = file.read_text("ascii").strip()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not plain text"
            raise Invalid("pull_token_unreadable", path=file, reason=reason) from None
    if not token:
        raise Invalid("pull_token_missing")
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise Invalid("pull_token_unreadable", path=file or "TMS_TOKEN", reason="it is not one word")
    return token


def _is_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _say(words: str) -> None:
    click.echo(words, err=True)


def _tell(what: str, path: str) -> None:
    click.echo(f"{what} {path}")

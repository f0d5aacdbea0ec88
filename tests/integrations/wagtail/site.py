"""Wagtail's example site: a copy in a folder, its processes, and the packages that it wants in an environment alone."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[3] / "integrations/wagtail"
WAGTAIL = "wagtail==8.0.1"

# Every page of an article that the site has, with what became of it.
_PAGES = """
import json
from sanwen.models import ArticlePage
print(json.dumps([{
    "id": one.id, "locale": one.locale.language_code, "tag": one.tag, "key": str(one.translation_key), "live": one.live,
    "path": one.url_path, "url": one.url, "title": one.title, "author": one.author, "revisions": one.revisions.count(),
    "body": [[block["type"], block["value"]] for block in one.body.raw_data],
    "first": one.first_published_at.isoformat(),
} for one in ArticlePage.objects.order_by("id")]))
"""


def install(place: Path) -> Path:
    """The Python of a new environment with Wagtail and our app, as it is packed."""
    uv = shutil.which("uv")
    assert uv is not None, "install uv: it makes the environment for Wagtail"
    python = place / "bin/python"
    for command in ((uv, "venv", "-q", place), (uv, "pip", "install", "-q", "--python", python, WAGTAIL, FOLDER)):
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env=_without_ours())
    return python


def _without_ours() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}


@dataclass(frozen=True)
class WagtailSite:
    """A site in a folder; ``publications`` are those of its settings, by name."""

    python: Path
    folder: Path
    publications: Mapping[str, Mapping[str, Any]]

    @property
    def environment(self) -> dict[str, str]:
        return {**_without_ours(), "SITE_FOLDER": str(self.folder), "SANWEN": json.dumps(self.publications)}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """One of Django's commands, in a process of its own."""
        return subprocess.Popen(
            [str(self.python), "manage.py", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str, expected: int = 0) -> str:
        """What the command said."""
        process = self.start(*arguments)
        said, _ = process.communicate()
        assert process.returncode == expected, (process.returncode, said)
        return said

    def pull(self, *arguments: str, expected: int = 0) -> list[str]:
        """What was written, withdrawn or kept."""
        return self.run("pull_sanwen", "--no-color", *arguments, expected=expected).splitlines()

    def python_says(self, code: str) -> Any:
        """What a piece of code prints in the site, as JSON."""
        return json.loads(self.run("shell", "-v0", "-c", code).splitlines()[-1])

    def pages(self) -> list[dict[str, Any]]:
        """Every page of an article."""
        found: list[dict[str, Any]] = self.python_says(_PAGES)
        return found

    @contextmanager
    def serving(self) -> Iterator[str]:
        """While readers find it at this address."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = self.start("runserver", "--noreload", "--nothreading", f"127.0.0.1:{port}")
        url = f"http://127.0.0.1:{port}"
        try:
            end = time.monotonic() + 120
            while not _answers(url):
                assert time.monotonic() < end, "Wagtail does not answer"
                assert process.poll() is None, process.communicate()[0]
                time.sleep(0.2)
            yield url
        finally:
            process.kill()
            process.communicate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def made_site(python: Path, folder: Path, publications: Mapping[str, Mapping[str, Any]]) -> WagtailSite:
    """A new site with its tables, its first page and nothing pulled."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("sanwen", "*.sqlite3", "pyproject.toml", "build"))
    site = WagtailSite(python, folder, publications)
    site.run("migrate", "-v0")
    return site

"""``tms dev`` in a copy of the project: what is changed there answers, without a restart of the command."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.test_run_up import Instance, until
from tests.servers import quick_place

ROOT = Path(__file__).parents[2]


class Copy(Instance):
    """``tms dev`` of a copied project."""

    def __init__(self, place: Path) -> None:
        self.code = place / "code"
        for name in ("tms", "workers", "templates"):
            shutil.copytree(ROOT / name, self.code / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        super().__init__(place / "data", command="dev", PYTHONPATH=str(self.code), PYTHONSAFEPATH="1")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.code / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def says(self, path: str, words: str) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as answer:
                return words in answer.read().decode()
        except OSError:
            return False


@pytest.fixture
def copy() -> Iterator[Copy]:
    with TemporaryDirectory(prefix="tms-dev-", dir=quick_place()) as place:
        found = Copy(Path(place))
        try:
            yield found
        finally:
            found.process.kill()
            found.process.wait()
            found.output.close()
            assert until(found.has_no_process)


@pytest.mark.full
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_changed_templates_styles_and_code_answer_and_nothing_is_left(copy: Copy, number: signal.Signals) -> None:
    copy.wait_until_ready()
    web, worker = copy.first("main web"), copy.first("main worker")
    assert copy.says("/login", "</main>")

    copy.edit("templates/people/sign_in.html", "{% endblock %}", "<b>told by a template</b>{% endblock %}")
    assert until(lambda: copy.says("/login", "told by a template"))
    copy.edit("tms/web/static/css/pages.css", "", "/* told by a style */")
    assert copy.says("/static/css/pages.css", "told by a style")
    assert copy.first("main web") == web

    copy.edit("tms/app.py", '"Referrer-Policy", "same-origin"', '"Referrer-Policy", "no-referrer"')
    assert until(lambda: refers(copy) == "no-referrer")
    assert until(lambda: copy.has_replaced(worker, "main worker"))

    copy.process.send_signal(number)
    assert copy.process.wait() == 0
    assert until(copy.has_no_process)


def refers(copy: Copy) -> str | None:
    try:
        with urllib.request.urlopen(f"{copy.url}/login", timeout=30) as answer:
            return str(answer.headers["Referrer-Policy"])
    except OSError:
        return None


def test_without_its_library_it_says_how_it_is_started() -> None:
    script = "import sys; sys.modules['watchfiles'] = None; from tms.cli.main import main; main(['dev'])"
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "uv run tms dev" in done.stderr

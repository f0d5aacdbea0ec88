"""``tms dev`` in a copy of the project: what is changed there answers, without a restart of the command."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.test_run_up import Instance, until
from tests.servers import quick_place
from tms.cli.dev import WEB_AND_WORKER

ROOT = Path(__file__).parents[2]


def copied(place: Path) -> None:
    """Copy what the programs are made of."""
    for name in ("tms", "workers", "templates"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))


class Copy(Instance):
    """``tms dev`` of a copied project."""

    def __init__(self, place: Path) -> None:
        self.code = place / "code"
        copied(self.code)
        self.errors = place / "errors.txt"
        super().__init__(place / "data", command="dev", PYTHONPATH=str(self.code), PYTHONSAFEPATH="1")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.code / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self) -> list[str]:
        """What it has said on standard error, without what is logged of requests."""
        assert self.errors is not None
        return [line for line in self.errors.read_text(encoding="utf-8").splitlines() if "request" not in line]

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
@pytest.mark.part(4)
def test_changed_templates_styles_and_code_answer_and_nothing_is_left(copy: Copy, number: signal.Signals) -> None:
    copy.wait_until_ready()
    web, worker = copy.first("tms web"), copy.first("tms worker")
    assert copy.says("/login", "</main>")

    copy.edit("templates/people/sign_in.html", "{% endblock %}", "<b>told by a template</b>{% endblock %}")
    assert until(lambda: copy.says("/login", "told by a template"))
    copy.edit("tms/web/static/css/pages.css", "", "/* told by a style */")
    assert copy.says("/static/css/pages.css", "told by a style")
    assert copy.first("tms web") == web

    copy.edit("tms/app.py", '"Referrer-Policy": "same-origin"', '"Referrer-Policy": "no-referrer"')
    assert until(lambda: refers(copy) == "no-referrer")
    assert until(lambda: copy.has_replaced(worker, "tms worker"))

    copy.process.send_signal(number)
    assert copy.process.wait() == 0
    assert until(copy.has_no_process)
    assert copy.told() == ["the code has changed: web and worker are started again"]


@pytest.mark.full
@pytest.mark.part(3)
def test_code_that_cannot_be_loaded_is_told_once_and_what_was_there_goes_on(copy: Copy) -> None:
    copy.wait_until_ready()
    web, worker = copy.first("tms web"), copy.first("tms worker")
    copy.edit("workers/tasks.py", "\ndef register(", "\ndef register((")
    assert until(lambda: len(copy.told()) == 2), copy.told()
    time.sleep(3)
    wrong, goes_on = copy.told()
    assert re.fullmatch(r"workers/tasks\.py:\d+: SyntaxError: .+", wrong)
    assert goes_on == "web and worker go on with the code from before"
    assert (copy.first("tms web"), copy.first("tms worker")) == (web, worker)
    assert copy.says("/login", "</main>")

    copy.edit("workers/tasks.py", "\ndef register((", "\ndef register(")
    assert until(lambda: copy.has_replaced(web, "tms web"))
    assert until(lambda: copy.has_replaced(worker, "tms worker"))
    assert until(lambda: copy.says("/login", "</main>"))
    assert until(lambda: len(copy.told()) > 2)
    assert copy.told()[2:] == ["the code has changed: web and worker are started again"]


SEARCH = "tms/web/search/search.py"
ROOM = "tms/web/search/__init__.py"
TASKS = "workers/tasks.py"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("tms/app.py", "def create_app(", "def create_app((", r"tms/app\.py:\d+: SyntaxError: .+"),
        (
            SEARCH,
            "from flask import",
            "from flask import no_such_name,",
            SEARCH + r":\d+: ImportError: .+no_such_name.+",
        ),
        (TASKS, "\ndef register(", "\nno_such()\n\n\ndef register(", TASKS + r":\d+: NameError: .+no_such.+"),
        (ROOM, "(search.blueprint,)", "(search.blueprint,) * 2", r"tms/web/__init__\.py:\d+: ValueError: .+"),
    ],
)
def test_an_error_is_one_line_with_the_file_of_ours_and_the_line(
    tmp_path: Path, path: str, old: str, new: str, said: str
) -> None:
    copied(tmp_path)
    text = (tmp_path / path).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path),
        "PYTHONSAFEPATH": "1",
        "TMS_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "TMS_BROKER_URL": "redis://127.0.0.1:1",
        "TMS_DATA_DIR": str(tmp_path / "d"),
    }
    done = subprocess.run(
        [*WEB_AND_WORKER, "0", "1", "0"],
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(said, done.stderr.rstrip("\n"))


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
    assert "uv run --group dev tms dev" in done.stderr

"""The wheel alone is enough: it is built, installed in a fresh environment and run far from the checkout."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.full


def uv(*arguments: str | Path, cwd: Path) -> None:
    command = os.environ.get("UV") or shutil.which("uv")
    assert command, "uv is not on PATH"
    done = subprocess.run([command, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from an sdist as a package index would serve it."""
    folder = tmp_path_factory.mktemp("dist")
    uv("build", "--out-dir", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of a fresh environment with the wheel and the pinned versions of what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    pins = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["constraint-dependencies"]
    (folder / "pins.txt").write_text("\n".join(pins))
    uv("venv", "--quiet", "venv", cwd=folder)
    uv("pip", "install", "--quiet", "--python", "venv", "--constraint", "pins.txt", wheel, cwd=folder)
    return folder / "venv" / "bin"


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """An empty folder that the embedded servers' user can enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="sanwen-wheel-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def demo(installed: Path, elsewhere: Path) -> Iterator[str]:
    """The address of a demo that the installed wheel runs, in a folder with nothing else in it."""
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("TMS_", "VIRTUAL_ENV", "PYTHON"))
    }
    with subprocess.Popen(
        [installed / "tms", "demo"],
        cwd=elsewhere,
        env=outside | {"TMS_DATA_DIR": str(elsewhere / "data"), "TMS_PORT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line)
            if ready := re.match(r"ready (http\S+)", line):
                yield ready[1]
                break
        process.send_signal(signal.SIGTERM)
        said.extend(process.stdout)
    assert process.returncode in {0, -signal.SIGTERM}, "".join(said)


def test_the_wheel_has_every_template_and_front_end_file(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "templates", "tms", "workers"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    expected = {f"tms/{name}" if name.startswith("templates/") else name for name in tracked if name}
    expected -= {"tms/web/static/package.json"}
    assert {f"tms/web/static/fonts/{name}" for name in ("inter.LICENSE", "inter.woff2")} <= expected
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert not expected - packed
    assert not [
        name for name in packed - expected if "node_modules" in name or name.split("/")[0] not in {"tms", "workers"}
    ]


def test_the_installed_wheel_shows_its_pages_without_the_checkout(demo: str) -> None:
    with urllib.request.urlopen(demo) as page:
        assert b"<html" in page.read()
    with urllib.request.urlopen(f"{demo.rstrip('/')}/static/fonts/inter.woff2") as font:
        assert font.read(4) == b"wOF2"

"""Brings the packages that tests and checks need, where only those of the program are installed.

``uv run`` installs what the program needs and pytest, so that whoever only looks at the program downloads little. It is
a plugin of pytest to be there before pytest reads what comes after it.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

BROUGHT = "TMS_DEVELOPMENT_PACKAGES"
"""Set for what a process of the tests starts: it needn't look again."""

_ROOT = Path(__file__).parents[1]


def bring() -> None:
    """Install what is missing and start this program again. Raises SystemExit where that doesn't help."""
    before = os.environ.get(BROUGHT)
    if before == "yes" or not (lacking := missing()):
        os.environ[BROUGHT] = "yes"
        return
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None or before == "tried":
        sys.exit(f"not installed: {', '.join(lacking)}. Run: uv sync --group dev")
    sys.stderr.write(f"first the packages for development are installed ({len(lacking)} are missing) …\n")
    sys.stderr.flush()
    done = subprocess.run([uv, "sync", "--quiet", "--inexact", "--group", "dev"], cwd=_ROOT, check=False)
    if done.returncode:
        sys.exit("the packages for development could not be installed: uv says why above")
    os.environ[BROUGHT] = "tried"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  ourselves, as we were started


def missing() -> list[str]:
    """The packages of the group ``dev`` that are not there in the version that pyproject.toml pins."""
    settings = tomllib.loads((_ROOT / "pyproject.toml").read_text())
    pins = {
        pin.name: pin.specifier
        for pin in map(Requirement, settings["tool"]["uv"]["constraint-dependencies"])
        if pin.marker is None or pin.marker.evaluate()
    }
    wanted = [Requirement(line) for line in settings["dependency-groups"]["dev"] if isinstance(line, str)]
    return [one.name for one in wanted if not _is_there(one, pins)]


def _is_there(wanted: Requirement, pins: Mapping[str, object]) -> bool:
    try:
        return str(pins.get(wanted.name, "")) in {"", f"=={version(wanted.name)}"}
    except PackageNotFoundError:
        return False

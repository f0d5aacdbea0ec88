"""What npm installs is pinned by hash, and npm asks for it wherever its user has configured."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FONTS = ROOT / "tools/fonts"
CHECKS = ROOT / "tools/javascript"
SITE = ROOT / "integrations/static"


@pytest.mark.parametrize("folder", [FONTS, CHECKS, SITE], ids=["fonts", "checks", "site"])
def test_each_locked_package_has_an_integrity_hash_and_no_address(folder: Path) -> None:
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
    assert not [name for name, package in locked.items() if "resolved" in package]


@pytest.mark.parametrize(
    ("folder", "kind"), [(FONTS, "dependencies"), (CHECKS, "devDependencies"), (SITE, "dependencies")]
)
def test_the_lock_is_that_of_the_package_file(folder: Path, kind: str) -> None:
    wanted = json.loads((folder / "package.json").read_text())[kind]
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_fonts_are_those_that_the_command_brings_each_with_its_licence() -> None:
    files = runpy.run_path(str(FONTS / "fonts.py"))["FILES"]
    committed = {path.name for path in (ROOT / "tms/web/static/fonts").iterdir()}
    assert committed == set(files)
    assert {f"{name}.LICENSE" for name in ("inter", "source-serif")} <= committed


@pytest.mark.full
def test_the_fonts_are_the_packages_bytes() -> None:
    done = subprocess.run([sys.executable, FONTS / "fonts.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.endswith("the fonts are the packages'\n")

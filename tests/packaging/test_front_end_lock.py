"""What npm installs is pinned by hash, and npm asks for it wherever its user has configured."""

import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "tms/web/static"
CHECKS = ROOT / "tools/javascript"


@pytest.mark.parametrize("folder", [STATIC, CHECKS], ids=["static", "checks"])
def test_each_locked_package_has_an_integrity_hash_and_no_address(folder: Path) -> None:
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
    assert not [name for name, package in locked.items() if "resolved" in package]


@pytest.mark.parametrize(("folder", "kind"), [(STATIC, "dependencies"), (CHECKS, "devDependencies")])
def test_the_lock_is_that_of_the_package_file(folder: Path, kind: str) -> None:
    wanted = json.loads((folder / "package.json").read_text())[kind]
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_installed_project_has_its_front_end_files_and_no_others() -> None:
    hook = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["hooks"]["custom"]
    vendor = STATIC / "vendor"
    assert {str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file()} == {*hook["files"], ".stamp"}

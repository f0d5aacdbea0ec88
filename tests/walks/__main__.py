"""Prints the table of ``docs/architecture.md``: a hop is a function called from another module of ``tms``, once each.

Of a save and of a stage that derives, most hops are within ``tms.language``, where a conversion is worked out; they are
counted by themselves. ``--hops WALK`` prints those of one walk.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = (
    "tests/web/workspace/test_workspace.py::test_the_script_hears_which_derived_versions_followed",
    "tests/web/articles/test_article.py",
    "tests/web/articles/test_import_article.py",
    "tests/web/reader/test_pages.py",
)
WALKS = {
    "workspace.save": "save, with the version that follows",
    "importing.create": "import: the request",
    "stage segment_source": "stage segment",
    "stage draft": "stage draft",
    "stage derive": "stage derive",
    "stage check": "stage check",
    "stage open_version": "stage open",
    "articles.publish": "publish",
    "reader.page": "a reader's page",
}


def main() -> int:
    """The table; 1 if a test failed or a walk was not walked."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "tests.walks.tracing", *TESTS]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("WALKS ")]
    if done.returncode or not lines:
        print(done.stdout[-2_000:], done.stderr[-2_000:])
        return 1
    walks = {name: [tuple(hop) for hop in hops] for name, hops in json.loads(lines[0][6:]).items()}
    if "--hops" in sys.argv:
        for caller, called, function in walks[sys.argv[-1]]:
            print(f"{caller} → {called}: {function}")
        return 0
    print("| part | hops | of them in the language layer | files |\n| --- | --- | --- | --- |")
    for name, title in WALKS.items():
        hops = walks.get(name)
        if hops is None:
            print(f"not walked: {name}; there are {', '.join(sorted(walks))}")
            return 1
        inner = [hop for hop in hops if hop[1].startswith("language/")]
        print(f"| {title} | {len(hops)} | {len(inner)} | {len({module for hop in hops for module in hop[:2]})} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

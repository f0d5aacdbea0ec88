"""What is loaded at the start is not loaded when somebody waits for it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from tms.cli.web_server import compile_templates

_DERIVE = """
import json, sys
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import RuleSet, derive_explained
from tms.language.glossary import starter
from workers.preload import preload

if sys.argv[1:]:
    preload()
opened = []
sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" else None)
rules = RuleSet(starter(ZH_HANS, ZH_HANT_TW))
text = "第一列夜班列车10点开出，软件里面的发票和头发都在车厢后面。"
derive_explained(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
find_ambiguities(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
print(json.dumps(opened))
"""

_OWN = """
import os, sys

def own() -> int:
    with open("/proc/self/smaps_rollup") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))
"""
"""Kilobytes that a process shares with no other."""

_COPY = f"""
{_OWN}
from workers.preload import preload

preload()
if os.fork() == 0:
    before = own()
    preload()
    print(own() - before, flush=True)
    os._exit(0)
os.wait()
"""

_WORKER = f"""
{_OWN}
from tms.cli.programs import load_for_both

load_for_both()
loaded = set(sys.modules)
if os.fork() == 0:
    from workers.celery_app import app
    from workers.process import container
    before = own()
    container()
    print(own() - before)
    app.Worker(concurrency=2)
    print(*sorted(set(sys.modules) - loaded), flush=True)
    os._exit(0)
os.wait()
"""


def _opened(*preloaded: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", _DERIVE, *preloaded], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def test_the_first_text_that_is_derived_reads_no_dictionary() -> None:
    assert _opened()
    assert _opened("preloaded") == []


@pytest.mark.skipif(sys.platform != "linux", reason="another system's memory is of other sizes")
def test_what_reading_the_tables_takes_for_a_while_is_filled_with_what_is_kept() -> None:
    told = "import sys; from workers.preload import preload; preload(); sys._debugmallocstats()"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    empty = re.search(r"^(\d+) unused pools \* (\d+) bytes", done.stderr, re.MULTILINE)
    assert empty is not None
    assert int(empty[1]) * int(empty[2]) < 5_000_000, "bytes that every process carries for nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of another system tells nothing of pages")
def test_a_copy_of_what_is_ready_writes_into_no_table_to_be_ready_itself() -> None:
    done = subprocess.run([sys.executable, "-c", _COPY], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2_000, "kilobytes that are shared no longer"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of another system tells nothing of pages")
def test_a_worker_that_begins_as_a_copy_loads_nothing_and_builds_nothing(tmp_path: Path) -> None:
    more = {
        "TMS_DATABASE_URL": "postgresql:///nowhere",
        "TMS_BROKER_URL": "redis://localhost:1",
        "TMS_SECRET_KEY": "x" * 40,
        "TMS_DATA_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _WORKER],
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=True,
    )
    built, loaded = done.stdout.splitlines()
    assert int(built) < 1_000, "kilobytes that are shared no longer"
    assert not loaded


def test_the_pages_that_people_have_open_all_day_are_compiled_before_the_first_of_them_is_asked_for(
    one_app: Flask,
) -> None:
    jinja = one_app.jinja_env
    assert jinja.cache is not None
    jinja.cache.clear()
    compile_templates(one_app)
    compiled = {name for _, name in jinja.cache.keys()}  # noqa: SIM118  a cache of Jinja's is no mapping
    assert {"workspace/workspace.html", "workspace/_row.html", "board/board.html"} <= compiled

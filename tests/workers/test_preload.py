"""What is loaded at the start is not loaded when somebody waits for it."""

import json
import subprocess
import sys

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

_COPY = """
import os
from workers.preload import preload

def own() -> int:
    with open("/proc/self/smaps_rollup") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))

preload()
if os.fork() == 0:
    before = own()
    preload()
    print(own() - before, flush=True)
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


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of another system tells nothing of pages")
def test_a_copy_of_what_is_ready_writes_into_no_table_to_be_ready_itself() -> None:
    done = subprocess.run([sys.executable, "-c", _COPY], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2_000, "kilobytes that are shared no longer"


def test_the_pages_that_people_have_open_all_day_are_compiled_before_the_first_of_them_is_asked_for(
    one_app: Flask,
) -> None:
    jinja = one_app.jinja_env
    assert jinja.cache is not None
    jinja.cache.clear()
    compile_templates(one_app)
    compiled = {name for _, name in jinja.cache.keys()}  # noqa: SIM118  a cache of Jinja's is no mapping
    assert {"workspace/workspace.html", "workspace/_row.html", "board/board.html"} <= compiled

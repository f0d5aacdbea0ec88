"""The README's table of settings and ``tms.settings`` say the same."""

import re

from tests.architecture.syntax import ROOT
from tms.settings import Settings


def test_each_setting_stands_in_the_readmes_table_and_nothing_else_does() -> None:
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    documented = {name for row in rows for name in re.findall(r"^\|\s*`TMS_(\w+)`", row)}
    assert documented == {name.upper() for name in Settings.model_fields}

"""The table of settings in docs/operations.md and ``tms.settings`` say the same."""

import re

from tests.architecture.syntax import ROOT
from tms.settings import Settings


def test_each_setting_stands_in_the_table_and_nothing_else_does() -> None:
    rows = [
        line for line in (ROOT / "docs/operations.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")
    ]
    documented = {name for row in rows for name in re.findall(r"^\|\s*`TMS_(\w+)`", row)}
    assert documented == {name.upper() for name in Settings.model_fields}

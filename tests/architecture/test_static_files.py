"""What a page loads is there: a script of another name is no error that anybody sees."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"""url_for\(\s*["']static["'],\s*filename=["']([^"']+)["']""")


def test_every_file_that_a_template_names_is_there() -> None:
    named = {
        (str(page.relative_to(ROOT)), name)
        for page in (ROOT / "templates").rglob("*.html")
        for name in _NAMED.findall(page.read_text(encoding="utf-8"))
    }
    assert len(named) > 100
    assert sorted(one for one in named if not (ROOT / "tms/web/static" / one[1]).exists()) == []

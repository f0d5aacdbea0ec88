"""Which modules a page's script imports, so that a browser asks for all of them at once and not floor by floor."""

import posixpath
import re
from functools import cache
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parent.parent / "static" / "js"
_IMPORT = re.compile(r'^(?:import|export)\s(?:[^;"]*\sfrom\s)?"(\.[^"]+)"', re.MULTILINE)


@cache
def modules_of(script: str) -> tuple[str, ...]:
    """All that the script imports, itself first and then in the order in which a browser would find them."""
    found = [script]
    for module in found:
        folder = posixpath.dirname(module)
        imports = _IMPORT.findall((_SCRIPTS / module).read_text("utf-8"))
        named = (posixpath.normpath(posixpath.join(folder, one)) for one in imports)
        found.extend(one for one in dict.fromkeys(named) if one not in found)
    return tuple(found)

"""What the program imports is there for who only runs it: tests have the packages for development as well."""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.syntax import ROOT, sources, tree

DEVELOPMENT = {"watchfiles"}
"""What ``tms dev`` alone imports, which says so where it is missing."""


def test_what_is_imported_is_a_dependency_or_what_one_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    there = {*_needed(project["dependencies"]), *(canonicalize_name(Requirement(line).name) for line in extras)}
    brought_by = packages_distributions()
    imported = {name for path in sources("tms", "workers") for name in _imported(tree(path))}
    foreign = imported - sys.stdlib_module_names - {"tms", "workers"} - DEVELOPMENT - _of_extras(extras)
    assert len(foreign) > 20
    distributions = {name: {canonicalize_name(one) for one in brought_by.get(name, [name])} for name in foreign}
    assert not {name for name, brought in distributions.items() if not there & brought}


def _imported(module: ast.AST) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _needed(lines: Iterable[str]) -> set[str]:
    """The distributions that these requirements bring, with what those need in turn."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in ("", "binary", "redis")):
            continue
        if name not in found:
            found.add(name)
            waiting += map(Requirement, requires(name) or ())
    return found


def _of_extras(lines: Iterable[str]) -> set[str]:
    """The modules of extras, which need not be installed: each has the name of its distribution."""
    return {Requirement(line).name for line in lines}

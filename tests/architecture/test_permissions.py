"""Who may do what stands in one table: nothing else asks for a role by its name."""

import ast
import re

from tests.architecture.syntax import ROOT, sources, strings, tree
from tms.domain.permissions import Role

ROLES = {str(role) for role in Role}
# The table, and the file that gives the roles their names.
TABLE = {"tms/domain/permissions.py", "tms/domain/actors.py"}
# A person is given roles by name on the command line and in the samples; the database checks the names.
GIVING = ("tms/cli/", "tms/db/migrations/")


def elsewhere() -> list[str]:
    return [path for path in sources("tms", "workers") if path not in TABLE and not path.startswith(GIVING)]


def test_no_role_stands_as_a_string_outside_the_table() -> None:
    found = [(path, constant) for path in elsewhere() for constant in strings(tree(path)) if constant.value in ROLES]
    assert not [f"{path}:{constant.lineno} {constant.value!r}" for path, constant in found]


def test_no_role_is_asked_for_by_its_constant_outside_the_table() -> None:
    members = {role.name for role in Role}
    found = [
        (path, node)
        for path in elsewhere()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id == Role.__name__ and node.attr in members
    ]
    assert not [f"{path}:{node.lineno} {node.attr}" for path, node in found]


def test_no_template_asks_for_a_role() -> None:
    quoted = re.compile("|".join(f"""{{[{{%][^}}]*["']{role}["'][^}}]*}}""" for role in sorted(ROLES)))
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert not [str(path.relative_to(ROOT)) for path in templates if quoted.search(path.read_text(encoding="utf-8"))]

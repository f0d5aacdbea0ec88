"""The project's Python as syntax trees: the architecture tests read code, they do not import it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tree(path: str) -> ast.Module:
    """The syntax tree of a file, by its path from the project's root."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=path)


def sources(*folders: str) -> list[str]:
    """Paths, from the project's root, of all Python files below the folders."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(str(path.relative_to(ROOT)) for path in found if "node_modules" not in path.parts)


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call below the node, with the last part of the called name: ``commit`` for ``uow.session.commit()``."""
    for found in ast.walk(node):
        if isinstance(found, ast.Call):
            if isinstance(found.func, ast.Attribute):
                yield found.func.attr, found
            elif isinstance(found.func, ast.Name):
                yield found.func.id, found


def strings(node: ast.AST) -> Iterator[ast.Constant]:
    """Each string constant below the node."""
    for found in ast.walk(node):
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found

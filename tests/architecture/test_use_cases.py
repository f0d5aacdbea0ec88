"""A use case asks for permission itself, so that no page, command or call can forget to.

A use case is a function of the services that an entry point names and that acts for somebody; what only other services
call is a piece of one.
"""

import ast
from collections.abc import Iterator

from tests.architecture.syntax import FUNCTION, ROOT, calls, sources, tree

Function = ast.FunctionDef | ast.AsyncFunctionDef
GATE = "tms.services.authorize"


def named_by_entry_points() -> set[tuple[str, str]]:
    """(module, name) of everything in the services that the web, the command line and the workers name."""
    return {
        found
        for path in sources("tms/web", "tms/api", "tms/mcp", "tms/cli", "workers")
        for found in named_in(tree(path))
    }


def named_in(entry: ast.Module) -> Iterator[tuple[str, str]]:
    imports = [node for node in ast.walk(entry) if isinstance(node, ast.ImportFrom)]
    for node in imports:
        if (node.module or "").startswith("tms.services."):
            yield from ((node.module or "", alias.name) for alias in node.names)
    modules = {
        alias.asname or alias.name: f"tms.services.{alias.name}"
        for node in imports
        if node.module == "tms.services"
        for alias in node.names
    }
    for found in ast.walk(entry):
        if isinstance(found, ast.Attribute) and isinstance(found.value, ast.Name) and found.value.id in modules:
            yield modules[found.value.id], found.attr


def authorizes(function: Function, beside: dict[str, Function]) -> bool:
    """It calls the gate, itself or through a private function of its own module."""
    called = {name for name, _ in calls(function)}
    others = {name: other for name, other in beside.items() if other is not function}
    private = [others[name] for name in called if name.startswith("_") and name in others]
    return any(name.startswith("authorize") for name in called) or any(authorizes(piece, others) for piece in private)


def functions_of(module: str) -> dict[str, Function]:
    path = f"{module.replace('.', '/')}.py"
    body = tree(path).body if (ROOT / path).exists() else []
    return {node.name: node for node in body if isinstance(node, FUNCTION)}


def acts_for_somebody(function: Function) -> bool:
    return "actor" in {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def test_each_use_case_authorizes() -> None:
    use_cases = [
        (module, function, functions_of(module))
        for module, name in sorted(named_by_entry_points())
        if module != GATE and (function := functions_of(module).get(name)) and acts_for_somebody(function)
    ]
    open_to_all = [
        f"{module}.{function.name}" for module, function, beside in use_cases if not authorizes(function, beside)
    ]
    assert not open_to_all, "a use case asks tms/services/authorize.py first, by one of its authorize… functions"

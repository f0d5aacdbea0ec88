"""A use case asks for permission itself, so that no page, command or call can forget to."""

import ast

from tests.architecture.syntax import FUNCTION, calls, sources, tree


def acts_for_somebody(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return "actor" in {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def test_each_use_case_authorizes() -> None:
    functions = [
        (path, node) for path in sources("tms/services") for node in tree(path).body if isinstance(node, FUNCTION)
    ]
    use_cases = [(path, node) for path, node in functions if not node.name.startswith("_") and acts_for_somebody(node)]
    assert not [
        f"{path}:{node.lineno} {node.name}"
        for path, node in use_cases
        if not any(name.startswith("authorize") for name, _ in calls(node))
    ]

"""One module knows what a number, a key, a moment or a document of a request is."""

import ast

from tests.architecture.syntax import sources, tree

READERS = "tms/http/parameters.py"
AS_TYPE = {"int", "float", "complex", "Decimal"}
PARSING = AS_TYPE | {"fromisoformat", "strptime", "fromtimestamp", "UUID", "loads", "get_json"}

NOT_OF_A_REQUEST = {
    "tms/web/rendering/dates.py": "seconds of a span as minutes",
    "tms/http/session_cookie.py": "a cookie that we have signed",
    "tms/web/people/sign_in_limits.py": "a cookie that we have signed",
    "tms/web/articles/brought.py": "what a form of ours carries, signed by us",
    "tms/web/rendering/script_messages.py": "a message in a script of ours",
}


def parsed_in(module: ast.Module) -> list[int]:
    """Lines in which something is read from text by Python's own means."""
    lines = []
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        types = [one.value.id for one in node.keywords if one.arg == "type" and isinstance(one.value, ast.Name)]
        if name in PARSING or AS_TYPE & set(types):
            lines.append(node.lineno)
    return lines


def test_what_is_looked_for_is_found() -> None:
    assert parsed_in(ast.parse("int(x)\nrequest.args.get('n', type=int)\nuuid.UUID(x)\njson.loads(x)")) == [1, 2, 3, 4]
    assert parsed_in(tree(READERS))


def test_no_route_reads_a_number_a_key_or_a_moment_by_itself() -> None:
    elsewhere = [path for path in sources("tms/web", "tms/http") if path != READERS and path not in NOT_OF_A_REQUEST]
    assert len(elsewhere) > 50
    assert not [f"{path}:{line}" for path in elsewhere for line in parsed_in(tree(path))]


def test_every_exception_is_one() -> None:
    assert all(parsed_in(tree(path)) for path in NOT_OF_A_REQUEST)

"""A page that nobody can reach is noticed: whoever makes a blueprint is told where it has to be listed."""

import ast

from flask import Flask

from tests.architecture.syntax import ROOT, sources, tree
from tms.web import ROOMS


def modules_with_pages(*folders: str) -> list[str]:
    """Modules that make a blueprint."""
    return [
        path.removesuffix(".py").replace("/", ".")
        for path in sources(*folders)
        for node in tree(path).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "Blueprint"
    ]


def advice(module: str) -> str:
    """What to do for a module whose pages have no address."""
    room = module.rpartition(".")[0]
    if room not in {listed.__name__ for listed in ROOMS}:
        return f"{module}: import the room {room} in tms/web/__init__.py and add it to ROOMS there"
    return f"{module}: add its blueprint to `blueprints` in {room.replace('.', '/')}/__init__.py"


def test_each_page_has_an_address(one_app: Flask) -> None:
    found = modules_with_pages("tms/web", "tms/http")
    assert len(found) > 30
    registered = {blueprint.import_name for blueprint in one_app.blueprints.values()}
    forgotten = [advice(module) for module in found if module not in registered]
    assert forgotten == [], "these pages have no address:\n" + "\n".join(forgotten)


def test_each_folder_of_pages_is_a_room() -> None:
    """Also one that has no blueprint yet, or whose blueprints are made in another way."""
    folders = {path.parent.name for path in (ROOT / "tms/web").glob("*/*.py")} - {"rendering"}
    listed = {room.__name__.rpartition(".")[2] for room in ROOMS}
    assert folders - listed == set(), "import these in tms/web/__init__.py and add them to ROOMS there"

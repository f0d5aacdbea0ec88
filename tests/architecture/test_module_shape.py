"""Files stay small and are named for what they hold."""

import ast
import sys
from pathlib import PurePath

import pytest

from tests.architecture.syntax import FUNCTION, ROOT, sources, tree

PRODUCT = sources("tms", "workers")
HAND_WRITTEN = [path for path in PRODUCT if "/migrations/versions/" not in path]  # a migration is one list, read once
CATCH_ALL = {"base_classes", "common", "core", "helper", "helpers", "lib", "manager", "misc", "shared", "util", "utils"}


def test_a_source_file_stays_under_300_lines() -> None:
    paths = [*HAND_WRITTEN, *sources("tools")]
    assert len(paths) > 100
    assert not [path for path in paths if len((ROOT / path).read_text(encoding="utf-8").splitlines()) >= 300]


def test_a_line_of_a_template_stays_within_160_characters() -> None:
    """The reformatter leaves the lines of a call as they are."""
    pages = sorted((ROOT / "templates").rglob("*.html"))
    assert len(pages) > 100
    assert not [
        f"{page.name}:{number}"
        for page in pages
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 160
    ]


def test_a_function_stays_under_60_lines() -> None:
    assert not [
        f"{path}: {node.name}"
        for path in HAND_WRITTEN
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTION) and (node.end_lineno or node.lineno) - node.lineno >= 60
    ]


def test_no_module_has_a_catch_all_name() -> None:
    names = [(path, set(PurePath(path).with_suffix("").parts)) for path in PRODUCT]
    assert not [path for path, parts in names if parts & CATCH_ALL]


@pytest.mark.parametrize("path", sources("tms/domain"))
def test_the_domain_imports_the_standard_library_and_itself_only(path: str) -> None:
    imported = [name.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for name in node.names]
    imported += [node.module or "." for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    assert not [
        name
        for name in imported
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("tms.domain")
    ]


def test_no_two_public_classes_share_a_name() -> None:
    where: dict[str, list[str]] = {}
    for path in HAND_WRITTEN:
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(path)
    assert len(where) > 500
    assert {name: paths for name, paths in where.items() if len(paths) > 1} == {}


def test_each_folder_of_modules_is_a_package() -> None:
    folders = {PurePath(path).parent for path in HAND_WRITTEN}
    assert not [str(folder) for folder in sorted(folders) if not (ROOT / folder / "__init__.py").exists()]

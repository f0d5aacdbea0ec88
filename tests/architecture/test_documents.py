"""What the documents name is there, and what the code cites is in the documents."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.syntax import FUNCTION, ROOT, sources

DECISIONS = ROOT / "docs/decisions"
FOLDERS = ("tms", "workers", "templates", "tests", "docs", "tools", ".ci", "integrations")
# `tms/domain/three_way_merge.py`, or with what stands in it: `tms/domain/three_way_merge.py: merge`
NAMED = re.compile(rf"`((?:{'|'.join(map(re.escape, FOLDERS))})/[\w./-]+)(?:: ([\w., ]+))?`")

IN_SCRIPT = re.compile(r"(?:function|class)\s+(\w+)|^\s*(?:static |async )*#?(\w+)\(.*\{$", re.MULTILINE)


def documents() -> list[Path]:
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    return [one for one in found if one.is_file()]


def named() -> Iterator[tuple[str, str, str]]:
    for document in documents():
        for path, names in NAMED.findall(document.read_text(encoding="utf-8")):
            yield str(document.relative_to(ROOT)), path, names


def defined(path: str) -> set[str]:
    """Functions, classes and their methods (``Class.method``) that a Python file defines; of scripts, its functions."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if not path.endswith(".py"):
        return {function or method for function, method in IN_SCRIPT.findall(text)}
    found: set[str] = set()
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, FUNCTION):
            found.add(one.name)
        elif isinstance(one, ast.ClassDef):
            found |= {one.name, *(f"{one.name}.{part.name}" for part in one.body if isinstance(part, FUNCTION))}
    return found


def test_each_path_in_a_document_is_there() -> None:
    found = list(named())
    assert len(found) > 20
    assert [(document, path) for document, path, _ in found if not (ROOT / path).exists()] == []


def test_each_function_in_a_document_is_there() -> None:
    missing = [
        (document, path, name)
        for document, path, names in named()
        for name in filter(None, re.split(r"[, ]+", names))
        if (ROOT / path).is_file() and name not in defined(path)
    ]
    assert missing == []


def test_links_between_documents_lead_somewhere() -> None:
    missing = [
        (str(document.relative_to(ROOT)), link)
        for document in documents()
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert missing == []


def test_the_list_of_decisions_has_each_with_its_own_title() -> None:
    listed = dict(
        re.findall(r"\[(.+?)\]\((\d{4}-[\w-]+\.md)\) \| \d{4}-\d\d-\d\d", (DECISIONS / "README.md").read_text("utf-8"))
    )
    for title, name in listed.items():
        first = (DECISIONS / name).read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# {int(name[:4])}. {title}"
    assert sorted(listed.values()) == sorted(path.name for path in DECISIONS.glob("*.md") if path.name != "README.md")
    numbers = sorted(int(name[:4]) for name in listed.values())
    assert numbers == list(range(1, len(numbers) + 1))


CITED = re.compile(r"docs/[\w/-]+\.md(?:``, \"[^\"]+\")?|docs/decisions/\d{4}\b")
OUTSIDE = re.compile(r"design §|\bdesign\.md|\bhouse\.md|\bthe (?:shared )?data model\b")


@pytest.mark.parametrize("folder", ["tms", "workers", "templates", "tests"])
def test_what_the_code_cites_is_in_the_repository(folder: str) -> None:
    files = [*sources(folder), *(str(one.relative_to(ROOT)) for one in (ROOT / folder).rglob("*.sql"))]
    for path in files:
        if path == "tests/architecture/test_documents.py":
            continue
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not OUTSIDE.search(text), path
        for cited in CITED.findall(text):
            file, _, heading = cited.partition('``, "')
            there = sorted(DECISIONS.glob(f"{file.rpartition('/')[2]}*")) if "decisions/" in file else [ROOT / file]
            assert [one for one in there if one.is_file()], (path, cited)
            assert f"## {heading.rstrip(chr(34))}" in there[0].read_text(encoding="utf-8") or not heading, (path, cited)


@pytest.mark.parametrize("name", ["README.zh-Hans.md", "README.zh-Hant.md"])
def test_the_readme_says_in_chinese_what_it_says_in_english(name: str) -> None:
    """Headings, commands, pictures and links are the same in the same order, and each leads to the others."""
    english, chinese = ((ROOT / one).read_text("utf-8") for one in ("README.md", f"docs/{name}"))

    def shape(text: str) -> list[str]:
        links = r"^#+ |^(?:uv run|pip install)[^#\n]*|\]\((?:\.\./)?(?:docs/)?[\w./-]+\.(?:md|png)\)"
        return [one.strip().replace("../", "").replace("docs/", "") for one in re.findall(links, text, re.MULTILINE)]

    def body(text: str) -> list[str]:
        return shape(text.partition("\n![")[2])

    assert body(chinese) == body(english)
    languages = {"README.md", "docs/README.zh-Hans.md", "docs/README.zh-Hant.md"}
    for document in languages:
        linked = set(re.findall(r"\]\(([\w./-]+)\)", (ROOT / document).read_text("utf-8")[:400]))
        assert {((ROOT / document).parent / link).resolve() for link in linked if "README" in link} == {
            ROOT / other for other in languages - {document}
        }

"""Whole files: ours, and of the corpora, where they are, some that nobody on the team wrote."""

import re
from pathlib import Path

import polib
import pytest
from _pytest.mark import ParameterSet

from tests.shared_data import SHARED, needs_shared
from tms.adapters.formats import decode, read_article, to_html, to_markdown, to_po
from tms.domain.exported_version import ExportedSegment, ExportedVersion
from tms.domain.inline import is_well_formed, plain

FILES = Path(__file__).with_name("files")

_ADDRESSES = re.compile(
    r"\]\([^)]*\)|\]\[[^\]]*\]|<[^<>]*>|^\[[^\]]+\]:.*$|https?://\S+|\{[:#][^}]*\}|&\w+;", re.MULTILINE
)
_WORD = re.compile(r"[^\W_]+")


def whole_files(ending: str, folder: str, pattern: str, every: int = 1) -> list[ParameterSet]:
    """Ours; and of the files of the corpora every fifth in the fast lane, all of them in the full one."""
    ours = [pytest.param(path, id=path.name) for path in sorted(FILES.glob(f"*{ending}"))]
    theirs = sorted((SHARED / folder).glob(pattern))[::every]
    if not theirs:
        return [*ours, pytest.param(SHARED / folder / pattern, marks=needs_shared(folder), id=folder)]
    marks = [[pytest.mark.full] if position % 5 else [] for position in range(len(theirs))]
    return ours + [
        pytest.param(path, marks=mark, id=f"{path.parent.name}-{path.name}")
        for path, mark in zip(theirs, marks, strict=True)
    ]


def language_of(path: Path) -> str:
    return {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}[path.name.rsplit(".", 2)[1]]


@pytest.mark.parametrize("path", whole_files(".md", "triples", "**/*.md"))
def test_real_markdown_loses_no_word_and_reads_back_the_same(path: Path) -> None:
    source = decode(path.read_bytes(), 2_000_000)
    page = read_article(source, language=language_of(path), format="markdown")
    pieces = [page.title or "", page.section or "", page.author or "", str(page.published_on)]
    pieces += [page.external_id or "", page.source_address or ""]
    pieces += [plain(block.text, block.codes) for block in page.blocks] + [line.text for line in page.left_out]
    pieces += [code.title or "" for block in page.blocks for code in block.codes.values()]
    found = set(_WORD.findall(" ".join(pieces)))
    together = "".join(_WORD.findall(" ".join(pieces)))
    lost = [word for word in _WORD.findall(_ADDRESSES.sub(" ", source)) if word not in found and word not in together]
    unseen = {
        "title",
        "author",
        "date",
        "description",
        "order",
        "yaml",
        "text",
        "bash",
        "py",
        "js",
        "pages",
        "keywords",
        "id",
        "url",
    }
    assert set(lost) <= unseen
    assert all(is_well_formed(block.text, block.codes) for block in page.blocks)
    again = read_article(
        to_markdown(ExportedVersion(page.language, page.title or "", page.blocks)),
        language=page.language,
        format="markdown",
    )
    assert again.blocks == page.blocks
    assert page.title
    assert page.title in to_html(ExportedVersion(page.language, page.title, page.blocks)).replace(
        "&#x27;", "'"
    ).replace("&amp;", "&")


@pytest.mark.parametrize("path", whole_files(".po", "po", "*/*.po", every=4))
def test_the_texts_of_real_po_files_come_back_from_ours(path: Path) -> None:
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete and not entry.msgid_plural][:400]
    segments = [
        ExportedSegment(str(number), entry.msgid, entry.msgstr, "initial" if entry.fuzzy else "final")
        for number, entry in enumerate(entries)
    ]
    again = polib.pofile(to_po(ExportedVersion("zh-Hans", "T", [], segments=segments)))
    assert [(entry.msgid, entry.msgstr) for entry in again] == [(entry.msgid, entry.msgstr) for entry in entries]

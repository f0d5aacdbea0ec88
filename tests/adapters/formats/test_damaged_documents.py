"""Word documents as a bad disk, a broken upload and an attacker leave them: read or refused, and nothing else."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest

from tests.adapters.formats.test_docx import MOST, document, paragraph, run
from tests.processor_time import processor_seconds
from tms.adapters.formats.upload import read_upload
from tms.adapters.sandbox import read_apart
from tms.domain.errors import TmsError

SEED = 20261128
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
VALUES = ("x", "²", "-1", "9" * 30, "９", "", "heading ²", "heading 0", "heading " + "1" * 5000, "0", "q0", "a3", "２")


def whole() -> dict[str, bytes]:
    """The parts of a document with everything that is read."""
    cells = "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Quarter", "Growth"))
    data = document(
        paragraph(run("Central bank holds rates"), "a3"),
        paragraph(
            run("The bank ") + run("may", "<w:b/>") + '<w:hyperlink r:id="rId9">' + run("cut") + "</w:hyperlink>"
        ),
        paragraph(run("Second homes"), numbers=(1, 0)),
        paragraph(run("Reserves"), numbers=(2, 1)),
        paragraph(run("Never again."), "q0"),
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>",
        paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        notes=f'<w:footnote w:id="2">{paragraph(run("So it said."))}</w:footnote>',
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int) -> bytes:
    """The parts as an archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:start] if chance.random() < 0.5 else data[:start] + data[end:]


def _twice(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:end] + data[start:]


def _other_value(data: bytes, chance: random.Random) -> bytes:
    pieces = data.split(b'"')
    if len(pieces) > 2:
        pieces[chance.randrange(1, len(pieces), 2)] = chance.choice(VALUES).encode()
    return b'"'.join(pieces)


def damaged(parts: dict[str, bytes], chance: random.Random) -> bytes:
    """One document with some damage: to the archive, or to what is in it."""
    harm: Callable[[bytes, random.Random], bytes]
    method = chance.choice(METHODS)
    if chance.random() < 0.5:
        harm = chance.choice((_flipped, _flipped, _cut, _twice))
        return b"PK\x03\x04" + harm(packed(parts, method), chance)[4:]
    harm = chance.choice((_flipped, _cut, _twice, _other_value, _other_value))
    name = chance.choice(sorted(parts))
    return packed(parts | {name: harm(parts[name], chance)}, method)


@pytest.mark.parametrize("count", [250, pytest.param(4000, marks=pytest.mark.full)])
@pytest.mark.timeout(300)
def test_a_damaged_document_is_read_or_refused(count: int) -> None:
    chance = random.Random(SEED)  # noqa: S311  the same damage each time
    parts = whole()
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        data = damaged(parts, chance)
        try:
            with processor_seconds(5):
                read_upload(data, MOST, language="en")
            outcomes["read"] += 1
        except TmsError as error:
            outcomes[error.code] += 1
    assert outcomes["read"] > count / 10
    assert outcomes["import_binary"] > count / 10


@pytest.mark.full
@pytest.mark.part(3)
def test_a_process_of_its_own_says_the_same_of_them() -> None:
    chance = random.Random(SEED)  # noqa: S311  the same damage each time
    parts = whole()
    for _ in range(40):
        data = damaged(parts, chance)
        said: list[object] = []
        for read in (read_upload, lambda *given: read_apart(read_upload, *given)):
            try:
                said.append(read(data, MOST))
            except TmsError as error:
                said.append(error.code)
        assert said[0] == said[1]

"""What others send as a picture: refused with a code that says what to do, or made anew with nothing but its pixels."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.adapters.pictures import written
from tests.adapters.pictures.hostile import HOSTILE, PAYLOAD, SCRIPT, Expected
from tms.adapters.pictures import make_picture
from tms.adapters.pictures.renditions import renditions_of
from tms.adapters.sandbox import ReadingLimits, limited
from tms.domain.errors import TmsError
from tms.domain.messages import MESSAGES
from tms.domain.pictures import MadePicture

BOUND = 600
"""Megabytes that the process may hold at its worst; what a picture of the most pixels takes is below."""


def outcome(data: bytes) -> Expected:
    """The code of the refusal, or the size of the largest rendition; none has a word of what was hidden in the file."""
    try:
        made = make_picture(data)
    except TmsError as error:
        return error.code
    files = [*made.renditions, *([made.card] if made.card else [])]
    assert not [one for one in files if any(word in one.content for word in (PAYLOAD, SCRIPT, b"SECRET"))]
    return made.largest.width, made.largest.height


def test_there_are_many_and_each_refusal_has_words() -> None:
    assert len(HOSTILE) >= 40
    assert {one for _, one in HOSTILE.values() if isinstance(one, str)} <= MESSAGES.keys()


@pytest.mark.parametrize("name", HOSTILE)
def test_each_file_has_the_result_that_is_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read where the test runs: to start a process takes longer than what it does."""
    monkeypatch.setattr("tms.adapters.pictures.sent_file.limited", read_here)
    make, expected = HOSTILE[name]
    assert outcome(make()) == expected


def read_here(_limits: ReadingLimits, reader: Callable[..., MadePicture], *given: object) -> MadePicture:
    return reader(*given)


@pytest.mark.full
@pytest.mark.parametrize("name", HOSTILE)
def test_each_file_has_that_result_in_a_process_of_its_own(name: str) -> None:
    make, expected = HOSTILE[name]
    assert outcome(make()) == expected


@pytest.mark.sample(5)
@pytest.mark.parametrize(
    "name", [name for name, (_, expected) in HOSTILE.items() if expected == "picture_too_many_pixels"]
)
def test_a_bomb_is_refused_before_it_is_unpacked(name: str) -> None:
    """In a process that has room for the program and for none of its pixels."""
    with pytest.raises(TmsError) as refused:
        make_picture(HOSTILE[name][0](), limits=ReadingLimits(seconds=20, megabytes=200))
    assert refused.value.code == "picture_too_many_pixels"


def test_one_that_would_compute_for_ever_is_ended() -> None:
    with pytest.raises(TmsError) as refused:
        make_picture(written.many_scans(2000, 3000), limits=ReadingLimits(seconds=1, megabytes=900))
    assert refused.value.code == "picture_too_costly"


def test_one_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(TmsError) as refused:
        make_picture(written.blank_png(4000, 4000, channels=4), limits=ReadingLimits(seconds=20, megabytes=150))
    assert refused.value.code == "picture_too_costly"


def peak_of(data: bytes, kind: str) -> tuple[tuple[int, int], float]:
    """Runs in the process that reads: the picture's size, and megabytes at most."""
    largest = renditions_of(data, kind).largest
    held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert held
    return (largest.width, largest.height), int(held[1]) / 1024


@pytest.mark.full
@pytest.mark.parametrize(
    ("kind", "mode", "side", "how"),
    [
        ("PNG", "RGBA", 7071, {}),
        ("PNG", "P", 7071, {"transparency": 0}),
        ("PNG", "I;16", 7071, {}),
        ("WEBP", "RGBA", 5000, {"method": 0}),
        ("JPEG", "RGB", 7071, {"progressive": True, "subsampling": 0}),
        ("JPEG", "CMYK", 7071, {"progressive": True}),
        ("GIF", "P", 7071, {}),
    ],
)
def test_the_largest_that_is_taken_stays_within_bounds(kind: str, mode: str, side: int, how: dict[str, object]) -> None:
    data = written.file_of(written.picture(mode, (side, side)), kind, **how)
    size, megabytes = limited(ReadingLimits(seconds=60, megabytes=900), peak_of, data, kind)
    assert size == (1600, 1600)
    assert megabytes < BOUND


def test_made_files_are_pictures_that_anybody_reads() -> None:
    made = make_picture(written.plain("PNG"))
    for one in made.renditions:
        with Image.open(BytesIO(one.content), formats=("WEBP",)) as image:
            assert (image.size, one.kind) == ((one.width, one.height), "image/webp")

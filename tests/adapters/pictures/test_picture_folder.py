"""The folder of pictures: whole files under the digests of their content, and nothing else by any name."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import structlog

from tests.adapters.pictures import written
from tms.adapters.pictures import PictureFolder, make_picture
from tms.domain.errors import NotFound, Unavailable
from tms.domain.pictures import OLD_AFTER_SECONDS, PictureStore

CONTENT = b"the bytes of a picture"
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> PictureStore:
    return PictureFolder(tmp_path / "pictures")


def files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "pictures").rglob("*") if path.is_file() and path.name != ".lock"]


def make_old(tmp_path: Path, digest: str = DIGEST) -> Path:
    path = tmp_path / "pictures" / digest[:2] / digest[2:]
    days_ago = time.time() - OLD_AFTER_SECONDS - 60
    os.utime(path, (days_ago, days_ago))
    return path


def test_what_is_made_of_a_picture_is_found_by_its_digest(folder: PictureStore) -> None:
    made = make_picture(written.plain("PNG"))
    for one in (*made.renditions, made.card):
        assert one
        assert folder.keep(one.content) == one.digest
        assert folder.read(one.digest) == one.content


def test_the_same_content_is_one_file_that_is_not_written_again(folder: PictureStore, tmp_path: Path) -> None:
    assert folder.keep(CONTENT) == folder.keep(CONTENT) == DIGEST
    (file,) = files(tmp_path)
    before = file.stat()
    folder.keep(CONTENT)
    assert file.stat().st_ino == before.st_ino


def test_a_file_of_another_user_is_written_anew(
    folder: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its owner may say that it is new; whoever may write into the folder puts their own in its place."""
    folder.keep(CONTENT)
    file = make_old(tmp_path)
    before = file.stat().st_ino

    def refused(path: Path) -> None:
        raise PermissionError(errno.EPERM, "not the owner", str(path))

    monkeypatch.setattr(os, "utime", refused)
    assert folder.keep(CONTENT) == DIGEST
    assert file.stat().st_ino != before
    assert list(folder.old()) == []
    assert folder.read(DIGEST) == CONTENT


@pytest.mark.parametrize("umask", [0, 0o077])
def test_nobody_can_run_a_file_and_strangers_read_none(folder: PictureStore, tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        folder.keep(CONTENT)
    finally:
        os.umask(before)
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert not stat.S_IMODE(file.parent.stat().st_mode) & 0o007


@pytest.mark.parametrize(
    "name",
    [
        *("", "../secret", "/etc/passwd", "..", "0" * 64),
        *(DIGEST.upper(), DIGEST + "\n", DIGEST[:-1], f"{DIGEST[:2]}/{DIGEST[2:]}"),
    ],
)
def test_by_another_name_nothing_is_found(folder: PictureStore, tmp_path: Path, name: str) -> None:
    folder.keep(CONTENT)
    (tmp_path / "secret").write_bytes(b"secret")
    with pytest.raises(NotFound) as refused:
        folder.read(name)
    assert refused.value.code == "picture_not_kept"


def test_a_file_that_was_changed_is_not_given_and_is_made_good_when_it_comes_again(
    folder: PictureStore, tmp_path: Path
) -> None:
    folder.keep(CONTENT)
    (file,) = files(tmp_path)
    file.write_bytes(b"the bytes of another")
    with structlog.testing.capture_logs() as told, pytest.raises(NotFound):
        folder.read(DIGEST)
    assert [line["event"] for line in told] == ["picture is damaged"]
    folder.keep(CONTENT)
    assert folder.read(DIGEST) == CONTENT


def test_what_can_not_be_written_leaves_nothing_and_is_said(
    folder: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when it matters: at the latest moment."""

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Unavailable) as refused:
            folder.keep(CONTENT)
    assert (refused.value.code, refused.value.params["reason"]) == ("pictures_not_kept", os.strerror(28))
    assert files(tmp_path) == []
    assert folder.keep(CONTENT) == DIGEST


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file")
    with pytest.raises(Unavailable) as refused:
        PictureFolder(tmp_path / "pictures").keep(CONTENT)
    assert refused.value.code == "pictures_not_kept"


def test_what_was_begun_long_ago_is_swept_and_nothing_else(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "pictures")
    assert folder.sweep() == 0
    digest = folder.keep(CONTENT)
    old, new = (tmp_path / "pictures" / digest[:2] / f".unfinished-{name}" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    days_ago = time.time() - 2 * 24 * 3600
    for path in (old, tmp_path / "pictures" / digest[:2] / digest[2:]):
        os.utime(path, (days_ago, days_ago))
    assert folder.sweep() == 1
    assert (old.exists(), new.exists(), folder.read(digest)) == (False, True, CONTENT)


def test_a_file_is_old_after_days_and_new_when_it_is_kept_again(folder: PictureStore, tmp_path: Path) -> None:
    folder.keep(CONTENT)
    (tmp_path / "pictures" / DIGEST[:2] / "no picture").write_bytes(b"")
    assert (list(folder.old()), folder.drop(DIGEST)) == ([], False)
    make_old(tmp_path)
    assert list(folder.old()) == [DIGEST]
    folder.keep(CONTENT)
    assert (list(folder.old()), folder.drop(DIGEST), folder.read(DIGEST)) == ([], False, CONTENT)
    make_old(tmp_path)
    assert (folder.drop(DIGEST), folder.drop(DIGEST)) == (True, False)
    assert not (tmp_path / "pictures" / DIGEST[:2] / DIGEST[2:]).exists()


def test_one_that_is_kept_while_it_is_deleted_is_there_afterwards(
    folder: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.keep(CONTENT)
    make_old(tmp_path)
    keeping = threading.Thread(target=folder.keep, args=(CONTENT,))
    unlink = Path.unlink

    def late(path: Path) -> None:
        """The file was found old; now somebody keeps it, and has all the time that they need, unless they wait."""
        keeping.start()
        keeping.join(1)
        unlink(path)

    monkeypatch.setattr(Path, "unlink", late)
    folder.drop(DIGEST)
    keeping.join()
    assert folder.read(DIGEST) == CONTENT


KEEPS_ON = """
import sys, os
from pathlib import Path
from tms.adapters.pictures import PictureFolder
folder = PictureFolder(Path(sys.argv[1]))
while True:
    folder.keep(os.urandom(2 << 20))
    print(flush=True)
"""


@pytest.mark.full
def test_one_that_is_killed_while_it_keeps_leaves_whole_files_only(tmp_path: Path) -> None:
    for attempt in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", KEEPS_ON, tmp_path / "pictures"], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(attempt / 400)
            process.send_signal(signal.SIGKILL)
    named = [path for path in files(tmp_path) if not path.name.startswith(".")]
    assert len(named) >= 20
    for path in named:
        assert sha256(path.read_bytes()).hexdigest() == path.parent.name + path.name


@pytest.fixture(autouse=True)
def _no_logs() -> Iterator[None]:
    with structlog.testing.capture_logs():
        yield

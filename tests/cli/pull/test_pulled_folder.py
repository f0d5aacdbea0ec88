"""The folder: whole files, nothing of somebody else's, and whatever is killed is mended by the next run."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tms.cli.pull import pulled_folder as room
from tms.cli.pull.folder_record import FolderRecord, Version
from tms.cli.pull.pulled_folder import PulledFolder, Standing, WantedFile, pulled_folder
from tms.domain.errors import Conflict

A, B, C = (1, "en"), (1, "zh-Hant"), (2, "en")


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours catches it."""


@contextmanager
def opened(place: Path, *, overwrite: bool = False) -> Iterator[PulledFolder]:
    with pulled_folder(place, overwrite=overwrite, tell=lambda *_: None) as folder:
        yield folder


def wanted(version: Version, slug: str, words: str) -> WantedFile:
    return WantedFile(version, f"{version[1]}/{slug}.md", words.encode(), f'"{words}"')


def picture(version: Version, slug: str, number: int) -> WantedFile:
    """A picture beside a version's file, which is the same wherever it stands."""
    return WantedFile(version, f"{version[1]}/{slug}.{number}.webp", f"picture {number}".encode(), f'"{slug}"')


def change(place: Path, *files: WantedFile, gone: Collection[Version] = (), overwrite: bool = False) -> list[str]:
    """What is kept after the change."""
    with opened(place, overwrite=overwrite) as folder:
        folder.change(files, gone)
        return folder.kept()


def texts(place: Path) -> dict[str, str]:
    """All that a site sees of the folder."""
    return {
        str(one.relative_to(place)): one.read_text()
        for one in sorted(place.rglob("*"))
        if one.is_file() and room.OWN not in one.parts
    }


def moments(place: Path) -> dict[str, int]:
    return {str(one): one.stat().st_mtime_ns for one in sorted(place.rglob("*"))}


def test_files_are_written_moved_and_removed(tmp_path: Path) -> None:
    change(tmp_path, wanted(A, "one", "1"), wanted(B, "one", "一"), wanted(C, "two", "2"))
    assert texts(tmp_path) == {"en/one.md": "1", "en/two.md": "2", "zh-Hant/one.md": "一"}
    change(tmp_path, wanted(A, "uno", "1"), gone=[B])
    assert texts(tmp_path) == {"en/two.md": "2", "en/uno.md": "1"}
    assert not (tmp_path / "zh-Hant").exists()


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    files = [wanted(A, "one", "1"), wanted(C, "two", "2")]
    change(tmp_path, *files)
    before = {path: at for path, at in moments(tmp_path).items() if room.OWN not in path}
    change(tmp_path, *files)
    assert {path: at for path, at in moments(tmp_path).items() if room.OWN not in path} == before


def test_a_version_without_one_of_its_pictures_is_not_whole(tmp_path: Path) -> None:
    page = replace(wanted(A, "one", "1"), etag='"one"')
    change(tmp_path, picture(A, "one", 12), picture(A, "one", 13), page)
    with opened(tmp_path) as folder:
        assert folder.etag(A, "en/one.md") == '"one"'
        assert folder.content("en/one.12.webp") == b"picture 12"
    (tmp_path / "en/one.13.webp").unlink()
    with opened(tmp_path) as folder:
        assert folder.etag(A, "en/one.md") is None
        assert folder.unfinished() == {1}
        folder.change([picture(A, "one", 12), page], [])
        assert folder.etag(A, "en/one.md") == '"one"'
        folder.keep_only({(A, "en/one.md")})
    assert texts(tmp_path) == {"en/one.12.webp": "picture 12", "en/one.md": "1"}
    with opened(tmp_path) as folder:
        folder.keep_only(set())
    assert texts(tmp_path) == {}


def test_what_somebody_edited_is_kept_until_it_is_overwritten(tmp_path: Path) -> None:
    change(tmp_path, wanted(A, "one", "1"))
    (tmp_path / "en/one.md").write_text("mine")
    assert change(tmp_path, wanted(A, "one", "2")) == ["en/one.md"]
    with opened(tmp_path) as folder:
        assert folder.unfinished() == {1}
        assert folder.etag(A, "en/one.md") is None
    assert texts(tmp_path) == {"en/one.md": "mine"}
    assert change(tmp_path, wanted(A, "one", "2"), overwrite=True) == []
    assert texts(tmp_path) == {"en/one.md": "2"}


def test_an_edit_that_is_taken_back_is_none(tmp_path: Path) -> None:
    change(tmp_path, wanted(A, "one", "1"))
    (tmp_path / "en/one.md").write_text("mine")
    change(tmp_path, wanted(A, "one", "2"))
    (tmp_path / "en/one.md").write_text("1")
    assert change(tmp_path, wanted(A, "one", "2")) == []
    assert texts(tmp_path) == {"en/one.md": "2"}


@pytest.mark.parametrize("act", ["withdrawn", "moved"])
def test_an_edited_file_is_not_removed(tmp_path: Path, act: str) -> None:
    change(tmp_path, wanted(A, "one", "1"))
    (tmp_path / "en/one.md").write_text("mine")
    changes = ([], [A]) if act == "withdrawn" else ([wanted(A, "uno", "1")], [])
    assert change(tmp_path, *changes[0], gone=changes[1]) == ["en/one.md"]
    assert texts(tmp_path)["en/one.md"] == "mine"
    assert change(tmp_path, *changes[0], gone=changes[1], overwrite=True) == []
    assert "en/one.md" not in texts(tmp_path)


def test_a_file_that_was_there_before_is_kept_and_never_removed(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/one.md").write_text("theirs")
    (tmp_path / "en/other.md").write_text("theirs too")
    assert change(tmp_path, wanted(A, "one", "1")) == ["en/one.md"]
    assert change(tmp_path, gone=[A]) == ["en/one.md"]
    with opened(tmp_path) as folder:
        folder.keep_only(set())
    assert texts(tmp_path) == {"en/one.md": "theirs", "en/other.md": "theirs too"}


def test_a_file_that_says_the_same_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/one.md").write_text("1")
    before = moments(tmp_path / "en")
    assert change(tmp_path, wanted(A, "one", "1")) == []
    assert moments(tmp_path / "en") == before
    assert change(tmp_path, gone=[A]) == []
    assert texts(tmp_path) == {}


@pytest.mark.parametrize("link", ["en", room.OWN])
def test_a_link_leads_nothing_out_of_the_folder(tmp_path: Path, link: str) -> None:
    place, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    place.mkdir()
    elsewhere.mkdir()
    (place / link).symlink_to(elsewhere)
    with pytest.raises(Conflict) as error:
        change(place, wanted(A, "one", "1"))
    assert error.value.code == "pull_outside"
    assert [one.name for one in elsewhere.iterdir()] in ([], ["lock"])
    assert "one.md" not in {one.name for one in elsewhere.rglob("*")}


def test_a_file_that_is_a_link_is_somebody_else_s(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("1")
    change(tmp_path / "site", wanted(A, "one", "0"))
    (tmp_path / "site/en/one.md").unlink()
    (tmp_path / "site/en/one.md").symlink_to(secret)
    assert change(tmp_path / "site", wanted(A, "one", "1")) == ["en/one.md"]
    assert change(tmp_path / "site", wanted(A, "one", "2"), overwrite=True) == []
    assert (secret.read_text(), (tmp_path / "site/en/one.md").is_symlink()) == ("1", False)


def test_two_pulls_do_not_meet(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(Conflict) as error, opened(tmp_path):
        pass
    assert error.value.code == "pull_folder_busy"


def test_no_two_versions_have_one_place(tmp_path: Path) -> None:
    with pytest.raises(Conflict) as error:
        change(tmp_path, wanted(A, "one", "1"), wanted(C, "one", "2"))
    assert error.value.code == "pull_one_place"


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "{}",
        '{"format": 2}',
        '{"format": 1, "files": {"../x.md": {"article": 1, "tag": "..", "etag": null, "digests": []}}}',
    ],
)
def test_a_record_that_cannot_be_read_is_said(tmp_path: Path, stored: str) -> None:
    (tmp_path / room.OWN).mkdir()
    (tmp_path / room.OWN / "record.json").write_text(stored)
    with pytest.raises(Conflict) as error, opened(tmp_path):
        pass
    assert error.value.code == "pull_record_unreadable"


def test_a_record_is_read_as_it_was_stored(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.record.url, folder.record.publication, folder.record.cursor = "https://news.example", 3, "131"
        folder.change([wanted(A, "one", "1"), wanted(B, "一", "一")], [])
        stored: FolderRecord = folder.record
    with opened(tmp_path) as folder:
        assert folder.record == stored


def first(folder: PulledFolder) -> None:
    pictures = [picture(A, "one", 12), picture(B, "one", 12), picture(C, "two", 22)]
    folder.change([*pictures, wanted(A, "one", "1"), wanted(B, "one", "一"), wanted(C, "two", "2")], [])


def then(folder: PulledFolder) -> None:
    """A correction, a new slug with other words, and a withdrawal; a picture comes, one goes, and one moves."""
    pictures = [picture(A, "one", 13), picture(C, "deux", 22)]
    folder.change([*pictures, wanted(A, "one", "1 corrected"), wanted(C, "deux", "2 corrected")], [B])


@pytest.mark.parametrize("point", range(28))
@pytest.mark.parametrize("where", ["before", "after"])
def test_whatever_is_killed_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: int, where: str) -> None:
    """Killed before and after each rename and each removal: the next run leaves what an undisturbed one leaves."""
    with opened(tmp_path / "fresh") as fresh:
        then(fresh)
    with opened(tmp_path / "killed") as folder:
        first(folder)
    left = point
    with monkeypatch.context() as patch:

        def dying(name: str) -> None:
            real = getattr(os, name)

            def act(*args: object, **kwargs: object) -> object:
                nonlocal left
                left -= 1
                if left < 0 and where == "before":
                    raise Killed
                done = real(*args, **kwargs)
                if left < 0:
                    raise Killed
                return done

            patch.setattr(os, name, act)

        for name in ("replace", "unlink", "fsync", "rmdir"):
            dying(name)
        with suppress(Killed), opened(tmp_path / "killed") as folder:
            then(folder)
    with opened(tmp_path / "killed") as folder:
        assert [folder.standing(path) for path in folder.record.files].count(Standing.FOREIGN) == 0
        then(folder)
        assert folder.kept() == []
        assert folder.unfinished() == set()
    assert texts(tmp_path / "killed") == texts(tmp_path / "fresh")
    record = f"{room.OWN}/record.json"
    assert (tmp_path / "killed" / record).read_bytes() == (tmp_path / "fresh" / record).read_bytes()

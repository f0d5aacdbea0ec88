"""``tms pull`` against the served product: whatever changes, is withdrawn or is killed, a folder is as a fresh one."""

import random
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.adapters.pictures import written
from tests.api.callers import machine_token, own_token
from tests.benchmarks.running import running
from tests.cli.pull.pulling import Site, contents, moments, record, site_on
from tests.factories import make_newsroom
from tms.adapters.pictures import make_picture
from tms.domain.permissions import Role
from tms.domain.public_names import PublicName
from tms.services.publication.public_names import change_public_names, public_names_standing

pytestmark = pytest.mark.full

LEFT = "The first night train left at ten."


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as product:
        made = site_on(product)
        for _ in range(8):
            made.story("en")
        for _ in range(2):
            made.story("en", "zh-Hans", "zh-Hant")
        yield made


def matter(folder: Path, path: str) -> dict[str, object]:
    found = yaml.safe_load((folder / path).read_text().split("---\n")[1])
    assert isinstance(found, dict)
    return found


def three(site: Site, folder: Path) -> dict[str, str]:
    """Where the versions of the last article stand, by tag."""
    key = f"story-{len(site.stories) - 1}"
    return {
        str(found["lang"]): path
        for path in contents(folder)
        if (found := matter(folder, path))["translationKey"] == key
    }


def test_each_released_version_is_a_file_and_its_key_joins_the_three(site: Site, tmp_path: Path) -> None:
    said = site.pull(tmp_path / "site")
    files = contents(tmp_path / "site")
    assert sorted(said.stdout.splitlines()) == sorted(f"written {path}" for path in files)
    places = three(site, tmp_path / "site")
    assert sorted(places) == ["en", "zh-Hans", "zh-Hant"]
    assert LEFT in files[places["en"]].decode()
    assert "第一列夜班列车十点开出。" in files[places["zh-Hans"]].decode()
    found = matter(tmp_path / "site", places["zh-Hant"])
    assert (found["slug"], found["canonical"]) == (
        Path(places["zh-Hant"]).stem,
        f"{site.product.url}/zh-Hant/{found['slug']}",
    )


def test_the_second_time_nothing_is_touched(site: Site, tmp_path: Path) -> None:
    site.pull(tmp_path / "site")
    before = moments(tmp_path / "site")
    assert site.pull(tmp_path / "site").output == ""
    assert site.pull(tmp_path / "site", "--anew").output == ""
    assert moments(tmp_path / "site") == before


def test_a_folder_follows_whatever_happens(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    again = site.story("en", "zh-Hans", "zh-Hant")
    site.pull(folder)
    of_again = three(site, folder)
    story = site.story("en", "zh-Hans", "zh-Hant")
    site.pull(folder)
    before = three(site, folder)
    again.withdraw("zh-Hant")
    site.correct(story, "at ten", "at eleven")
    site.rename(story, {"zh-Hans": "夜班列车又来了"})
    story.withdraw("zh-Hant")
    fresh = site.story("en")
    said = site.pull(folder).stdout.splitlines()
    assert f"written {before['en']}" in said
    assert "written zh-Hans/夜班列车又来了.md" in said
    removed = {before["zh-Hans"], before["zh-Hant"], of_again["zh-Hant"]}
    assert {line for line in said if line.startswith("removed")} == {f"removed {path}" for path in removed}
    assert len(said) == 6
    assert "left at eleven" in contents(folder)[before["en"]].decode()
    site.assert_as_fresh(folder)
    place = three(site, folder)["en"]
    fresh.withdraw("en")
    assert site.pull(folder).stdout == f"removed {place}\n"
    fresh.publish("en")
    assert site.pull(folder).stdout == f"written {place}\n"
    site.assert_as_fresh(folder)


def test_pictures_stand_beside_the_file_and_follow_it(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    story, tram, train = (
        site.story("en"),
        written.file_of(written.picture(size=(300, 200)), "PNG"),
        written.plain("PNG"),
    )
    first = site.show(story, tram)
    site.pull(folder)
    (page,) = [path for path in contents(folder) if path.endswith(".md") and "pictures" in matter(folder, path)]
    beside = f"{page.removesuffix('.md')}.{first}.webp"
    assert contents(folder)[beside] == make_picture(tram).renditions[-1].content
    assert f"![What it shows]({Path(beside).name})\n\n*Till dawn.*\n" in (folder / page).read_text()
    before = moments(folder)
    assert site.pull(folder).output == site.pull(folder, "--anew").output == ""
    assert moments(folder) == before

    (folder / beside).unlink()
    assert site.pull(folder).stdout == f"written {beside}\n"
    second = site.show(story, train)
    replaced = f"{page.removesuffix('.md')}.{second}.webp"
    said = site.pull(folder).stdout.splitlines()
    assert set(said) == {f"removed {beside}", f"written {page}", f"written {replaced}"}
    site.rename(story, {"en": "with-a-picture"})
    site.pull(folder)
    assert {path for path in contents(folder) if "with-a-picture" in path} == {
        "en/with-a-picture.md",
        f"en/with-a-picture.{second}.webp",
    }
    site.assert_as_fresh(folder)
    site.show(story, None)
    site.pull(folder)
    assert not [path for path in contents(folder) if path.endswith(".webp")]
    site.assert_as_fresh(folder)


def test_it_goes_on_behind_the_cursor_that_is_named(site: Site, tmp_path: Path) -> None:
    site.pull(tmp_path / "old")
    story = site.story("en")
    site.pull(tmp_path / "site", "--since", str(record(tmp_path / "old")["cursor"]))
    assert {one["article"] for one in record(tmp_path / "site")["files"].values()} == {story.id}  # type: ignore[index]


def test_a_cursor_that_is_no_longer_kept_is_a_reason_to_read_everything(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    site.pull(folder)
    story = site.story("en")
    story.withdraw("en")
    said = site.pull(folder, "--since", "999999999999")
    assert "everything is read anew" in said.stderr
    site.assert_as_fresh(folder)
    assert record(folder)["cursor"] == record(tmp_path / "site-fresh")["cursor"]


def test_a_file_that_somebody_edited_is_named_and_kept(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    story = site.story("en")
    site.pull(folder)
    path = three(site, folder)["en"]
    (folder / path).write_text("mine")
    (folder / "en" / "about.md").write_text("a page of the site's own")
    assert f"kept {path}" in site.pull(folder, expected=1).stderr
    site.correct(story, "at ten", "at twelve")
    assert f"kept {path}" in site.pull(folder, expected=1).stderr
    assert contents(folder)[path] == b"mine"
    site.pull(folder, "--overwrite")
    assert b"left at twelve" in contents(folder)[path]
    assert contents(folder).pop("en/about.md") == b"a page of the site's own"


def test_a_file_that_was_deleted_comes_back(site: Site, tmp_path: Path) -> None:
    site.pull(tmp_path / "site")
    shutil.rmtree(tmp_path / "site" / "zh-Hans")
    said = site.pull(tmp_path / "site")
    assert "written zh-Hans/" in said.stdout
    site.assert_as_fresh(tmp_path / "site")


def test_languages_that_are_called_otherwise_move_their_files(site: Site, tmp_path: Path) -> None:
    def call(tag: str) -> None:
        with site.product.container.database.begin() as uow:
            editor = site.product.newsroom[Role.EDITOR]
            state = public_names_standing(uow, editor).state
            wanted = {"zh-Hant": PublicName(tag, "zh-Hant")}
            change_public_names(uow, editor, wanted, based_on=state, reserved=frozenset())

    folder = tmp_path / "site"
    site.pull(folder)
    call("zh-Hant-TW")
    try:
        site.pull(folder)
        assert not (folder / "zh-Hant").exists()
        assert {matter(folder, path)["lang"] for path in contents(folder) if path.startswith("zh-Hant-TW/")} == {
            "zh-Hant-TW"
        }
        site.assert_as_fresh(folder)
    finally:
        call("zh-Hant")


def test_a_token_says_what_it_lacks(site: Site, tmp_path: Path) -> None:
    database, newsroom = site.product.container.database, site.product.newsroom
    reads = own_token(database, newsroom[Role.EDITOR], ["articles:read", "releases:read"])
    said = site.pull(tmp_path / "site", expected=2, TMS_TOKEN=reads)
    assert "not for events:read" in said.stderr
    said = site.pull(tmp_path / "site", expected=2, TMS_TOKEN="sanwen_wrong")
    assert "401, token_unknown" in said.stderr
    assert contents(tmp_path / "site") == {}


def test_a_folder_is_of_one_publication(site: Site, tmp_path: Path) -> None:
    database = site.product.container.database
    site.pull(tmp_path / "site")
    before = contents(tmp_path / "site")
    abroad = machine_token(database, make_newsroom(database, domain="abroad.example")[Role.ADMINISTRATOR])
    said = site.pull(tmp_path / "site", expected=2, TMS_TOKEN=abroad)
    assert "pull_folder_other" in said.stderr
    assert contents(tmp_path / "site") == before


@pytest.mark.timeout(1800)
@pytest.mark.part(3)
def test_twenty_pulls_that_are_killed_leave_what_the_next_one_mends(site: Site, tmp_path: Path) -> None:
    """From nothing and from an old folder, by turns; at a moment by chance, or behind a line by chance."""
    seed = random.randrange(10**6)  # noqa: S311 - chance needs a seed that is told, and no secrecy
    chance = random.Random(seed)  # noqa: S311
    old = tmp_path / "old"
    site.pull(old)
    for number, story in enumerate(site.stories[:4]):
        site.correct(story, "carried 240", f"carried {number}50")
        site.rename(story, {"en": f"renamed-{number}-{seed}"})
    site.stories[4].withdraw("en")
    fresh = tmp_path / "fresh"
    site.pull(fresh)
    killed = 0
    for turn in range(20):
        folder = tmp_path / f"killed-{turn}"
        if turn % 2:
            shutil.copytree(old, folder)
        command, environment = site.command(folder)
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
            assert program.stdout is not None
            if turn % 5:
                for _ in range(chance.randrange(1, 6)):
                    program.stdout.readline()
                time.sleep(chance.random() / 100)
            else:
                time.sleep(chance.uniform(0.5, 2.5))
            program.kill()
            program.wait()
        killed += program.returncode != 0
        site.pull(folder)
        assert contents(folder) == contents(fresh), f"turn {turn}, seed {seed}"
        assert record(folder)["files"] == record(fresh)["files"], f"turn {turn}, seed {seed}"
    assert killed >= 10, "most ended before they were killed"


@pytest.mark.timeout(300)
def test_what_changes_while_it_is_pulled_is_brought_by_the_next(site: Site, tmp_path: Path) -> None:
    ended = threading.Event()
    said: list[int] = []

    def correct() -> None:
        story = site.stories[-1]
        for number in range(6):
            site.correct(story, f"240 people{'.' * number}", f"240 people{'.' * (number + 1)}")
            said.append(number)
        ended.set()

    folder = tmp_path / "site"
    story = site.story("en")
    assert story is site.stories[-1]
    writer = threading.Thread(target=correct)
    writer.start()
    pulls = 0
    while not ended.is_set() and writer.is_alive():
        site.pull(folder)
        pulls += 1
    writer.join()
    assert (len(said), pulls > 1) == (6, True)
    site.pull(folder)
    site.assert_as_fresh(folder)

"""``tms article`` and ``tms user`` against a real database: what they print, and what bad input creates (nothing)."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, text

from tests.adapters.pictures import written
from tests.factories import make_article, make_newsroom, run_pipeline
from tms.cli.main import main
from tms.db.models import Article, Membership, Person
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role
from tms.services.pictures.change_pictures import change_picture
from tms.services.pictures.read_pictures import read_pictures
from tms.services.publishing.publish import publish

Tms = Callable[..., Result]

PAGES = Path(__file__).parents[1] / "language/pasted/pages"

PASTED = """Economy

Night trains return

By Mara Lindqvist, transport editor

25 November 2026

The first night train left at ten. It carried 240 people.
"""


@pytest.fixture
def tms(own_database_url: str, own_broker_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tms:
    """The command line on the test's own database; what it prints, and its exit code."""
    monkeypatch.setenv("TMS_DATABASE_URL", own_database_url)
    monkeypatch.setenv("TMS_BROKER_URL", own_broker_url)
    monkeypatch.setenv("TMS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TMS_SECRET_KEY", "only for tests")

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


def articles(database: Database) -> int:
    with database.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(Article)) or 0


@pytest.mark.full
def test_an_import_says_which_invisible_characters_it_dropped(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    hidden = PASTED.replace("It carried", "It \u202ecarr\u00adied\u00ad")
    result = tms("article", "import", "-", "--source", "en", "--json", stdin=hidden)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["title"] == "Night trains return"
    assert result.stderr.splitlines() == [
        "dropped: right-to-left override (U+202E) × 1 in line 9 (…left at ten. It ·carried 240 peop…)",
        "dropped: soft hyphen (U+00AD) × 2 in line 9 (…at ten. It carr·ied 240 people.)",
    ]


def test_an_import_prints_one_object_with_everything_that_was_understood(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    result = tms("article", "import", "-", "--source", "en", "--json", stdin=PASTED)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found) == [
        "id",
        "slug",
        "source_language",
        "section",
        "title",
        "author",
        "author_title",
        "published_on",
        "blocks",
        "left_out",
        "versions",
    ]
    assert found["title"] == "Night trains return"
    assert (found["section"], found["author"], found["published_on"]) == ("Economy", "Mara Lindqvist", "2026-11-25")
    assert found["slug"] == "night-trains-return"
    assert [b["kind"] for b in found["blocks"]] == ["paragraph"]
    assert set(found["versions"]) == {"en", "zh-Hans", "zh-Hant"}
    for version in found["versions"].values():
        assert set(version["segments"]) == {"total", "drafted", "translated", "reviewed", "final"}
        assert all(set(stage) == {"kind", "state", "attempts", "error"} for stage in version["stages"])


@pytest.mark.full
def test_a_copied_page_yields_all_fields_and_nine_paragraphs(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    found = json.loads(
        tms("article", "import", str(PAGES / "en_nine_paragraphs.txt"), "--source", "en", "--json").stdout
    )
    assert found["section"] == "Foreign Policy"
    assert found["title"] == "What to Make of a Strait With Three Ferries?"
    assert (found["author"], found["published_on"]) == ("Tomas Reyes", "2026-11-25")
    assert found["author_title"] == "Professor, Centre for the Study of Small Seas"
    assert [block["kind"] for block in found["blocks"]] == ["paragraph"] * 9
    assert not any("You might also like" in block["text"] for block in found["blocks"])


def test_status_and_list_follow_the_pipeline(tms: Tms, own_database: Database) -> None:
    newsroom = make_newsroom(own_database)
    article_id = make_article(own_database, newsroom[Role.EDITOR], run=False)
    waiting = json.loads(tms("article", "status", str(article_id), "--json").stdout)
    assert {s["state"] for v in waiting["versions"].values() for s in v["stages"]} == {"waiting"}
    run_pipeline(own_database, article_id)
    done = json.loads(tms("article", "status", str(article_id), "--json").stdout)
    assert {s["state"] for v in done["versions"].values() for s in v["stages"]} == {"done"}
    assert done["versions"]["zh-Hans"]["state"] == "translating"
    listed = json.loads(tms("article", "list", "--json").stdout)
    assert [row["id"] for row in listed] == [article_id]
    assert str(article_id) in tms("article", "list").stdout


def test_a_version_is_exported_in_each_format(tms: Tms, own_database: Database) -> None:
    newsroom = make_newsroom(own_database)
    article_id = str(make_article(own_database, newsroom[Role.EDITOR]))
    assert '<html lang="en"' in tms("article", "export", article_id, "--version", "en", "--format", "html").stdout
    assert "# Night trains return" in tms("article", "export", article_id, "--version", "en", "--format", "md").stdout
    assert "Night trains return" in tms("article", "export", article_id, "--version", "en", "--format", "txt").stdout
    po = polib.pofile(tms("article", "export", article_id, "--version", "zh-Hans", "--format", "po").stdout)
    assert "The first night train left at ten." in [entry.msgid for entry in po]


def test_the_source_has_no_po(tms: Tms, own_database: Database) -> None:
    newsroom = make_newsroom(own_database)
    article_id = str(make_article(own_database, newsroom[Role.EDITOR]))
    result = tms("article", "export", article_id, "--version", "en", "--format", "po")
    assert result.exit_code == 2
    assert "error [source_not_translated]" in result.stderr


@pytest.mark.sample(3)
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import_empty"),
        (b" \n\t\n", "import_empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "import_binary"),
        (b"a sentence. " * 2_500_000, "import_too_large"),
        (b"text \x81", "import_encoding"),
        (b"x" * 1_900_000, "import_line_too_long"),
        (b"y" * 5_000_000, "import_too_large"),
    ],
)
def test_bad_input_says_what_to_do_and_creates_nothing(
    tms: Tms, own_database: Database, data: bytes, code: str
) -> None:
    make_newsroom(own_database)
    result = tms("article", "import", "-", "--source", "en", stdin=data)
    assert result.exit_code == 2
    assert f"error [{code}]" in result.stderr
    assert articles(own_database) == 0


def test_a_saved_web_page_comes_in(tms: Tms, own_database: Database, tmp_path: Path) -> None:
    make_newsroom(own_database)
    path = tmp_path / "ships.htm"
    path.write_bytes(
        b"<meta charset=iso-8859-1><h1>Caf\xe9s close</h1><p>The last of them <b>closed</b> on Sunday.</p>"
    )
    result = tms("article", "import", str(path), "--source", "en", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["title"] == "Cafés close"
    assert "read as Windows-1252" in result.stderr


def test_pictures_come_in_with_the_file_that_names_them(tms: Tms, own_database: Database, tmp_path: Path) -> None:
    newsroom = make_newsroom(own_database)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/ship.png").write_bytes(written.plain("PNG"))
    (tmp_path / "broken.png").write_bytes(b"no picture")
    text = "# Ships\n\nThey left.\n\n![A ship](pictures/ship.png)\n\n![Broken](broken.png)\n\n![Away](../away.png)\n"
    (tmp_path / "ships.md").write_text(text, "utf-8")
    result = tms("article", "import", str(tmp_path / "ships.md"), "--source", "en", "--json")
    assert result.exit_code == 0, result.output
    assert "picture left out: broken.png" in result.stderr
    article_id = json.loads(result.stdout)["id"]
    with own_database.begin() as uow:
        (kept,) = read_pictures(uow, article_id)
        left_out = uow.session.get_one(Article, article_id).left_out or {}
    assert (kept.largest.width, kept.details.alt) == (640, "A ship")
    assert [one["text"] for one in left_out["lines"]] == ["Away", "Broken"]
    assert tms("article", "rights").exit_code == 0
    run_pipeline(own_database, article_id)
    with own_database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
        change_picture(uow, newsroom[Role.EDITOR], article_id, kept.id, {"expires_on": date(2020, 2, 29)})
    told = tms("article", "rights")
    assert told.exit_code == 1, told.output
    assert told.stdout.splitlines() == [
        f"article {article_id}, picture {kept.id}, until 2020-02-29:",
        "  http://127.0.0.1:8000/en/ships",
    ]
    (listed,) = json.loads(tms("article", "rights", "--json").stdout)
    assert (listed["picture"], len(listed["pages"])) == (kept.id, 1)


def test_a_folder_comes_in_and_each_file_that_does_not_is_told(
    tms: Tms, own_database: Database, tmp_path: Path
) -> None:
    make_newsroom(own_database)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(PASTED, "utf-8")
    (folder / "b.txt").write_text(PASTED, "utf-8")
    (folder / "c.html").write_text("<h1>夜车恢复开行</h1><p>第一班夜车晚上十点开出，他们说得很多。</p>", "utf-8")
    (folder / "d.docx").write_bytes(b"%PDF-1.7")
    (folder / "notes.json").write_text("{}", "utf-8")
    (folder / "within").mkdir()
    result = tms("article", "import", str(folder), "--source", "auto")
    assert result.exit_code == 1, result.output
    assert [line.partition(": article")[0] for line in result.stdout.splitlines()] == ["a.txt", "c.html"]
    assert [line.split("]")[0] for line in result.stderr.splitlines()] == [
        "b.txt: error [import_duplicate",
        "d.docx: error [import_binary",
    ]
    assert articles(own_database) == 2
    again = tms("article", "import", str(folder), "--source", "auto", "--json")
    assert [one["code"] for one in json.loads(again.stdout)] == [*["import_duplicate"] * 3, "import_binary"]
    assert articles(own_database) == 2
    assert tms("article", "import", str(folder), "--source", "auto", "--update", "1").exit_code == 2
    assert tms("article", "import", str(folder / "within"), "--source", "auto").exit_code == 2


def test_an_unknown_language_creates_nothing(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    result = tms("article", "import", "-", "--source", "fr", stdin=PASTED)
    assert result.exit_code == 2
    assert "error [locale_unknown]" in result.stderr
    assert articles(own_database) == 0


def test_a_person_is_added_with_roles_and_languages(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    result = tms(
        "user", "add", "New@Example.org", "--name", "New", "--role", "translator", "--role", "reviewer",
        "--language", "zh-CN", "--password", "a long enough one",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    with own_database.begin() as uow:
        member = uow.session.scalars(
            select(Membership).join(Person, Person.id == Membership.person_id).where(Person.email == "new@example.org")
        ).one()
    assert (member.roles, member.languages) == (["reviewer", "translator"], ["zh-Hans"])


def test_without_an_editor_the_command_line_says_how_to_add_one(tms: Tms) -> None:
    result = tms("article", "list")
    assert result.exit_code == 2
    assert "tms user add" in result.stderr


@pytest.mark.full
def test_what_is_here_already_is_refused_until_it_is_said_what_it_is(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    how = ("article", "import", "-", "--source", "en")
    first = json.loads(tms(*how, "--json", "--external-id", "cms-7", stdin=PASTED).stdout)["id"]
    run_pipeline(own_database, first)
    again = tms(*how, "--external-id", "cms-7", stdin=PASTED.replace("240", "250"))
    assert again.exit_code == 2
    assert again.stderr.startswith(f"error [import_duplicate]: This is in Sanwen already: article {first},")
    assert f"(--update {first}, or --new)" in again.stderr
    updated = tms(*how, "--update", str(first), "--json", stdin=PASTED.replace("240", "250"))
    assert "250 people" in json.loads(updated.stdout)["blocks"][0]["text"]
    assert articles(own_database) == 1
    moved = tms(*how, "--update", str(first), "--json", stdin=PASTED.replace("Economy", "Travel").replace("240", "260"))
    assert json.loads(moved.stdout)["section"] == "Travel"
    assert tms(*how, "--new", stdin=PASTED).exit_code == 0
    assert articles(own_database) == 2
    assert tms(*how, "--new", "--update", str(first), stdin=PASTED).exit_code == 2


def test_an_article_can_come_in_as_confidential(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    result = tms("article", "import", "-", "--source", "en", "--confidential", stdin=PASTED)
    assert result.exit_code == 0, result.output
    with own_database.begin() as uow:
        assert uow.session.scalars(select(Article.confidential)).one()
    result = tms("article", "import", "-", "--source", "en", "--confidential", "--update", "1", stdin=PASTED)
    assert result.exit_code == 2
    assert "marked on its page" in result.output


def test_an_article_is_put_into_another_section(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    assert tms("article", "import", "-", "--source", "en", stdin=PASTED).exit_code == 0
    for name, section in (("Opera", "Opera"), ("", None)):
        assert tms("article", "section", "1", name).exit_code == 0
        assert json.loads(tms("article", "status", "1", "--json").stdout)["section"] == section


def test_tables_of_another_release_are_an_expected_error(tms: Tms, own_database_url: str) -> None:
    engine = make_engine(own_database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    refused = tms("article", "import", "-", "--source", "en", stdin=PASTED)
    assert refused.exit_code == 2
    assert refused.stderr.startswith("error [tables_of_other_release]: ")


def test_a_database_that_does_not_answer_is_an_expected_error(tms: Tms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMS_DATABASE_URL", "postgresql://me@/tms?host=/nowhere")
    refused = tms("article", "import", "-", "--source", "en", stdin=PASTED)
    assert refused.exit_code == 2
    assert refused.stderr.startswith("error [database_unreachable]: ")

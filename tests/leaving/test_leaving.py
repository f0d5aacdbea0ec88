"""What leaves an article that somebody can't see: hand-kept answers of every output, for everybody and each kind."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import create_engine
from structlog.testing import capture_logs

from tests.adapters.engines.providers import provider
from tests.conftest import copy_of, make_container
from tests.leaving.house import PEOPLE, SENTENCES, STATES, make_house
from tests.leaving.look import Look
from tests.leaving.outputs import AT_DESK, OUTPUTS, seen_in
from tests.services.engines.setting import Setting, make_engines
from tests.services.story import Story
from tms.app import create_app
from tms.cli.main import main
from tms.db.unit_of_work import Database

COLUMNS = (*PEOPLE, "anybody")

Table = Mapping[str, Mapping[str, str]]


def read_table(text: str) -> Table:
    """Output → state → the answers in the order of the columns, one space between."""
    table: dict[str, dict[str, str]] = {}
    rows: dict[str, str] = {}
    for line in text.splitlines():
        words = line.split("#", 1)[0].split()
        if not words or words == list(COLUMNS):
            continue
        if line[0].isspace():
            rows[words[0]] = " ".join(words[1:])
        else:
            rows = table.setdefault(" ".join(words), {})
    return table


TABLE = read_table(Path(__file__).with_name("answers.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def look(migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    with copy_of(migrated) as url:
        engine = create_engine(url)
        database = Database(engine)
        app: Flask = create_app(make_container(database, url, tmp_path_factory.mktemp("house")))
        app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=True)
        yield Look(app, make_house(database, url))
        engine.dispose()


@pytest.mark.full
@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.part(2)
def test_everybody_is_shown_what_the_table_says(look: Look, output: str) -> None:
    with capture_logs() as lines:
        run = OUTPUTS[output]
        shown = {state: " ".join(seen_in(run(look, who, state), state) for who in COLUMNS) for state in STATES}
    assert shown == TABLE[output]
    # Logs hold ids and addresses of routes, whatever was asked for.
    assert {state: seen_in(str(lines), state) for state in STATES} == dict.fromkeys(STATES, "-")


def test_the_table_has_a_row_for_every_output_and_kind() -> None:
    assert set(TABLE) == set(OUTPUTS)
    for output, rows in TABLE.items():
        assert set(rows) == set(STATES), output
        assert {len(row.split()) for row in rows.values()} == {len(COLUMNS)}, output


@pytest.mark.full
def test_an_engine_outside_is_given_examples_of_plain_articles_only(look: Look) -> None:
    house = look.house
    with provider() as loopback:
        setting = Setting(house.database, house.newsroom, loopback, make_engines())
        setting.add()
        setting.draft(Story(house.database, house.newsroom, house.late))
        asked = json.dumps(loopback.asked, ensure_ascii=False)
    assert SENTENCES["confidential"].format("Lund") in asked
    of_plain = dict.fromkeys(("plain", "archived"), "s")
    assert {state: seen_in(asked, state) for state in STATES} == dict.fromkeys(STATES, "-") | of_plain


CONSOLE = {
    # The console sees everything that is there; of what is found by nobody it names nothing.
    ("article", "list", "--json"): "t t t t - t",
    ("memory", "export", "{file}"): "s - - - - s",
    ("memory", "export", "{file}", "--confidential"): "s s s s - s",
    ("memory", "lookup", "--from", "en", "--to", "zh-Hans"): "s s s s - s",
    ("terms", "export", "{file}.csv"): "- - - - - -",
    ("doctor", "--json"): "- - - - - -",
}
"""By command what it says of each kind, in the order of the kinds."""


@pytest.mark.full
@pytest.mark.parametrize("command", CONSOLE, ids=" ".join)
@pytest.mark.part(2)
def test_the_console_says_what_the_table_says(
    look: Look, command: tuple[str, ...], own_broker_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    env = {
        "TMS_DATABASE_URL": look.house.url,
        "TMS_BROKER_URL": own_broker_url,
        "TMS_DATA_DIR": str(tmp_path),
        "TMS_SECRET_KEY": "only for tests",
    }
    words = [word.format(file=file) for word in command]
    done = CliRunner().invoke(main, words, input="\n".join(AT_DESK), env=env)
    assert done.exit_code in {0, 1}, done.output
    answer = done.output + "".join(path.read_text("utf-8") for path in tmp_path.glob("out*"))
    assert " ".join(seen_in(answer, state) for state in STATES) == CONSOLE[command]


@pytest.mark.full
def test_metrics_count_and_name_nothing(look: Look) -> None:
    answer = look.app.test_client().get("/metrics").text
    assert "tms_" in answer
    assert {state: seen_in(answer, state) for state in STATES} == dict.fromkeys(STATES, "-")

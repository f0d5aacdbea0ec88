"""``tms publication``: who does new articles, as it is printed and set."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from tests.factories import make_article, make_newsroom
from tms.cli.main import main
from tms.db.models import JobStep
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

Tms = Callable[..., Result]
STEP = ("--from", "en", "--to", "zh-Hans", "--step", "translation")


@pytest.fixture
def tms(own_database_url: str, own_broker_url: str) -> Tms:
    given = {"TMS_DATABASE_URL": own_database_url, "TMS_BROKER_URL": own_broker_url, "TMS_SECRET_KEY": "only for tests"}
    return lambda *arguments: CliRunner().invoke(main, ["publication", *arguments], env=given)


def test_who_is_given_a_step_is_printed_and_has_it(tms: Tms, own_database: Database) -> None:
    newsroom = make_newsroom(own_database)
    make_article(own_database, newsroom[Role.EDITOR], run=False)
    translator = newsroom[Role.TRANSLATOR].person_id
    answer = tms("give", newsroom.email(Role.TRANSLATOR), *STEP)
    assert answer.exit_code == 0, answer.output
    assert "en       → zh-Hans  Translation  Translator\n" in tms("defaults").stdout
    assert "Translator  (as in all sections)" in tms("defaults", "--section", "Economy").stdout
    article_id = make_article(own_database, newsroom[Role.EDITOR], run=False)
    with own_database.begin() as uow:
        having = select(JobStep.position).where(JobStep.article_id == article_id, JobStep.assignee_id == translator)
        assert uow.session.scalars(having).all() == [0]
    assert tms("give", "nobody", *STEP, "--section", "Economy").exit_code == 0
    printed = json.loads(tms("defaults", "--section", "Economy", "--json").stdout)
    first = {"from": "en", "to": "zh-Hans", "step": "Translation", "person": None, "here": True}
    assert (printed["section"], printed["people"][0]) == ("Economy", first)
    assert tms("give", "", *STEP, "--section", "Economy").exit_code == 0
    assert "Translator  (as in all sections)" in tms("defaults", "--section", "Economy").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nobody@newsroom.example", *STEP), "person_not_found"),
        (("reviewer@newsroom.example", *STEP), "assignee_unfit"),
        (("translator@newsroom.example", *STEP, "--section", "Gardens"), "section_not_found"),
        (("translator@newsroom.example", *STEP[:-1], "proofs"), "step_not_found"),
        (("translator@newsroom.example", "--from", "en", "--to", "en", "--step", "translation"), "step_not_found"),
    ],
)
def test_what_cannot_be_is_one_line(tms: Tms, own_database: Database, arguments: tuple[str, ...], code: str) -> None:
    make_newsroom(own_database)
    answer = tms("give", *arguments)
    assert (answer.exit_code, f"error [{code}]" in answer.stderr) == (2, True)


def test_by_when_is_printed_and_set(tms: Tms, own_database: Database) -> None:
    newsroom = make_newsroom(own_database)
    make_article(own_database, newsroom[Role.EDITOR], run=False)
    assert tms("defaults").stdout.endswith("no due rule\n")
    assert tms("due", "--translation", "24h", "--review", "2d").exit_code == 0
    assert tms("due", "--translation", "4h", "--review", "1h", "--section", "Economy").exit_code == 0
    assert tms("defaults").stdout.endswith("translation due after 24h, review 2d later\n")
    in_economy = json.loads(tms("defaults", "--section", "Economy", "--json").stdout)["due"]
    assert in_economy == {"translation": "4h", "review": "1h"}
    assert tms("due", "--none", "--section", "Economy").exit_code == 0
    assert json.loads(tms("defaults", "--section", "Economy", "--json").stdout)["due"]["translation"] == "24h"
    for wrong in ("0h", "4w", "٤h", "1000d"):
        answer = tms("due", "--translation", wrong, "--review", "1h")
        assert (answer.exit_code, "error [due_span_wrong]" in answer.stderr) == (2, True)
    for half in (["--translation", "4h"], [], ["--none", "--review", "1h"]):
        assert "or --none" in tms("due", *half).stderr

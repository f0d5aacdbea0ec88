"""What programs ask all day is read in few statements: with the token comes what it asks about."""

from flask import Flask

from tests.api.callers import ROOT, Program, own_token
from tests.api.test_segments import HANS, READ
from tests.benchmarks.statements import counting
from tests.factories import Newsroom, make_article, make_newsroom
from tests.services.story import LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import Scope
from tms.http.sign_in_gate import READS_ARTICLE
from tms.services.publishing.publish import publish


def test_a_version_is_read_with_the_token_in_one_statement(app: Flask, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    segment_id = Story(database, newsroom, article_id).segment(LEFT)
    program = Program(app, own_token(database, newsroom[Role.TRANSLATOR]))
    marked = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(ROOT) and hasattr(app.view_functions[rule.endpoint], READS_ARTICLE)
    ]
    assert len(marked) == 3
    where = {"article_id": article_id, "locale": HANS, "segment_id": segment_id}
    for rule in marked:
        path = app.url_map.bind("localhost").build(rule.endpoint, where, append_unknown=False)
        with counting(database.engine) as counted:
            answer = program.get(path.removeprefix(ROOT))
        assert answer.status_code == 200, path
        about_article = [sql for sql in counted.statements if "FROM article JOIN publication" in sql]
        assert len(about_article) == 1, path
        assert "access_token" in about_article[0], path


def test_another_publication_s_article_and_none_are_not_found_by_the_same_token(
    app: Flask, database: Database, newsroom: Newsroom
) -> None:
    program = Program(app, own_token(database, newsroom[Role.TRANSLATOR], [READ]))
    elsewhere = make_article(database, make_newsroom(database, domain="elsewhere.example")[Role.EDITOR])
    for article_id in (elsewhere, 999_999):
        answer = program.get(f"/articles/{article_id}/versions/{HANS}/segments")
        assert (answer.status_code, answer.get_json()["code"]) == (404, "article_not_found")


def test_a_released_version_is_read_in_one_statement_after_the_token_s(
    app: Flask, database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
    program = Program(app, own_token(database, newsroom[Role.EDITOR], [Scope.RELEASES_READ]))
    with counting(database.engine) as counted:
        program.json(f"/articles/{article_id}/versions/en/released")
    assert len([sql for sql in counted.statements if "access_token" not in sql]) == 1

"""A whole journey on `tms up`, with words that must not be found in any log, and a request that can be followed."""

import json

import pytest

from tests.chaos.processes import wait_until
from tests.factories import make_newsroom
from tests.operations.conftest import up
from tests.operations.people import Person, bring_in, publish_all, wait_for_version
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role

MARKS = ("Quokkaville", "寻人启事", "Zephyrina", "a very secret password", "kwijibo", "Wombat")

PASTED = """Quokkaville remembers

By Zephyrina Quill, kwijibo editor

The Quokkaville train left at ten. It carried Wombats.
"""


def make_trouble(editor: Person, translator: Person, article_id: int) -> None:
    """Requests that are refused, that name things that are not there, and that no page is for."""
    row = translator.rows(article_id, "zh-Hans")[0]
    path = f"/articles/{article_id}/versions/zh-Hans/segments/{row.id}"
    wrong = {"text": "寻人启事 kwijibo", "rev": 99, "source_rev": 99, "key": "no key", "confirm": 1}
    assert translator.call(path, wrong).status == 422
    assert translator.call(path, {"text": "寻人启事"}).status == 422
    assert editor.get("/en/quokkaville-wombat-kwijibo").status == 404
    assert editor.get("/articles?find=Quokkaville%20Wombat").status in {200, 404, 405}
    assert Person(editor.url).post("/login", {"email": "zephyrina@kwijibo.example", "password": MARKS[3]}).status == 403
    stranger = Person(editor.url)
    sent = {"email": "zephyrina@kwijibo.example", "password": "a very secret password"}
    assert "/login" in stranger.send(stranger.get("/login"), "/login", sent).url


def break_a_stage(database: Database) -> None:
    """What a stage meets that no code expects: PostgreSQL's refusal repeats the row that it refuses."""
    with database.begin() as uow:
        uow.session.connection().exec_driver_sql(
            "ALTER TABLE segment_text ADD CONSTRAINT nothing_goes CHECK (text NOT LIKE '%%forgets') NOT VALID"
        )


@pytest.mark.full
@pytest.mark.part(2)
def test_no_log_repeats_what_people_wrote_and_a_request_can_be_followed_into_the_worker() -> None:
    with up() as product:
        engine = make_engine(product.database_url, pool_size=1)
        database = Database(engine)
        newsroom = make_newsroom(database)
        editor, translator, reviewer = (
            product.person(newsroom, role) for role in (Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER)
        )
        article_id = bring_in(editor, PASTED)
        wait_for_version(editor, article_id, "zh-Hans", "waits for a translator")
        make_trouble(editor, translator, article_id)
        publish_all(editor, translator, reviewer, article_id, "寻人启事")
        answer = editor.get("/", **{"X-Request-ID": "from-the-proxy-0001"})
        assert answer.headers["X-Request-ID"] == "from-the-proxy-0001"
        assert editor.get("/", **{"X-Request-ID": "not sane: kwijibo"}).headers["X-Request-ID"] != "not sane: kwijibo"
        break_a_stage(database)
        bring_in(editor, PASTED.replace("remembers", "forgets"))
        wait_until(lambda: "work_failed" in product.said(), seconds=60, what="a stage fails")
        product.kill_the_worker()
        wait_until(lambda: "part_ended" in product.said(), seconds=60, what="the supervisor speaks")
        engine.dispose()
        said, servers_said = product.said(), product.servers_said()

    assert "nothing_goes" in servers_said
    assert not [mark for mark in MARKS if mark.casefold() in (said + servers_said).casefold()]
    found = [json.loads(line) for line in said.splitlines()]
    requests = [line for line in found if line["event"] == "request"]
    assert {"method", "route", "status", "ms", "request_id", "level", "timestamp"} <= requests[0].keys()
    created = next(line for line in requests if line["route"] == "/articles" and line["method"] == "POST")
    assert created["person"] == newsroom[Role.EDITOR].person_id
    caused = [line for line in found if line["event"] == "work_done" and line["request_id"] == created["request_id"]]
    assert {line["kind"] for line in caused} == {"segment", "draft", "derive", "check", "open"}
    assert {line["article"] for line in caused} == {article_id}
    failed = next(line for line in found if line["event"] == "work_failed")
    assert failed["exception"]["because"]["constraint"] == "nothing_goes"
    assert any("tms/services/" in place for place in failed["exception"]["places"])
    ended = next(line for line in found if line["event"] == "part_ended")
    assert ended["words"].startswith("worker has ended")

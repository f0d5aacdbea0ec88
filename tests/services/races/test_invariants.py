"""The judge of the last gate: it accepts what is right, and sees each thing that can be wrong.

What a test breaks, the database would refuse: its triggers are off meanwhile.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.races.invariants import HELD, RULES, violations
from tests.services.races.places import LEFT, PAGE, STATES, Place, hire
from tms.db.unit_of_work import Database

STANDS = "what stands there is what was approved"


@pytest.fixture
def place(own_database: Database, desk: Desk) -> Callable[[str], Place]:
    """An article in that state, in a database of its own."""

    def of(state: str) -> Place:
        people = hire(own_database, desk.newsroom)
        made = Place(own_database, desk.newsroom, people, make_article(own_database, people.editor, PAGE))
        STATES[state](made)
        return made

    return of


def broken(place: Place, *statements: str) -> set[str]:
    """The rules that are broken after these; ``:article``, ``:left`` and ``:hans`` stand for ids."""
    ids = {"article": place.id, "left": place.segment(LEFT), "hans": place.version("zh-Hans").id}
    with place.database.begin() as uow:
        for table in ("segment_text", "text_history", "sign_off", "version", "snapshot", "revision_segment", "hold"):
            uow.session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    with place.database.begin() as uow:
        for statement in statements:
            uow.session.execute(text(statement), {k: v for k, v in ids.items() if f":{k}" in statement})
    return {found.rule for found in violations(place.database, [place.id])}


@pytest.mark.sample(6)
@pytest.mark.parametrize("state", ["translating", "accepted", "approved", "published", "reopened", "version detached"])
def test_what_people_did_in_peace_is_right(place: Callable[[str], Place], state: str) -> None:
    assert violations((made := place(state)).database, [made.id]) == []


_TEXT = "article_id = :article AND version_id = :hans AND segment_id = :left"
_SIGNED = f"FROM sign_off WHERE {_TEXT}"
WRONG: dict[str, tuple[str, tuple[str, ...]]] = {
    "nothing unread stands in an approved version": (
        "approved",
        (f"UPDATE segment_text SET state = 'translated' WHERE {_TEXT}",),
    ),
    "nothing is open in an approved version": (
        "approved",
        (f"UPDATE segment_text SET look = 'sent_back' WHERE {_TEXT}",),
    ),
    "what is unconfirmed in review asks to be looked at": (
        "accepted",
        (f"UPDATE segment_text SET state = 'initial' WHERE {_TEXT}",),
    ),
    "an approved version's texts are those that were accepted": (
        "approved",
        (f"UPDATE segment_text SET text = 'other' WHERE {_TEXT}",),
    ),
    STANDS: ("approved", (f"UPDATE segment_text SET text = 'other' WHERE {_TEXT}",)),
    "every released sentence was accepted": ("published", (f"DELETE {_SIGNED} AND kind = 'accept'",)),
    "every release has an approval of just that": (
        "published",
        ("UPDATE snapshot SET fingerprint = sha256('other') WHERE article_id = :article AND version_id = :hans",),
    ),
    "a released source is a source revision": (
        "published",
        ("DELETE FROM revision_segment WHERE article_id = :article AND segment_id = :left",),
    ),
    "nothing archived or discarded is released": (
        "published",
        (
            """INSERT INTO event (id, publication_id, article_id, act) OVERRIDING SYSTEM VALUE
            SELECT -1, publication_id, id, 'article_archived' FROM article WHERE id = :article""",
        ),
    ),
    "a version and its job agree": (
        "approved",
        ("UPDATE version SET status = 'reviewing' WHERE article_id = :article AND id = :hans",),
    ),
    "nobody accepts their own text": (
        "accepted",
        (f"UPDATE sign_off SET person_id = (SELECT person_id {_SIGNED} AND kind = 'confirm') WHERE {_TEXT}",),
    ),
    "nobody approves what only they have read": (
        "approved",
        (
            """UPDATE sign_off SET person_id = (SELECT min(person_id) FROM sign_off WHERE kind = 'confirm')
            WHERE article_id = :article AND version_id = :hans AND kind IN ('accept', 'approve')""",
        ),
    ),
    HELD: (
        "published",
        (
            """INSERT INTO hold (publication_id, article_id, kind, reason, owner_id)
            SELECT publication_id, article_id, 'legal', '0 releases before', person_id FROM release
            WHERE article_id = :article""",
        ),
    ),
}


@pytest.mark.sample(13)
@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_seen(place: Callable[[str], Place], rule: str) -> None:
    state, statements = WRONG[rule]
    made = place(state)
    assert violations(made.database, [made.id]) == []
    assert rule in broken(made, *statements)


_BROUGHT_BACK = (
    f"UPDATE text_history SET person_id = (SELECT person_id {_SIGNED} AND kind = 'accept') WHERE {_TEXT} AND rev = 2",
    f"DELETE {_SIGNED} AND kind = 'confirm'",
    f"""UPDATE text_history SET text = (SELECT text FROM segment_text WHERE {_TEXT}), codes = NULL
    WHERE {_TEXT} AND rev = 1""",
)
"""The reviewer stored, letter for letter, what stood there before them."""


@pytest.mark.full
@pytest.mark.parametrize(
    ("before", "is_own"),
    [
        ("state = 'initial'", True),
        ("state = 'translated'", False),
        ("state = 'translated', source_version_id = version_id, source_rev = 99", True),
        (f"state = 'translated', person_id = (SELECT person_id {_SIGNED} AND kind = 'accept')", True),
    ],
)
def test_what_was_a_translation_of_the_same_source_is_anothers_when_it_is_brought_back(
    place: Callable[[str], Place], before: str, is_own: bool
) -> None:
    wrong = broken(place("accepted"), *_BROUGHT_BACK, f"UPDATE text_history SET {before} WHERE {_TEXT} AND rev = 1")
    assert ("nobody accepts their own text" in wrong) is is_own


def test_every_rule_was_seen_broken() -> None:
    assert set(WRONG) == {*RULES, HELD, STANDS}

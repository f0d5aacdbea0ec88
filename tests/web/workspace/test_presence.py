"""Whoever has the workspace open is seen by the others."""

import uuid
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import as_script, counting
from tests.factories import Newsroom, make_article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


def test_people_with_the_page_open_see_each_other_for_three_statements(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient], engine: Engine
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    path = f"/articles/{article_id}/versions/zh-Hans/here"
    translator, editor = client_of(Role.TRANSLATOR), client_of(Role.EDITOR)
    page = str(uuid.uuid4())
    here = {"page": page, "doing": "edit", "segment": "7", "away": "0"}
    assert as_script(translator, path, here).get_json() == {"others": []}
    with counting(engine) as counted:
        seen = as_script(editor, path, {"page": str(uuid.uuid4()), "doing": "read", "segment": ""}).get_json()
    seen["others"][0]["lasts"] = round(seen["others"][0]["lasts"])
    assert seen["others"] == [
        {
            "page": page,
            "person": newsroom[Role.TRANSLATOR].person_id,
            "name": newsroom[Role.TRANSLATOR].name,
            "initials": "TR",
            "locale": "zh-Hans",
            "doing": "edit",
            "segment": 7,
            "away": False,
            "reads": False,
            "lasts": 45,
        }
    ]
    assert len(counted.statements) <= 3, "\n\n".join(counted.statements)
    as_script(translator, path, here | {"left": "1"})
    assert as_script(editor, path, {"page": str(uuid.uuid4()), "doing": "read"}).get_json() == {"others": []}
    for wrong in ({"page": "<b>"}, {"doing": "sleep"}, {"segment": "x"}):
        assert as_script(editor, path, here | wrong).status_code == 422

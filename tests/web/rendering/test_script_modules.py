"""A workspace announces all modules of its script, so that none waits until another one has come."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

NAMED = re.compile(r'(?:from|^import) "(\.[^"]+\.js)"', re.MULTILINE)


def test_every_module_that_one_of_the_announced_ones_imports_is_announced_once(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    client = client_of(Role.TRANSLATOR)
    page = soup(client.get(f"/articles/{article_id}/versions/zh-Hans"))
    announced = [str(link["href"]) for link in page.select("link[rel=modulepreload]")]
    assert len(announced) == len(set(announced)) > 50
    assert "/static/js/workspace/start.js" in announced
    imported = set()
    for address in announced:
        with client.get(address) as script:
            assert script.status_code == 200, address
            imported |= {urljoin(address, name) for name in NAMED.findall(script.get_data(as_text=True))}
    assert imported <= set(announced)
    assert set(announced) - imported == {"/static/js/workspace/start.js"}

"""The board says of each version where it stands on the publication's sites, or that something is wrong there."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.factories import Newsroom, make_article
from tests.web.forms import soup
from tms.adapters.vault import FernetVault
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish
from tms.services.sites.connect import SiteInput, connect_site, switch_site


@pytest.fixture
def published(database: Database, newsroom: Newsroom) -> int:
    """An article whose source readers have, of a publication with one site."""
    article_id = make_article(database, newsroom[Role.EDITOR])
    wish = SiteInput("https://www.harbour.example/", "sanwen", "abcd efgh")
    with database.begin() as uow:
        connect_site(uow, newsroom[Role.ADMINISTRATOR], FernetVault("only for tests"), wish)
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
    return article_id


def cell(browser: FlaskClient, article_id: int) -> BeautifulSoup:
    found = soup(browser.get("/board")).select_one(f"#article-{article_id} td[data-column=English]")
    assert found is not None
    return BeautifulSoup(str(found), "html.parser")


def set_to(database: Database, said: str) -> None:
    with database.begin() as uow:
        uow.session.execute(text(f"UPDATE site_version SET {said}"))


def test_where_it_stands_or_that_something_is_wrong(
    client_of: Callable[[Role], FlaskClient], database: Database, published: int
) -> None:
    browser = client_of(Role.EDITOR)
    (way,) = cell(browser, published).select("a")
    assert (way.get_text(strip=True), way["href"]) == ("on its way", f"/articles/{published}#on-sites")
    set_to(database, "state = 'sent', sent_number = number, address = 'https://www.harbour.example/trains/'")
    (there,) = cell(browser, published).select("a")
    assert (there.get_text(strip=True), there["href"]) == ("www.harbour.example", "https://www.harbour.example/trains/")
    set_to(database, "state = 'changed', error_code = 'site_changed_there', sent_number = NULL, address = NULL")
    (trouble,) = cell(browser, published).select("a")
    assert trouble.get_text(strip=True) == "trouble on 1 site"


def test_a_site_that_takes_nothing_is_trouble_for_all_that_waits(
    client_of: Callable[[Role], FlaskClient], database: Database, published: int
) -> None:
    with database.begin() as uow:
        uow.session.execute(text("UPDATE connected_site SET failures = 1, error_code = 'site_password_wrong'"))
    (trouble,) = cell(client_of(Role.EDITOR), published).select("a")
    assert trouble.get_text(strip=True) == "trouble on 1 site"


def test_of_a_site_that_is_switched_off_it_says_nothing(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom, published: int
) -> None:
    with database.begin() as uow:
        site_id = uow.session.scalar(text("SELECT id FROM connected_site"))
        assert isinstance(site_id, int)
        switch_site(uow, newsroom[Role.ADMINISTRATOR], site_id, active=False)
    assert not cell(client_of(Role.EDITOR), published).select("a")

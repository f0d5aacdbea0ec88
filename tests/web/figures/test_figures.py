"""The charts of the figures: what their labels and legends say."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


def test_a_chart_says_how_much_and_when_and_what_its_colour_means(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.finish("zh-Hans")
    page = soup(client_of(Role.EDITOR).get("/figures"))
    (figure,) = page.select("figure")
    approved = int(figure.select_one("figcaption .num").get_text().replace(",", ""))  # type: ignore[union-attr]
    scale = [int(one.get_text().replace(",", "")) for one in figure.select(".plot > .num")]
    assert scale == [approved, round(approved / 2), 0]
    days = [one.get_text(strip=True) for one in figure.select(".plot > .when > span")]
    assert (len(days), days[-1]) == (3, "today")
    legend = " ".join(figure.select_one(".legend").get_text(" ").split())  # type: ignore[union-attr]
    assert legend.startswith("Characters approved on a day; most on ")
    # Stretched to the room that there is, the drawing has no words of its own.
    assert figure.select("svg text") == []
    assert len(figure.select("svg rect")) == 1

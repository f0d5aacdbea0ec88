"""What a reading page says of itself to search engines and social cards, read as they read it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import feedparser  # type: ignore[import-untyped]  # it says nothing of its types
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SDO

from tests.factories import Newsroom
from tests.web.forms import soup
from tests.web.reader.putting_out import ALL
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing.withdraw import withdraw

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it

HOSTILE = "Fish </script><script>alert(1)</script> & \"chips\" 'n' ⟦1⟧more⟦/1⟧ <!-- \u2028 魚𠮷"


def told(client: FlaskClient, locale: str, slug: str = "night-trains-return") -> tuple[Graph, URIRef]:
    """The statements that the page makes, and which thing is its article. Nothing is fetched for them."""
    page = soup(client.get(f"/{locale}/{slug}"))
    (script,) = page.select("script")
    assert script["type"] == "application/ld+json"
    document = json.loads(script.get_text())
    assert document["@context"] == "https://schema.org"
    graph = Graph().parse(data=json.dumps(document | {"@context": {"@vocab": str(SDO)}}), format="json-ld")
    here = URIRef(f"http://localhost/{locale}/{slug}#article")
    assert (here, RDF.type, SDO.NewsArticle) in graph
    return graph, here


def one(graph: Graph, subject: object, *path: URIRef) -> str:
    for name in path:
        (subject,) = graph.objects(subject, name)  # type: ignore[arg-type]
    return str(subject)


def cards_of(page: BeautifulSoup) -> dict[str, str]:
    return {
        str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in page.select("meta[content]")
    }


def test_each_version_is_a_news_article_in_its_language(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    headlines = {"en": "Night trains return", "zh-Hans": "夜班列车回来了", "zh-Hant": "夜班列車回來了"}
    for locale, headline in headlines.items():
        graph, here = told(client, locale)
        assert one(graph, here, SDO.headline) == headline
        assert one(graph, here, SDO.inLanguage) == locale
        assert one(graph, here, SDO.datePublished) == "2026-11-25"
        assert datetime.fromisoformat(one(graph, here, SDO.dateModified)) > datetime.now(UTC) - timedelta(minutes=5)
        assert one(graph, here, SDO.author, RDF.type) == str(SDO.Person)
        assert one(graph, here, SDO.publisher, SDO.name) == "The Meridian"
        assert one(graph, here, SDO.mainEntityOfPage) == f"http://localhost/{locale}/night-trains-return"
        assert one(graph, here, SDO.url) == f"http://localhost/{locale}/night-trains-return"
        assert one(graph, here, SDO.description)
    graph, here = told(client, "en")
    assert one(graph, here, SDO.author, SDO.name) == "Mara Lindqvist"
    assert one(graph, here, SDO.description) == "They were given up in 1998."


def test_translations_and_what_they_were_made_from_name_each_other(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    put_out()
    english, source = told(client, "en")
    translations = set(english.objects(source, SDO.workTranslation))
    assert translations == {
        URIRef(f"http://localhost/{locale}/night-trains-return#article") for locale in ("zh-Hans", "zh-Hant")
    }
    for locale in ("zh-Hans", "zh-Hant"):
        graph, here = told(client, locale)
        assert here in translations
        assert set(graph.objects(here, SDO.translationOfWork)) == {source}
        assert one(graph, here, SDO.translationOfWork, SDO.headline) == "Night trains return"
        assert not set(graph.objects(here, SDO.workTranslation))


def test_nothing_is_said_of_versions_that_are_not_public(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out(locales=["en", "zh-Hans"])
    graph, here = told(client, "en")
    assert [str(one) for one in graph.objects(here, SDO.workTranslation)] == [
        "http://localhost/zh-Hans/night-trains-return#article"
    ]
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], article_id, ["en"], reason="It named a child.")
    graph, here = told(client, "zh-Hans")
    assert not set(graph.objects(here, SDO.translationOfWork))
    assert "Night trains return" not in client.get("/zh-Hans/night-trains-return").text


def test_whatever_a_title_says_it_ends_nothing(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out(ImportedArticle("en", HOSTILE, [Block("paragraph", "</script> Old.")], author='A "B" </script>'), ["en"])
    (link,) = soup(client.get("/en/")).select("h2 a")
    slug = str(link["href"]).removeprefix("/en/")
    graph, here = told(client, "en", slug)
    page = soup(client.get(f"/en/{slug}"))
    (heading,) = page.select("h1")
    assert one(graph, here, SDO.headline) == heading.get_text()
    assert one(graph, here, SDO.author, SDO.name) == 'A "B" </script>'
    cards = {
        str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in page.select("meta[content]")
    }
    assert cards["og:title"] == cards["twitter:title"] == heading.get_text()
    assert cards["og:description"] == "</script> Old."


def test_cards_have_what_they_ask_for(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    for locale in ALL:
        page = soup(client.get(f"/{locale}/night-trains-return"))
        cards = {
            str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in page.select("meta[content]")
        }
        assert cards["og:type"] == "article"
        assert cards["og:url"] == f"http://localhost/{locale}/night-trains-return"
        assert cards["og:site_name"] == "The Meridian"
        assert cards["twitter:card"] == "summary"
        assert cards["article:published_time"] == "2026-11-25"
        assert cards["article:modified_time"].endswith("Z")
        others = {str(meta["content"]) for meta in page.select('meta[property="og:locale:alternate"]')}
        assert others | {cards["og:locale"]} == {"en_GB", "zh_CN", "zh_TW"}
        assert len(others) == 2


@pytest.mark.parametrize("printed", [None, date(2199, 1, 1)])
def test_without_a_printed_day_that_has_come_the_release_is_the_first_publication(
    put_out: Callable[..., int], client: FlaskClient, printed: date | None
) -> None:
    put_out(ImportedArticle("en", "Tomorrow", [Block("paragraph", "New.")], published_on=printed), ["en"])
    graph, here = told(client, "en", "tomorrow")
    assert one(graph, here, SDO.datePublished) == one(graph, here, SDO.dateModified)


def test_a_standfirst_stands_under_the_title_and_is_what_others_are_told(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    words = "The night trains that were given up in 1998 run again, " + "slowly, " * 30 + "and nobody complains."
    blocks = [Block("paragraph", "The first train left."), Block("standfirst", words)]
    put_out(ImportedArticle("en", "Trains", blocks))
    translated = {"en": words}
    for locale in ("zh-Hans", "zh-Hant"):
        (shown,) = soup(client.get(f"/{locale}/trains")).select(".standfirst")
        translated[locale] = shown.get_text()
    # It is a text of the source like any other, and was translated with it.
    assert set("".join(translated[locale] for locale in ("zh-Hans", "zh-Hant"))) == {"句"}
    for locale, standfirst in translated.items():
        page = soup(client.get(f"/{locale}/trains"))
        heading = page.select_one("header h1")
        assert heading is not None
        below = heading.find_next_sibling()
        assert below is not None
        assert (below["class"], below.get_text()) == (["standfirst"], standfirst)
        assert not page.select(".body .standfirst")
        cards = cards_of(page)
        assert {cards[name] for name in ("description", "og:description", "twitter:description")} == {standfirst}
        graph, here = told(client, locale, "trains")
        assert one(graph, here, SDO.description) == standfirst
        (entry,) = feedparser.parse(client.get(f"/{locale}/feed.atom").get_data()).entries
        assert entry.summary == standfirst

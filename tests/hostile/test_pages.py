"""Stages and pages of articles whose texts are hostile, at n, 2n and 4n: ``-s`` prints what each costs."""

import contextlib
import sys
import time
import uuid
from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import Newsroom, make_article, run_pipeline
from tests.hostile.measure import AGAIN, has_grown
from tests.hostile.texts import Make, again, nested
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.errors import Stale
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.storable import LONGEST_TEXT
from tms.services.publishing.publish import publish
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

TEXTS: Mapping[str, tuple[Make, int]] = {
    "quotation marks": (again("“"), 5_000),
    "marks that close": (again("” ’ 」 "), 2_000),
    "quotations in quotations": (nested("“a ", "”"), 3_000),
    "figures with units": (again("1 km "), 1_000),
    "figures of money": (again("$1.5 billion, "), 500),
    "dates": (again("3 March 2026; "), 500),
    "numbers in words": (again("twenty-one hundred and "), 500),
    "names": (again("Mara Lindqvist-Holm and "), 500),
    "one word": (again("a"), 10_000),
    "brackets": (nested("(", ")"), 5_000),
    "addresses": (again("https://a.example/b?c=d "), 500),
    "ambiguous characters": (again("里发后干面"), 1_000),
    "sentence ends": (again("A. "), 300),
}
"""One text that a segment may be, or many short ones."""

CASES = [(name, False) for name in TEXTS] + [
    (name, True) for name in ("quotation marks", "figures with units", "names", "ambiguous characters")
]
"""A text, and whether it is cut into many paragraphs."""

MANY = 25
"""So many paragraphs at n."""


def codes(n: int) -> ImportedArticle:
    """A paragraph of so many links."""
    text = "".join(f"⟦{number}⟧go⟦/{number}⟧ " for number in range(1, n + 1))
    links = {str(number): Code("link", f"https://a.example/{number}") for number in range(1, n + 1)}
    return ImportedArticle(language="en", title="Codes", blocks=[Block("paragraph", text.strip(), links)])


def page_of(name: str, times: int, *, in_many: bool) -> ImportedArticle:
    make, n = TEXTS[name]
    if not in_many:
        return ImportedArticle(language="en", title="Hostile", blocks=[Block("paragraph", make(n * times).strip())])
    text = make(n // 5).strip()
    return ImportedArticle(
        language="en", title="Hostile", blocks=[Block("paragraph", text) for _ in range(MANY * times)]
    )


def processor(act: Callable[[], object]) -> float:
    """Seconds of this process, which what others do does not lengthen."""
    began = time.process_time()
    act()
    return time.process_time() - began


def copy_source(database: Database, newsroom: Newsroom, article_id: int) -> None:
    """A translator saves each sentence as its source has it."""
    with database.begin() as uow:
        rows = workspace(uow, newsroom[Role.TRANSLATOR], article_id, "zh-Hans").rows
    for row in rows:
        wish = Save(row.source.text[:LONGEST_TEXT], row.target.rev, row.source.rev, uuid.uuid4(), confirm=False)
        with database.begin() as uow, contextlib.suppress(Stale):
            save_segment(uow, newsroom[Role.TRANSLATOR], article_id, "zh-Hans", row.segment_id, wish)


def costs(
    database: Database, newsroom: Newsroom, client: FlaskClient, page: ImportedArticle
) -> dict[str, Callable[[], float]]:
    """By place, what measures one look at it; the stages are measured at once."""
    article_id = make_article(database, newsroom[Role.EDITOR], page, run=False)
    stages = processor(lambda: run_pipeline(database, article_id))
    saves = processor(lambda: copy_source(database, newsroom, article_id))
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
        slug = uow.session.scalars(select(Article.slug).where(Article.id == article_id)).one()
    version = f"/articles/{article_id}/versions/zh-Hans"
    places = {
        "board": "/board",
        "article": f"/articles/{article_id}",
        "parity": f"/articles/{article_id}/parity",
        "workspace": version,
        "preview": f"{version}/preview",
        "export": f"{version}/export.md",
        "decisions": f"/articles/{article_id}/versions/zh-Hant/decisions",
        "source": f"/articles/{article_id}/source",
        "reader": f"/en/{slug}",
        "search": "/search?q=a",
    }

    def look(address: str) -> Callable[[], float]:
        def once() -> float:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status)
            return 0.0

        return lambda: processor(once)

    return {"stages": lambda: stages, "saves": lambda: saves} | {
        place: look(address) for place, address in places.items()
    }


def grows(seconds: list[float]) -> bool:
    return any(has_grown(one, later) for one, later in pairwise(seconds))


def measure(name: str, made: list[dict[str, Callable[[], float]]]) -> list[str]:
    """The places that grow too fast; what each costs is printed."""
    found = []
    for place in made[0]:
        seconds = [one[place]() for one in made]
        for _ in range(AGAIN):
            if grows(seconds):
                seconds = [min(before, one[place]()) for before, one in zip(seconds, made, strict=True)]
        sys.stdout.write(f"{name:44} {place:10} {'  '.join(f'{one:6.2f} s' for one in seconds)}\n")
        found += [place] if grows(seconds) else []
    return found


@pytest.mark.full
@pytest.mark.part(3)
@pytest.mark.parametrize(("name", "in_many"), CASES)
def test_stages_and_pages_cost_as_much_more_as_there_is_more_text(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient], name: str, in_many: bool
) -> None:
    client = client_of(Role.EDITOR)

    def grown() -> set[str]:
        made = [costs(database, newsroom, client, page_of(name, times, in_many=in_many)) for times in (1, 2, 4)]
        return set(measure(f"{name}, {'many paragraphs' if in_many else 'one paragraph'}", made))

    # What is done once to an article, as its stages and saves are, is measured again with other articles.
    found = grown()
    assert not (found and found & grown())


@pytest.mark.full
def test_so_do_those_of_many_codes(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    client = client_of(Role.EDITOR)
    assert not measure("codes", [costs(database, newsroom, client, codes(n)) for n in (250, 500, 1_000)])

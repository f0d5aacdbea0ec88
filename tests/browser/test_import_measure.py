"""What the measure of imports says of a collection of one's own: lost blocks, false authors, a page dragged over."""

import json
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.benchmarks.imports.collections import Sample, samples
from tests.benchmarks.imports.copying import Clipboard
from tests.benchmarks.imports.measure import false_authors, lost_blocks, measured
from tms.adapters.formats.upload import read_upload

TITLE = "The harbour gets a second crane"
BODY = [
    "The harbour of Nordby gets a second crane, the town council decided on Monday evening after a long debate.",
    "It is to lift 40 tonnes, twice as much as the old one, and to stand on the new quay from next summer on.",
    "Fishermen had asked for it since 1998.",
]
PAGE = f"""<!DOCTYPE html><html lang=en><title>{TITLE} – The Nordby Post</title><body><nav><a href=/>Home</a></nav>
<main><h1>{TITLE}</h1><p class=byline>By Anna Keller</p><time datetime=2024-05-06>6 May 2024</time>
<p>{BODY[0]}</p><p>It is to lift <b>40 tonnes</b>, {BODY[1][28:]}</p><p>{BODY[2]}</p></main>
<section><h2>More of the harbour</h2><p>Whoever wants to see the crane at work may come on Sunday.</p></section>"""
SAID = {"file": "crane.html", "title": TITLE, "authors": ["Anna Keller"], "date": "2024-05-06", "body": BODY}


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    (tmp_path / "own/pages").mkdir(parents=True)
    (tmp_path / "own/pages/crane.html").write_text(PAGE)
    (tmp_path / "own/expected.jsonl").write_text(json.dumps(SAID | {"emphasis": 1}) + "\n\n")
    return next(samples(tmp_path))


@pytest.fixture(scope="module")
def clipboard(browser: Browser) -> Clipboard:
    return Clipboard(browser)


def test_a_collection_of_ones_own_is_read_and_may_be_shown_wholly(sample: Sample) -> None:
    assert (sample.title, sample.author, sample.published_on) == (TITLE, "Anna Keller", date(2024, 5, 6))
    assert (sample.blocks, sample.authors, sample.emphasis) == (tuple(BODY), ("Anna Keller",), 1)
    assert sample.is_development


def test_a_page_that_is_read_well_loses_nothing(sample: Sample) -> None:
    result = measured(sample, read_upload(sample.html.encode(), 100_000, filename="a.html"))
    assert (result.title, result.author, result.published_on) == (True, True, True)
    assert (result.lost, result.false_authors, result.missed_emphasis) == ((), (), 0)


def test_what_is_neither_read_nor_named_is_lost() -> None:
    changed = BODY[0].replace("second", "third")
    assert lost_blocks(BODY, [changed, BODY[2]], []) == [BODY[1]]
    assert lost_blocks(BODY, [changed], [f"Home {BODY[2]} More", f"Sport {BODY[1]}"]) == []
    assert lost_blocks(BODY[:1], [f"{BODY[0]} {BODY[1]} {BODY[2]}"], []) == BODY[:1]


@pytest.mark.parametrize(
    ("found", "expected", "false"),
    [
        ("Anna Keller and Bo Li", ["Bo Li", "Anna Keller"], []),
        ("Anna Keller and The Nordby Post", ["Anna Keller"], ["The Nordby Post"]),
        ("Anna Keller The Nordby Post", ["Anna Keller"], ["Anna Keller The Nordby Post"]),
        ("Smith and Sons", ["Smith and Sons"], []),
        ("李华、王小红", ["王小红"], ["李华"]),
        ("编辑精选", [], ["编辑精选"]),
        ("", [], []),
    ],
)
def test_names_that_nobody_expects_are_false(found: str, expected: list[str], false: list[str]) -> None:
    assert false_authors(found, expected) == false


@pytest.mark.browser
def test_a_page_is_dragged_over_from_its_headline_to_its_last_paragraph(sample: Sample, clipboard: Clipboard) -> None:
    whole, dragged = clipboard.copy(sample.html), clipboard.copy(sample.html, (TITLE, BODY[-1]))
    assert "More of the harbour" in whole.plain
    assert dragged.plain.startswith(TITLE)
    assert dragged.plain.endswith(BODY[-1])
    result = measured(sample, read_upload(dragged.markdown, 100_000, wanted="markdown"))
    assert (result.title, result.author, result.lost) == (True, True, ())


@pytest.mark.browser
def test_a_page_without_its_headline_is_not_dragged_over(sample: Sample, clipboard: Clipboard) -> None:
    with pytest.raises(Error, match="not there"):
        clipboard.copy(sample.html, ("Another headline", BODY[-1]))

"""What the gallery's states begin from: articles in which something goes on, and more people than the samples' four."""

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.factories import make_person
from tms.adapters.formats.source_markdown import read_source_markdown
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Actor, Role
from tms.services.articles.import_article import import_article
from tms.services.create_publication import create_publication
from tms.services.jobs.assign import assign_step
from tms.services.publishing.publish import publish
from tms.services.reviewing.send_back import return_version, send_back_segment
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

HANS, HANT = "zh-Hans", "zh-Hant"
CARRIED = "The ⟦1⟧railway⟦/1⟧ carried ⟦2⟧240 people⟦/2⟧ on Monday."
CODES = {"1": Code("link", "https://example.com/railway"), "2": Code("strong")}
BUSY = "The harbour opens again in spring."
OWN = {"The harbour is full": "港口满了", "Nobody had asked for it.": "没有人要求过。"}
TIDES = {
    "The tables are printed at noon.": "潮汐表每天早上付印。",
    "Nobody reads them twice.": "没有人读第二遍。",
}
HOURS = {
    "The ferry leaves on the hour.": "渡轮每天开出。",
    "It waits for nobody.": "它不等任何人。",
}
RISING = {
    "The river rises": "河水上涨",
    "The bridge is closed until Sunday.": "这座桥关闭到星期天。",
    "Ferries run at night.": "渡轮夜间开行。",
}
FAULTS = ("style", "terminology")
RICH = """# The tide gauge of Sandhaven

The gauge was read **every hour** by the keeper[^1], who wrote `high water` beside the clock, \
and nobody believed it[^2].

## How it is read

1. Open the [hatch](https://example.org/hatch "The hatch").
2. Wait until the float is still.
   1. In a storm, wait twice.
   2. In ice, do not wait.
3. Write down the figure.

- Bring a lamp.
- Bring a *dry* book.

> The sea is never still, and the book is never dry.

![The gauge in winter](https://example.org/gauge.jpg)

| Year | Highest | Lowest |
| --- | ---: | ---: |
| 1998 | 7.15 | 0.45 |
| 2004 | 7.35 | 0.25 |

```
gauge --read --hour 4
```

[^1]: He kept it for 31 years.
[^2]: The *logbook* is in the museum.
"""
QUOTED = (
    "“The real trouble lay beyond the dyke,” said Amir Daoud of the Centre for River Policy on 4 March 2026, when a "
    "cash machine cost $14 million, or 30 per cent more than in 2019."
)
LONG = 2000
DOUBTFUL = 60


class Numbers(dict[str, int | str]):
    """What addresses name; what takes long is made when a page asks for it."""

    def __init__(self, given: Mapping[str, int | str], makers: Mapping[str, Callable[[], int]]) -> None:
        super().__init__(given)
        self._makers = makers

    def __missing__(self, name: str) -> int:
        made = self[name] = self._makers[name]()
        return made


def others(database: Database, publication_id: int) -> dict[str, Actor]:
    """Somebody who translates and reviews, and somebody in a publication where nothing has happened yet."""
    both = make_person(database, "both@sanwen.example", [Role.TRANSLATOR, Role.REVIEWER], publication_id)
    with database.begin() as uow:
        empty = create_publication(uow, "The Evening Meridian")
    return {"both": both, "newcomer": make_person(database, "newcomer@sanwen.example", list(Role), empty)}


def happen(desk: "Desk", both: Actor) -> dict[str, int]:
    """The articles by name."""
    busy = desk.article("The harbour in winter", BUSY, "Nobody knows the day.")
    found = {"codes": _conflict_with_codes(desk), "own": _own_work(desk, both), "busy": busy}
    return found | {
        "corrected": _corrected(desk),
        "returned": _returned(desk),
        "again": _again(desk),
        "rich": _rich(desk),
    }


def _bring_in(desk: "Desk", page: ImportedArticle) -> int:
    with desk.database.begin() as uow:
        article_id = import_article(uow, desk.people[Role.EDITOR], page, as_new=True)
    desk.run(article_id)
    return article_id


def _conflict_with_codes(desk: "Desk") -> int:
    page = ImportedArticle(
        language="en", title="A night on rails", section="Economy", blocks=[Block("paragraph", CARRIED, CODES)]
    )
    article_id = _bring_in(desk, page)
    for locale, words in (
        (HANS, "⟦1⟧铁路⟦/1⟧周一运送了⟦2⟧240人⟦/2⟧。"),
        (HANT, "⟦1⟧鐵路⟦/1⟧星期一載了⟦2⟧240人⟦/2⟧。"),
        (HANS, "周一，⟦1⟧铁路公司⟦/1⟧共运送⟦2⟧240人⟦/2⟧。"),
    ):
        desk.save(article_id, locale, CARRIED, words)
    return article_id


def _own_work(desk: "Desk", both: Actor) -> int:
    """A version in review in which its reviewer wrote, too."""
    title, sentence = OWN
    page = ImportedArticle(language="en", title=title, section="Economy", blocks=[Block("paragraph", sentence)])
    article_id = _bring_in(desk, page)
    with desk.database.begin() as uow:
        rows = workspace(uow, both, article_id, HANS).rows
    for row in rows:
        wish = Save(OWN[row.source.text], row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        with desk.database.begin() as uow:
            save_segment(uow, both, article_id, HANS, row.segment_id, wish)
    with desk.database.begin() as uow:
        submit_version(uow, desk.people[Role.TRANSLATOR], article_id, HANS)
    row = desk.row(article_id, HANS, sentence)
    with desk.database.begin() as uow:
        send_back_segment(
            uow,
            desk.people[Role.REVIEWER],
            article_id,
            HANS,
            row.segment_id,
            rev=row.target.rev,
            reason="“要求”太重。",
            faults=FAULTS,
        )
    return article_id


def _corrected(desk: "Desk") -> int:
    """A version in review in which the reviewer wrote a sentence anew."""
    article_id = desk.article("The river rises", "The bridge is closed until Sunday.", "Ferries run at night.")
    with desk.database.begin() as uow:
        assign_step(uow, desk.people[Role.EDITOR], article_id, HANS, 0, desk.people[Role.TRANSLATOR].person_id)
        rows = workspace(uow, desk.people[Role.EDITOR], article_id, HANS).rows
    for row in rows:
        desk.save(article_id, HANS, row.source.text, RISING.get(row.source.text, "林德奎斯特"))
    with desk.database.begin() as uow:
        submit_version(uow, desk.people[Role.TRANSLATOR], article_id, HANS)
    row = desk.row(article_id, HANS, "The bridge is closed until Sunday.")
    wish = Save("这座桥封闭至周日。", row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
    with desk.database.begin() as uow:
        save_segment(uow, desk.people[Role.REVIEWER], article_id, HANS, row.segment_id, wish)
    return article_id


def _returned(desk: "Desk") -> int:
    """A version that a reviewer sent back in two places, and returned to its translator."""
    article_id = desk.article("The tide tables", *TIDES)
    translator, reviewer = desk.people[Role.TRANSLATOR], desk.people[Role.REVIEWER]
    with desk.database.begin() as uow:
        assign_step(uow, desk.people[Role.EDITOR], article_id, HANS, 0, translator.person_id)
        rows = workspace(uow, translator, article_id, HANS).rows
    for row in rows:
        desk.save(article_id, HANS, row.source.text, TIDES.get(row.source.text, "潮汐表"))
    with desk.database.begin() as uow:
        submit_version(uow, translator, article_id, HANS)
    for source, reason in zip(TIDES, ("“每天早上”：英文没有“早上”。", "Who reads it? 读者不清楚是谁。"), strict=True):
        row = desk.row(article_id, HANS, source)
        with desk.database.begin() as uow:
            send_back_segment(
                uow, reviewer, article_id, HANS, row.segment_id, rev=row.target.rev, reason=reason, faults=["omission"]
            )
    with desk.database.begin() as uow:
        return_version(
            uow, reviewer, article_id, HANS, reason="第 2 段：“每天早上”：英文没有“早上”。\n第 3 段：读者不清楚是谁。"
        )
    return article_id


def _again(desk: "Desk") -> int:
    """A version that was returned, and is in its second review."""
    article_id = desk.article("The ferry keeps its hours", *HOURS)
    translator, reviewer = desk.people[Role.TRANSLATOR], desk.people[Role.REVIEWER]
    with desk.database.begin() as uow:
        rows = workspace(uow, translator, article_id, HANS).rows
    for row in rows:
        desk.save(article_id, HANS, row.source.text, HOURS.get(row.source.text, "渡轮不误点"))
    with desk.database.begin() as uow:
        submit_version(uow, translator, article_id, HANS)
        return_version(uow, reviewer, article_id, HANS, reason="第 2 段：不是“每天”。")
    desk.save(article_id, HANS, next(iter(HOURS)), "渡轮每小时一班。")
    with desk.database.begin() as uow:
        submit_version(uow, translator, article_id, HANS)
    return article_id


def _rich(desk: "Desk") -> int:
    """An article with one of everything that an article may hold, and readers have it."""
    article_id = _bring_in(desk, read_source_markdown(RICH, "en"))
    desk.save(article_id, HANS, "Bring a lamp.", "带一盏灯。")
    with desk.database.begin() as uow:
        publish(uow, desk.people[Role.EDITOR], article_id, ["en"])
    return article_id


def long_article(desk: "Desk") -> int:
    """A book, as articles go."""
    sentences = [f"Sentence {n} says that {n * 7} people came by the night train." for n in range(1, LONG)]
    parts = [" ".join(sentences[at : at + 8]) for at in range(0, LONG, 8)]
    page = ImportedArticle(
        language="en",
        title="Every night of five years",
        section="Economy",
        blocks=[Block("paragraph", p) for p in parts],
    )
    return _bring_in(desk, page)


def pieces_article(desk: "Desk") -> int:
    """A sentence that nobody has translated, with known terms, figures and a quotation that the memory has."""
    page = ImportedArticle(language="en", title="Beyond the dyke", blocks=[Block("paragraph", QUOTED)])
    return _bring_in(desk, page)


def doubtful_article(desk: "Desk") -> int:
    """Places where its conversion is in doubt, more than a page of decisions shows at once."""
    sentences = [f"第{n}号合约成立后，干部们晒干了谷子。" for n in range(1, DOUBTFUL)]
    blocks = [Block("paragraph", one) for one in sentences]
    return _bring_in(desk, ImportedArticle(language="zh-Hans", title="合约与谷子", section="Economy", blocks=blocks))

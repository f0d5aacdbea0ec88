"""What is known to its last word is drafted; what is known in part only where the publication chose that."""

import pytest
from sqlalchemy import select

from tests.factories import make_article
from tests.services.story import Story
from tms.db.models import Event, Publication
from tms.domain.errors import Denied
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.services.drafting.in_part import drafts_in_part, set_drafts_in_part
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.workspace.side_panel import beside

PAGE = ImportedArticle(
    "en",
    "Night trains",
    [
        Block("heading", "Night trains, 1.4 million passengers"),
        Block("paragraph", "Night trains carried 240 people on 3 May 2025."),
    ],
)
TERMS = [
    ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")]),
    ConceptEntry("passenger", terms=[TermEntry("en", "passenger"), TermEntry("zh-Hans", "乘客")]),
]


@pytest.fixture
def unchosen(story: Story) -> Story:
    """A publication that has chosen nothing, and knows two terms."""
    with story.database.begin() as uow:
        uow.session.get_one(Publication, story.editor.publication_id).drafts_in_part = False
        import_concepts(uow, story.editor, TERMS)
    return story


def drafted(story: Story) -> dict[str, tuple[str, str]]:
    mine = Story(story.database, story.newsroom, make_article(story.database, story.editor, PAGE))
    return {row.source.text: (row.target.text, row.target.origin) for row in mine.rows("zh-Hans")}


def test_a_segment_that_is_known_in_part_stays_empty(unchosen: Story) -> None:
    found = drafted(unchosen)
    assert found["Night trains"] == ("夜班列车", "assembly")
    assert found["Night trains, 1.4 million passengers"] == ("夜班列车，140万乘客", "assembly")
    assert found["Night trains carried 240 people on 3 May 2025."] == ("", "empty")


def test_a_publication_has_it_the_other_way_and_its_act_is_recorded_once(unchosen: Story) -> None:
    boss = unchosen.newsroom[Role.ADMINISTRATOR]
    with unchosen.database.begin() as uow:
        for _ in range(2):
            set_drafts_in_part(uow, boss, in_part=True)
        assert drafts_in_part(uow, boss)
    assert drafted(unchosen)["Night trains carried 240 people on 3 May 2025."] == (
        "夜班列车 carried 240 people on 2025年5月3日.",
        "assembly",
    )
    with unchosen.database.begin() as uow:
        acts = uow.session.scalars(select(Event.data).where(Event.act == EventAct.DRAFTING_CHANGED)).all()
    assert acts == [{"in_part": True}]


def test_who_does_not_set_up_drafting_does_not_choose(unchosen: Story) -> None:
    with unchosen.database.begin() as uow, pytest.raises(Denied):
        set_drafts_in_part(uow, unchosen.editor, in_part=True)


def test_the_pieces_stand_beside_it_in_the_order_of_the_source(unchosen: Story) -> None:
    mine = Story(unchosen.database, unchosen.newsroom, make_article(unchosen.database, unchosen.editor, PAGE))
    with mine.database.begin() as uow:
        segment = mine.segment("Night trains carried 240 people on 3 May 2025.")
        panel = beside(uow, mine.translator, mine.id, "zh-Hans", segment)
    said = [panel.plain[one.start : one.end] for one in panel.known]
    assert said == ["Night trains", "240", "3 May 2025"]
    assert [getattr(one, "text", None) for one in panel.known] == [None, "240", "2025年5月3日"]

"""What stands beside a segment: what its publication's memory has for the source as it is now."""

import pytest
from sqlalchemy import update

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.language.terms import TermHit
from tms.services.memory.fragments import MemoryFragment
from tms.services.memory.remember import import_units
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry
from tms.services.workspace.side_panel import SidePanel, beside


def help_with(story: Story, locale: str, segment_id: int) -> SidePanel:
    with story.database.begin() as uow:
        return beside(uow, story.translator, story.id, locale, segment_id)


def test_each_translation_of_the_sentence_is_a_match_the_youngest_first(story: Story) -> None:
    with story.database.begin() as uow:
        units = [{"en": CARRIED, "zh-Hans": text} for text in ("载客240人。", "车上有240人。", "载客240人。")]
        import_units(uow, story.editor, units)
    found = help_with(story, "zh-Hans", story.segment(CARRIED))
    assert [(match.similarity, match.source, match.target) for match in found.matches] == [
        (100, CARRIED, "载客240人。"),
        (100, CARRIED, "车上有240人。"),
    ]
    assert (found.source, found.source_locale) == (CARRIED, "en")
    assert not help_with(story, "zh-Hans", story.segment(LEFT)).matches
    assert not help_with(story, "zh-Hant", story.segment(CARRIED)).matches, "the languages are kept apart"
    assert not help_with(story, "en", story.segment(CARRIED)).matches, "a source is not translated"


def test_the_same_sentence_between_the_same_neighbours_is_in_context(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    again = Story(story.database, story.newsroom, make_article(story.database, story.editor))
    for source in (LEFT, CARRIED, "Mara Lindqvist", "A second line will follow in 2027."):
        (match,) = help_with(again, "zh-Hans", again.segment(source)).matches
        assert (match.similarity, match.target) == (101, again.row("zh-Hans", source).target.text)


def test_what_was_learned_of_this_very_segment_is_no_match_for_it(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    assert not help_with(story, "zh-Hans", story.segment(LEFT)).matches
    with story.database.begin() as uow:
        import_units(uow, story.editor, [{"en": LEFT, "zh-Hans": IN_CHINESE[LEFT]}])
    (match,) = help_with(story, "zh-Hans", story.segment(LEFT)).matches
    assert (match.similarity, match.is_own) == (100, False), "others may have said the same"


def test_what_was_learned_of_it_before_its_source_changed_is_marked(database: Database, desk: Desk) -> None:
    story = RevisedStory(database, desk.newsroom, desk.english)
    story.approve_all("zh-Hans")
    story.revise({LEFT: ELEVEN})
    (match,) = help_with(story, "zh-Hans", story.segment(LEFT)).matches
    assert (match.source, match.is_own) == (LEFT, True)


def test_what_could_not_be_repaired_is_told(story: Story) -> None:
    with story.database.begin() as uow:
        import_units(uow, story.editor, [{"en": "It carried 38 people.", "zh-Hans": "车上载有许多人。"}])
    (match,) = help_with(story, "zh-Hans", story.segment(CARRIED)).matches
    assert (match.target, match.changes, match.left) == ("车上载有许多人。", (), (("38", "240"),))


def test_another_publications_memory_is_not_asked(story: Story, desk: Desk) -> None:
    with story.database.begin() as uow:
        import_units(uow, desk.foreign_editor, [{"en": CARRIED, "zh-Hans": "车上有240人。"}])
    assert not help_with(story, "zh-Hans", story.segment(CARRIED)).matches


def test_a_segment_that_is_not_there_is_not_found(story: Story) -> None:
    with pytest.raises(NotFound):
        help_with(story, "zh-Hans", 999_999)


def test_the_terms_of_the_source_stand_where_they_are_with_what_the_region_says(story: Story) -> None:
    terms = [
        TermEntry("en", "night train"),
        TermEntry("zh-Hans", "夜班列车"),
        TermEntry("zh-Hant-TW", "夜車", "deprecated"),
    ]
    with story.database.begin() as uow:
        add_concept(uow, story.editor, ConceptEntry("", terms=terms))
    for locale, accepted, forbidden in (("zh-Hans", ("夜班列车",), ()), ("zh-Hant", (), ("夜車",))):
        found = help_with(story, locale, story.segment(LEFT))
        (hit,) = found.known
        assert isinstance(hit, TermHit)
        assert found.plain[hit.start : hit.end] == "night train"
        assert (hit.term.accepted, hit.term.forbidden, found.may_suggest) == (accepted, forbidden, True)
    assert not help_with(story, "en", story.segment(LEFT)).known


SAYS = "“I do not know the day,” she said at noon."
KNOWN = {"en": "I do not know the day.", "zh-Hans": "我不知道是哪一天。"}


def quoting(story: Story) -> Story:
    page = ImportedArticle("en", "A day", [Block("paragraph", SAYS)])
    return Story(story.database, story.newsroom, make_article(story.database, story.editor, page))


def fragments(story: Story, locale: str = "zh-Hans") -> list[tuple[str, str]]:
    found = help_with(story, locale, story.segment(SAYS))
    return [(found.plain[one.start : one.end], one.text) for one in found.known if isinstance(one, MemoryFragment)]


def test_a_quotation_that_the_memory_has_as_a_sentence_is_a_piece_without_its_stop(story: Story) -> None:
    older = KNOWN | {"zh-Hans": "那天我不知道。"}
    with story.database.begin() as uow:
        import_units(uow, story.editor, [older, KNOWN, {"en": "At noon.", "zh-Hans": "中午。"}])
    again = quoting(story)
    assert fragments(again) == [("I do not know the day", "我不知道是哪一天")]
    assert not fragments(again, "zh-Hant"), "the languages are kept apart"
    # Where the whole is known, nobody puts it together.
    with story.database.begin() as uow:
        import_units(uow, story.editor, [{"en": SAYS, "zh-Hans": "“我不知道是哪一天，”她中午说。"}])
    assert not fragments(again)


def test_a_piece_of_a_guarded_article_is_told_to_who_sees_it(story: Story) -> None:
    page = ImportedArticle("en", "A day", [Block("paragraph", KNOWN["en"])])
    first = Story(story.database, story.newsroom, make_article(story.database, story.editor, page))
    for row in first.rows("zh-Hans"):
        first.save("zh-Hans", row.source.text, KNOWN["zh-Hans"])
    first.finish("zh-Hans")
    again = quoting(story)
    assert fragments(again)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == first.id).values(visibility="assigned"))
    assert not fragments(again)

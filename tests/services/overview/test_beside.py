"""What stands beside a segment: what its publication's memory has for the source as it is now."""

import pytest

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.errors import NotFound
from tms.services.knowledge.memory import import_units
from tms.services.knowledge.terms import ConceptEntry, TermEntry
from tms.services.overview.beside import Beside, beside
from tms.services.termbase.concepts import add_concept


def help_with(story: Story, locale: str, segment_id: int) -> Beside:
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
        (hit,) = found.terms
        assert found.plain[hit.start : hit.end] == "night train"
        assert (hit.term.accepted, hit.term.forbidden, found.may_suggest) == (accepted, forbidden, True)
    assert not help_with(story, "en", story.segment(LEFT)).terms

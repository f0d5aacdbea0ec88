"""An editor sees which open texts would fail a term, before it is saved and after."""

from dataclasses import replace

import pytest

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.failing_texts import Failing, failing
from tms.services.termbase.terms import ConceptEntry, TermEntry

TRAIN = ConceptEntry("", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    story = Story(database, desk.newsroom, desk.english)
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    story.save("zh-Hans", CARRIED, "车上有240人。")
    return story


def fails(story: Story, wish: ConceptEntry, concept_id: int | None = None) -> Failing:
    with story.database.begin() as uow:
        return failing(uow, story.editor, wish, concept_id)


def found(story: Story, wish: ConceptEntry, concept_id: int | None = None) -> list[tuple[str, str, str]]:
    failed = fails(story, wish, concept_id).texts
    return [(one.locale, one.source, finding.code) for one in failed for finding in one.findings]


def test_texts_without_the_preferred_form_are_told_and_empty_ones_are_not(story: Story) -> None:
    assert found(story, TRAIN) == [("zh-Hans", LEFT, "terms.missing")]
    whole = fails(story, TRAIN)
    assert (whole.total, whole.articles, whole.is_all) == (1, 1, True)


def test_an_admitted_form_will_do(story: Story) -> None:
    wish = replace(TRAIN, terms=[*TRAIN.terms, TermEntry("zh-Hans", "夜车", "admitted")])
    assert found(story, wish) == []
    assert fails(story, wish).with_term > 0


def test_a_deprecated_form_is_told_wherever_it_stands(story: Story) -> None:
    wish = ConceptEntry("", terms=[TermEntry("zh-Hans", "车上", "deprecated")])
    assert found(story, wish) == [("zh-Hans", CARRIED, "terms.deprecated")]


def test_the_region_of_the_derived_version_counts(story: Story) -> None:
    taiwan = replace(TRAIN, terms=[TermEntry("en", "night train"), TermEntry("zh-Hant-TW", "夜班車")])
    hong_kong = replace(TRAIN, terms=[TermEntry("en", "night train"), TermEntry("zh-Hant-HK", "夜班車")])
    assert [locale for locale, _, _ in found(story, taiwan)] == ["zh-Hant"]
    assert found(story, hong_kong) == []


def test_a_longer_term_of_another_concept_is_not_this_one(story: Story) -> None:
    with story.database.begin() as uow:
        longer = [TermEntry("en", "first night train"), TermEntry("zh-Hans", "首列夜车")]
        add_concept(uow, story.editor, ConceptEntry("", terms=longer))
    assert found(story, TRAIN) == []


def test_what_a_concept_says_now_gives_way_to_what_it_would_say(story: Story) -> None:
    with story.database.begin() as uow:
        number = add_concept(uow, story.editor, TRAIN)
    assert found(story, TRAIN, number) == [("zh-Hans", LEFT, "terms.missing")]
    changed = replace(TRAIN, terms=[TRAIN.terms[0], TermEntry("zh-Hans", "夜车")])
    assert found(story, changed, number) == []


def test_the_workspace_tells_the_same_once_it_is_saved(story: Story) -> None:
    with story.database.begin() as uow:
        add_concept(uow, story.editor, TRAIN)
    assert [finding.code for finding in story.row("zh-Hans", LEFT).findings] == ["terms.missing"]


def test_it_is_for_who_may_change_terms(story: Story) -> None:
    with story.database.begin() as uow, pytest.raises(Denied):
        failing(uow, story.newsroom[Role.TRANSLATOR], TRAIN)

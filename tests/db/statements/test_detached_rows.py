"""Entities that no session holds say what their row says, and what was changed on them since."""

from sqlalchemy import select

from tests.services.story import LEFT, Story
from tms.db.models import Derivation, SegmentText
from tms.db.queries import one_segment, texts
from tms.db.statements.batched_changes import change_of
from tms.db.statements.detached_rows import columns
from tms.db.unit_of_work import UnitOfWork


def lock(uow: UnitOfWork, story: Story, locale: str, *, publication_id: int | None = None) -> one_segment.Locked:
    ours = publication_id or story.newsroom.publication_id
    return one_segment.lock(uow.session, ours, story.id, locale, story.segment(LEFT), with_derived=True)


def test_a_locked_text_says_what_the_session_reads_and_nothing_has_changed_on_it(story: Story) -> None:
    version, segment_id = story.version("zh-Hans"), story.segment(LEFT)
    with story.database.begin() as uow:
        locked = lock(uow, story, "zh-Hans").texts[version.id]
        read = texts.get(uow.session, story.id, version.id, segment_id)
        for column in columns(SegmentText):
            assert getattr(locked, column.key) == getattr(read, column.key)
        assert locked not in uow.session
        assert change_of(locked) is None


def test_what_was_changed_is_told_with_the_key_and_nothing_else(story: Story) -> None:
    version = story.version("zh-Hans")
    with story.database.begin() as uow:
        locked = lock(uow, story, "zh-Hans").texts[version.id]
        locked.text, locked.state, locked.look = "夜车", locked.state, None
        change = change_of(locked)
    assert change is not None
    assert change.values == {"text": "夜车"}
    assert change.key == {"article_id": story.id, "version_id": version.id, "segment_id": story.segment(LEFT)}


def test_a_segment_is_locked_with_what_is_derived_from_it_and_only_for_its_own_publication(story: Story) -> None:
    hans, hant, source = (story.version(locale).id for locale in ("zh-Hans", "zh-Hant", "en"))
    with story.database.begin() as uow:
        assert list(lock(uow, story, "zh-Hans").texts) == [hans, hant]
        assert list(lock(uow, story, "zh-Hant").texts) == [hant]
        assert lock(uow, story, "zh-Hans").source_version_id == source
        assert not lock(uow, story, "zh-Hans", publication_id=story.newsroom.publication_id + 1).texts


def test_derivations_are_told_beside_the_source(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    with story.database.begin() as uow:
        found = one_segment.beside(uow.session, story.id, story.segment(LEFT), story.version("en").id)
        child = story.version("zh-Hant").id
        stored = uow.session.scalars(select(Derivation).where(Derivation.version_id == child)).all()
        told = found.derived[child].derivation
        assert found.source is not None
        assert told is not None
        assert [told.base_text] == [one.base_text for one in stored if one.segment_id == story.segment(LEFT)]

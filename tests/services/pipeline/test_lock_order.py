"""Stages hold texts in the order in which everybody does, however their rows lie in the table."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select, text

from tests.factories import make_article, run_pipeline
from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.following.detach import attach_version, detach_version

_MOVED = text(
    "UPDATE segment_text SET look = look WHERE article_id = :article AND version_id = :version AND segment_id = :first"
)


def _read_as_they_lie(database: Database) -> None:
    """As a long article's are, of which most are to be written."""
    with database.begin() as uow:
        name = uow.session.scalar(text("SELECT current_database()"))
        for how in ("enable_indexscan = off", "enable_bitmapscan = off", "plan_cache_mode = force_generic_plan"):
            uow.session.execute(text(f"ALTER DATABASE {name} SET {how}"))
        uow.session.execute(text("ANALYZE segment_text"))
    database.engine.dispose()


def free_texts(database: Database, article_id: int, version_id: int) -> list[int]:
    """The segments of the version whose texts nobody holds."""
    with database.begin() as uow:
        return list(
            uow.session.scalars(
                select(SegmentText.segment_id)
                .where(SegmentText.article_id == article_id, SegmentText.version_id == version_id)
                .order_by(SegmentText.segment_id)
                .with_for_update(key_share=True, skip_locked=True)
            )
        )


def test_who_waits_for_the_first_text_holds_none_behind_it(own_database: Database, desk: Desk) -> None:
    sentences = {f"Train {n} left.": f"第{n}列车开出了。" for n in range(40)}
    page = ImportedArticle(language="en", title="Trains", blocks=[Block("paragraph", " ".join(sentences))])
    article_id = make_article(own_database, desk.newsroom[Role.EDITOR], page)
    story = RevisedStory(own_database, desk.newsroom, article_id)
    with own_database.begin() as uow:
        detach_version(uow, story.editor, story.id, "zh-Hant", reason="Its desk writes it.")
    for source, said in sentences.items():
        story.save("zh-Hans", source, said)
    with own_database.begin() as uow:
        attach_version(uow, story.editor, story.id, "zh-Hant")
    _read_as_they_lie(own_database)
    hant = story.version("zh-Hant").id
    every = free_texts(own_database, story.id, hant)
    key = {"article": story.id, "version": hant, "first": story.segment("Train 0 left.")}
    with own_database.begin() as uow:
        uow.session.execute(_MOVED, key)
    with ThreadPoolExecutor(1) as pool, own_database.begin() as uow:
        uow.session.execute(_MOVED, key)
        working = pool.submit(run_pipeline, own_database, story.id)
        until_blocked(uow, working)
        behind = [one for one in free_texts(own_database, story.id, hant) if one > key["first"]]
        assert behind == [one for one in every if one > key["first"]]
        uow.session.commit()
        working.result()
    assert {story.text("zh-Hant", source).state for source in sentences} == {"translated"}

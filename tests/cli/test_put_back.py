"""`tms doctor` finds what an earlier release let through, and `tms db upgrade` puts it back into review."""

import pytest
from sqlalchemy import create_engine, text

from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.cli.database import bring_up_to_date
from tms.db.doctor_facts import Watch, examine
from tms.db.unit_of_work import Database


@pytest.mark.full
def test_what_nobody_accepted_is_found_and_put_back(
    own_database_url: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = create_engine(own_database_url)
    story = Story(Database(engine), desk.newsroom, desk.english)
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hans")
    assert examine(own_database_url).watched == Watch(released=2, looked_at=2, live=(), approved=())
    version, segment = story.version("zh-Hant"), story.segment(LEFT)
    with story.database.begin() as uow:
        # As a late save left it: the version is approved, and one of its texts was never read.
        uow.session.execute(text("ALTER TABLE segment_text DISABLE TRIGGER approved_text_stays"))
        uow.session.execute(
            text("UPDATE segment_text SET state = 'translated' WHERE version_id = :version AND segment_id = :segment"),
            {"version": version.id, "segment": segment},
        )
        uow.session.execute(text("ALTER TABLE segment_text ENABLE TRIGGER approved_text_stays"))
    watched = examine(own_database_url).watched
    assert watched is not None
    assert watched.approved == ((story.id, version.id),)
    bring_up_to_date(own_database_url)
    said = capsys.readouterr().out
    assert f"put back into review, because it holds texts that nobody accepted: article {story.id}, zh-Hant" in said
    assert story.version("zh-Hant").status == "reviewing"
    assert examine(own_database_url).watched == Watch(released=2, looked_at=2, live=(), approved=())
    bring_up_to_date(own_database_url)
    assert capsys.readouterr().out == ""
    engine.dispose()

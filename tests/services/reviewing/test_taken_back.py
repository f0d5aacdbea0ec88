"""A correction that its reviewer takes back leaves the text whose it was: nobody is locked out, four eyes stay."""

from itertools import product

import pytest

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.races.interleaving import Deed, Ring, Schedule
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.services.jobs.authorship import authors_by_segment, authors_of_text
from tms.services.reviewing.agree import agree_to_correction
from tms.services.workspace.single_row import one_row

THEIRS = IN_CHINESE[LEFT]
OTHERWISE = "首列夜班列车十点开出。"


def somebody(story: Story, name: str, *roles: Role) -> Actor:
    return make_person(story.database, f"{name}@newsroom.example", list(roles), story.newsroom.publication_id)


@pytest.fixture
def both(story: Story) -> Actor:
    return somebody(story, "both", Role.TRANSLATOR, Role.REVIEWER)


@pytest.fixture
def submitted(story: Story) -> Story:
    story.translate()
    story.submit("zh-Hans")
    return story


def behind(story: Story, locale: str = "zh-Hans", source: str = LEFT) -> set[int]:
    """Who is behind the text, as one text is asked for, as a version is, and as a row of the workspace says."""
    version, row = story.version(locale), story.text(locale, source)
    with story.database.begin() as uow:
        one, of_all = authors_of_text(uow, row), authors_by_segment(uow, version)
        for actor in (story.reviewer, story.translator):
            alone = one_row(uow, actor, story.id, locale, row.segment_id).row
            assert alone.own == (actor.person_id in one)
    assert of_all.get(row.segment_id, frozenset()) == one
    return set(one)


def refused(story: Story, by: Actor, locale: str = "zh-Hans") -> str:
    with pytest.raises(Denied) as caught:
        story.accept(locale, LEFT, by=by)
    return caught.value.code


def test_who_takes_their_correction_back_accepts_what_another_wrote(submitted: Story) -> None:
    story = submitted
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    assert refused(story, story.reviewer) == "own_work"
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    assert behind(story) == {story.translator.person_id}
    assert story.text("zh-Hans", LEFT).state == "translated"
    assert story.row("zh-Hans", LEFT, by=story.translator).corrected is None
    assert story.accept_all("zh-Hans") == 7
    story.approve("zh-Hans")
    assert story.version("zh-Hans").status == "approved"


def test_it_is_said_in_what_follows_too(submitted: Story) -> None:
    story = submitted
    story.submit("zh-Hant")
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    assert refused(story, story.reviewer, "zh-Hant") == "own_work"
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    assert behind(story, "zh-Hant") == {story.translator.person_id}
    story.accept("zh-Hant", LEFT)


def test_a_derived_text_is_again_what_the_conversion_made(submitted: Story) -> None:
    story = submitted
    story.submit("zh-Hant")
    was = story.text("zh-Hant", LEFT).text
    story.save("zh-Hant", LEFT, "別的句子。", by=story.reviewer)
    story.save("zh-Hant", LEFT, was, by=story.reviewer)
    assert behind(story, "zh-Hant") == {story.translator.person_id}
    story.accept("zh-Hant", LEFT)


def test_what_stood_in_between_may_be_anybodys(submitted: Story, both: Actor) -> None:
    story = submitted
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, "十点开出首列夜班列车。", by=both)
    story.save("zh-Hans", LEFT, THEIRS, by=both)
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    assert behind(story) == {story.translator.person_id}
    story.accept("zh-Hans", LEFT)


def test_ones_own_older_text_stays_own(submitted: Story, both: Actor) -> None:
    story = submitted
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, "十点开出首列夜班列车。", by=both)
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    assert behind(story) == {story.reviewer.person_id}
    assert refused(story, story.reviewer) == "own_work"


def test_ones_own_older_text_stays_own_also_where_another_confirmed_it(story: Story, both: Actor) -> None:
    story.save("zh-Hans", LEFT, THEIRS, by=both, confirm=False)
    story.translate()
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, THEIRS, by=both)
    assert behind(story) == {both.person_id}
    assert refused(story, both) == "own_work"


def test_what_was_a_translation_of_another_source_is_the_claim_of_who_brings_it_back(story: RevisedStory) -> None:
    story.translate()
    story.revise({"left at ten": "left at eleven"})
    story.save("zh-Hans", LEFT, "首列夜班列车十一点开出。")
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    assert behind(story) == {story.reviewer.person_id}
    assert refused(story, story.reviewer) == "own_work"


def test_who_brings_it_back_for_another_doesnt_take_it_from_them(submitted: Story, both: Actor) -> None:
    story = submitted
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    story.save("zh-Hans", LEFT, OTHERWISE, by=both)
    assert behind(story) == {story.reviewer.person_id}
    assert refused(story, story.reviewer) == "own_work"
    story.accept("zh-Hans", LEFT, by=both)


def test_a_translator_who_confirms_what_a_machine_wrote_is_behind_it(story: Story, both: Actor) -> None:
    story.translate()
    story.save("zh-Hans", LEFT, OTHERWISE, by=both)
    story.save("zh-Hans", LEFT, THEIRS, by=both)
    story.submit("zh-Hans")
    assert both.person_id in behind(story)
    assert refused(story, both) == "own_work"


def test_a_draft_that_nobody_confirmed_is_the_choice_of_who_brings_it_back(story: Story) -> None:
    story.save("zh-Hans", LEFT, OTHERWISE, confirm=False)
    story.translate()
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    assert story.reviewer.person_id in behind(story)
    assert refused(story, story.reviewer) == "own_work"


def test_nearly_the_same_text_is_own(submitted: Story) -> None:
    story = submitted
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, THEIRS.removesuffix("。"), by=story.reviewer)
    assert behind(story) == {story.reviewer.person_id}


def test_who_confirms_what_they_brought_back_after_a_return_is_behind_it(story: Story, both: Actor) -> None:
    story.translate()
    story.submit("zh-Hans", by=both)
    story.save("zh-Hans", LEFT, OTHERWISE, by=both)
    story.save("zh-Hans", LEFT, THEIRS, by=both)
    assert behind(story) == {story.translator.person_id}
    story.give_back("zh-Hans", "once more")
    story.save("zh-Hans", LEFT, THEIRS, by=both)
    assert both.person_id in behind(story)


def test_others_segments_are_not_touched_by_it(submitted: Story) -> None:
    story = submitted
    story.save("zh-Hans", CARRIED, "共240人。", by=story.reviewer)
    story.save("zh-Hans", LEFT, OTHERWISE, by=story.reviewer)
    story.save("zh-Hans", LEFT, THEIRS, by=story.reviewer)
    assert behind(story, source=CARRIED) == {story.reviewer.person_id}


@pytest.mark.parametrize("meets", ["who agrees to the correction", "who corrects it once more"])
def test_whoever_comes_meanwhile_leaves_one_answer(
    own_database: Database, own_database_url: str, desk: Desk, meets: str
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    other = somebody(story, "other", Role.TRANSLATOR, Role.REVIEWER)
    story.translate()
    story.submit("zh-Hans")
    ring, segment = Ring(own_database_url), story.segment(LEFT)

    def afresh(n: int) -> tuple[Deed, Deed]:
        story.save("zh-Hans", LEFT, f"{OTHERWISE}{n}", by=story.reviewer)
        rev = story.text("zh-Hans", LEFT).rev

        def takes_back(database: Database) -> None:
            Story(database, desk.newsroom, desk.english).save("zh-Hans", LEFT, THEIRS, by=story.reviewer, rev=rev)

        def comes(database: Database) -> None:
            if meets == "who corrects it once more":
                Story(database, desk.newsroom, desk.english).save("zh-Hans", LEFT, f"{n}", by=other, rev=rev)
                return
            with database.begin() as uow:
                agree_to_correction(uow, other, story.id, "zh-Hans", segment, rev=rev)

        return takes_back, comes

    for n, (first, stop_before) in enumerate(product((0, 1), range(2, 12)), 1):
        takes, comes = ring.meet(afresh(n), Schedule(first, stop_before))
        assert not takes.broken, takes.broken
        assert not comes.broken, comes.broken
        now, by = story.text("zh-Hans", LEFT), behind(story)
        assert by == {story.translator.person_id if takes.done else other.person_id}
        assert now.text == (THEIRS if takes.done else f"{n}")
        assert now.state == "translated"
    ring.close()

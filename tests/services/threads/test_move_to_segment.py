"""Threads of a sentence that leaves the source go on where its text went."""

from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, LEFT
from tests.services.threads.talk import Talk

MERGED = "The first night train left at ten, and it carried 240 people."


def test_an_open_thread_of_a_merged_sentence_goes_on_at_its_heir(story: RevisedStory) -> None:
    talk = Talk(story)
    said = {source: talk.about(source, "A question.", by=story.translator, kind="query") for source in (LEFT, CARRIED)}
    settled = talk.about(CARRIED, "Settled.", by=story.translator)
    talk.resolve(settled, by=story.translator)
    story.revise({"left at ten. It carried": "left at ten, and it carried"})
    row = next(row for row in story.rows("zh-Hans") if row.source.text == MERGED)
    here = [thread for thread in talk.page(by=story.editor).threads if not thread.is_gone]
    assert {thread.id for thread in here} == set(said.values())
    assert {thread.segment_id for thread in here} == {row.segment_id}
    assert sorted(thread.is_moved for thread in here) == [False, True]
    assert next(iter(here)).source == MERGED


def test_a_thread_of_a_sentence_without_an_heir_is_found_on_the_article_and_holds_nothing(story: RevisedStory) -> None:
    talk = Talk(story)
    thread_id = talk.about(CARRIED, "How many?", by=story.translator, kind="query")
    story.translate()
    story.revise({CARRIED: ""})
    (thread,) = talk.page(by=story.editor).threads
    assert (thread.id, thread.is_gone) == (thread_id, True)
    story.submit("zh-Hans")
    # The sentence comes back, and the question with it.
    story.revise({LEFT: f"{LEFT} {CARRIED}"})
    (thread,) = talk.page(by=story.editor).threads
    assert not thread.is_gone

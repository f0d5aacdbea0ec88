"""A waiver is of one thing in one sentence: what holds it, what does not, and who gave it why.

Written from the wish: the same finding in the same sentence is not asked about again, whatever happens elsewhere;
another finding, or the sentence changed, is.
"""

from collections.abc import Callable

import pytest

from tests.services.parity.test_gate import ALL, SECOND, WRONG, refusal, report, waive
from tests.services.revising import RevisedStory, edited
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Derivation
from tms.domain.errors import Conflict
from tms.domain.permissions import Action
from tms.domain.recorded_acts import Act, SignOffKind
from tms.services.articles.parity_report import parity_summary
from tms.services.authorize import authorize_article
from tms.services.jobs.sign import sign_version
from tms.services.parity.comparison import compared, places_of
from tms.services.parity.gate import PARITY


@pytest.fixture
def revised(story: Story) -> RevisedStory:
    """All translated, with a number that the source does not have, and that waived; nothing submitted yet."""
    revised = RevisedStory(story.database, story.newsroom, story.id)
    for source, text in (IN_CHINESE | {CARRIED: WRONG}).items():
        revised.save("zh-Hans", source, text)
    assert waive(revised) == 1
    return revised


def opened(story: Story) -> int:
    return report(story).open


def elsewhere(story: RevisedStory) -> None:
    story.save("zh-Hans", LEFT, "首列夜班列车十点开出。")


def source_elsewhere(story: RevisedStory) -> None:
    story.commit(edited(story.page(), {"left at ten": "departed at ten"}))


def said_otherwise(story: RevisedStory) -> None:
    story.save("zh-Hans", CARRIED, "当时车上有2400人。")


def another_number(story: RevisedStory) -> None:
    story.save("zh-Hans", CARRIED, "车上有2500人。")


def source_said_otherwise(story: RevisedStory) -> None:
    story.commit(edited(story.page(), {CARRIED: "It carried 240 people that day."}))
    story.save("zh-Hans", CARRIED, WRONG)


def converted_otherwise(story: RevisedStory) -> None:
    """As another rule does it: the derived text is another, and follows still."""
    with story.database.begin() as uow:
        row = uow.session.merge(story.text("zh-Hant", CARRIED))
        row.text, row.rev, row.act = "列車上有2400人。", row.rev + 1, Act.DERIVE
        key = row.article_id, row.version_id, row.segment_id
        uow.session.get_one(Derivation, key).base_text = row.text


def overridden(story: RevisedStory) -> None:
    story.save("zh-Hant", CARRIED, "列車上有2400人。")


def and_back(story: RevisedStory) -> None:
    another_number(story)
    story.save("zh-Hans", CARRIED, WRONG)


@pytest.mark.parametrize(
    ("change", "asked_again"),
    [
        (elsewhere, 0),
        (source_elsewhere, 0),
        (converted_otherwise, 0),
        (and_back, 0),
        (said_otherwise, 1),
        (another_number, 1),
        (source_said_otherwise, 1),
        (overridden, 1),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_what_was_waived_is_asked_about_again_if_its_own_sentence_is_another(
    revised: RevisedStory, change: Callable[[RevisedStory], None], asked_again: int
) -> None:
    change(revised)
    assert (report(revised).found, opened(revised)) == (1, asked_again)


def test_it_goes_out_with_what_holds_and_not_with_a_changed_sentence(revised: RevisedStory) -> None:
    elsewhere(revised)
    revised.finish("zh-Hans", "zh-Hant")
    assert revised.publish(*ALL)
    revised.reopen("zh-Hans", "translate")
    said_otherwise(revised)
    revised.finish("zh-Hans")
    revised.accept("zh-Hant", CARRIED)
    revised.approve("zh-Hant")
    assert refusal(revised, *ALL).params == {"n": 1, "what": "numbers 1"}


def waive_first(story: Story) -> None:
    """A waiver of the first of what is found, as far as the last gate can tell given by somebody."""
    with story.database.begin() as uow:
        loaded = authorize_article(uow, story.editor, Action.ARTICLE_VIEW, story.id)
        now = compared(uow, loaded)
        places = places_of(now.parity.found[:1], now)
        for version in now.versions:
            sign_version(
                uow, story.editor, loaded, version, SignOffKind.WAIVE, "one of two", waives=PARITY, places=places
            )


def test_a_waiver_of_one_finding_covers_no_other_in_the_same_sentence(story: Story) -> None:
    revised = RevisedStory(story.database, story.newsroom, story.id)
    revised.commit(edited(revised.page(), {CARRIED: "It carried 240 people in 12 cars."}))
    for source, text in (IN_CHINESE | {CARRIED: "13节车厢，2400人。"}).items():
        revised.save("zh-Hans", source, text)
    revised.finish("zh-Hans", "zh-Hant")
    assert refusal(revised, *ALL).params["n"] == 2
    waive_first(revised)
    assert refusal(revised, *ALL).params["n"] == 1
    told = report(revised).rows[0].told
    assert [one.waived.reason if one.waived else None for one in told] == ["one of two", None]
    assert waive(revised, reason="the other, too") == 1
    assert revised.publish(*ALL)
    told = report(revised).rows[0].told
    assert [one.waived.reason if one.waived else None for one in told] == ["one of two", "the other, too"]
    with pytest.raises(Conflict, match="waived already"):
        waive(revised)


def test_a_version_without_the_waiver_is_not_let_out(story: Story) -> None:
    revised = RevisedStory(story.database, story.newsroom, story.id)
    for source, text in (IN_CHINESE | {CARRIED: WRONG}).items():
        revised.save("zh-Hans", source, text)
    with revised.database.begin() as uow:
        loaded = authorize_article(uow, revised.editor, Action.ARTICLE_VIEW, revised.id)
        now = compared(uow, loaded)
        sign_version(
            uow,
            revised.editor,
            loaded,
            loaded.version("zh-Hans"),
            SignOffKind.WAIVE,
            "only here",
            waives=PARITY,
            places=places_of(now.parity.found, now),
        )
    revised.finish("zh-Hans", "zh-Hant")
    assert refusal(revised, "zh-Hant").params["n"] == 1
    assert refusal(revised, "zh-Hans", "zh-Hant").params["n"] == 1
    assert revised.publish("zh-Hans")


def test_the_short_answer_says_waived_only_if_nothing_is_open(revised: RevisedStory) -> None:
    def is_waived() -> bool:
        with revised.database.begin() as uow:
            loaded = authorize_article(uow, revised.editor, Action.ARTICLE_VIEW, revised.id)
            return parity_summary(uow, loaded).is_waived

    assert is_waived()
    revised.save("zh-Hans", SECOND, "第二条线路将在2028年开通。")
    assert not is_waived()
    found = report(revised)
    assert (found.found, found.open, found.waived) == (2, 1, None)

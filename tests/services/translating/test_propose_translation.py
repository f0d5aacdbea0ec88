"""What a program proposes waits for its person, takes nothing of theirs away, and is nobody's text until confirmed."""

import pytest
from sqlalchemy import select

from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Event
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale, TmsError
from tms.domain.permissions import Actor
from tms.domain.storable import LONGEST_TEXT
from tms.services.translating.propose_translation import Proposed, TranslationProposal, propose_translation
from tms.services.translating.save_segment import keep_typing
from tms.services.workspace.single_row import one_row

WORDS = "第一列夜班列车十点开出。"


def propose(
    story: Story,
    text: str = WORDS,
    *,
    by: Actor | None = None,
    locale: str = "zh-Hans",
    rev: int | None = None,
    source_rev: int = 1,
) -> Proposed:
    """Propose for one segment, on the rev that stands there unless one is given."""
    read = story.text(locale, LEFT).rev if rev is None else rev
    proposal = TranslationProposal(text, read, source_rev)
    with story.database.begin() as uow:
        return propose_translation(uow, by or story.translator, story.id, locale, story.segment(LEFT), proposal)


def pending(story: Story, *, by: Actor | None = None) -> str | None:
    return story.row("zh-Hans", LEFT, by=by or story.translator).mine_pending


def proposals(story: Story) -> list[Event]:
    with story.database.begin() as uow:
        return list(uow.session.scalars(select(Event).where(Event.act == "translation_proposed").order_by(Event.id)))


def test_a_proposal_waits_for_its_person_and_is_nobody_s_text(story: Story) -> None:
    before = [len(story.history(locale, LEFT)) for locale in ("zh-Hans", "zh-Hant")]
    assert propose(story) == Proposed("pending", story.text("zh-Hans", LEFT).rev)
    assert pending(story) == WORDS
    assert story.row("zh-Hans", LEFT, by=story.translator).is_proposed
    with story.database.begin() as uow:
        assert one_row(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT)).row.is_proposed
    for other in (story.reviewer, story.editor):
        assert WORDS not in repr(story.row("zh-Hans", LEFT, by=other))
    assert [len(story.history(locale, LEFT)) for locale in ("zh-Hans", "zh-Hant")] == before
    row = story.text("zh-Hans", LEFT)
    assert (row.text, row.touched_by, row.state) == ("", None, "initial")
    assert story.sign_offs("zh-Hans") == []


def test_open_pages_hear_of_it(story: Story) -> None:
    proposal = TranslationProposal(WORDS, story.text("zh-Hans", LEFT).rev, 1)
    with story.database.begin() as uow:
        propose_translation(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), proposal)
        assert uow.changed_articles == {(story.newsroom.publication_id, story.id)}


def test_it_is_told_without_its_words(story: Story) -> None:
    propose(story)
    (told,) = proposals(story)
    assert (told.person_id, told.article_id) == (story.translator.person_id, story.id)
    assert told.data == {"segment": story.segment(LEFT), "rev": story.text("zh-Hans", LEFT).rev}


def test_a_save_takes_the_proposal_as_it_takes_typing(story: Story) -> None:
    propose(story)
    story.save("zh-Hans", LEFT, WORDS)
    assert pending(story) is None
    assert story.text("zh-Hans", LEFT).touched_by == story.translator.person_id


def test_a_later_proposal_takes_the_place_of_an_earlier_one(story: Story) -> None:
    propose(story, "头一列。")
    propose(story)
    assert pending(story) == WORDS


def test_what_a_person_typed_is_never_replaced(story: Story) -> None:
    propose(story)
    with story.database.begin() as uow:
        rev = story.text("zh-Hans", LEFT).rev
        keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), text="第一列，", rev=rev)
    with pytest.raises(Conflict) as caught:
        propose(story)
    assert caught.value.code == "proposal_over_typing"
    assert pending(story) == "第一列，"
    assert not story.row("zh-Hans", LEFT, by=story.translator).is_proposed
    assert len(proposals(story)) == 1


def test_what_the_text_says_already_is_no_proposal(story: Story) -> None:
    story.save("zh-Hans", LEFT, WORDS)
    assert propose(story, f" {WORDS}\r\n").outcome == "unchanged"
    assert pending(story) is None
    assert proposals(story) == []


def test_a_proposal_for_an_older_text_is_refused_with_all_three(story: Story) -> None:
    rev = story.text("zh-Hans", LEFT).rev
    story.save("zh-Hans", LEFT, "头一列。")
    with pytest.raises(Stale) as caught:
        propose(story, rev=rev)
    told = caught.value.params
    assert (told["base"], told["yours"], told["theirs"]) == ("", WORDS, "头一列。")


def test_a_proposal_for_an_older_source_is_refused(story: Story) -> None:
    for source_rev in (0, 2):
        with pytest.raises(Conflict) as caught:
            propose(story, source_rev=source_rev)
        assert caught.value.code == "proposal_source_changed"
    assert pending(story) is None


def test_only_who_may_write_the_text_now_is_proposed_to(story: Story) -> None:
    for other in (story.editor, story.reviewer):
        with pytest.raises(Denied):
            propose(story, by=other)
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Denied):
        propose(story, "头一列。")
    assert propose(story, "头一列。", by=story.reviewer).outcome == "pending"
    assert story.row("zh-Hans", LEFT, by=story.reviewer).mine_pending == "头一列。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_empty"),
        (" \n", "text_empty"),
        ("长" * (LONGEST_TEXT + 1), "text_too_long"),
        ("a\x00b", "text_not_text"),
        ("半\ud83d", "text_not_text"),
    ],
)
def test_what_could_not_be_confirmed_is_not_proposed(story: Story, text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        propose(story, text)
    assert caught.value.code == code
    assert pending(story) is None


def test_another_publication_s_segment_is_not_found(story: Story, desk: Desk) -> None:
    with pytest.raises(TmsError) as caught:
        propose(story, by=desk.foreign_editor)
    assert isinstance(caught.value, NotFound | Denied)
    assert caught.value.code == "article_not_found"


def test_the_source_is_not_translated(story: Story) -> None:
    with pytest.raises(TmsError) as caught:
        propose(story, locale="en")
    assert caught.value.code in {"not_in_translation", "proposal_of_source"}

"""Letters that gather what is unread: made when due, handed to a real mail server at most once, and discreet."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from tests.factories import ARTICLE, make_article
from tests.mailbox import Inbox, inbox, server
from tests.services.desk import Desk
from tests.services.notifications.told import age, lines, read, told
from tests.services.story import LEFT, Story
from tests.services.threads.talk import Talk
from tms.adapters.mail import MailServer
from tms.adapters.translations.catalogues import voice_of
from tms.db.models import Article, DigestLetter, JobStep, Membership, Person, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.errors import Unavailable
from tms.domain.letter import Message
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import AssignmentRequest
from tms.services.notifications.digest import Office, make_digests, send_digest

__all__ = ["inbox", "server"]

SENDER = "Sanwen <desk@meridian.example>"


class Killed(BaseException):
    """The worker is gone in the middle of it."""


@pytest.fixture
def story(own_database: Database, desk: Desk) -> Story:
    """With real commits: a lock that a transaction holds ends with it."""
    return Story(own_database, desk.newsroom, desk.english)


@pytest.fixture
def mail(server: str) -> MailServer:
    return MailServer(f"smtp://{server}", SENDER)


@pytest.fixture
def asked(story: Story) -> Talk:
    """The reviewer is mentioned, five minutes ago."""
    talk = Talk(story)
    talk.about(LEFT, "@Reviewer, ten in the evening? <b>", by=story.translator)
    age(story)
    return talk


def made(story: Story) -> int:
    with story.database.begin() as uow:
        return make_digests(uow)


def send(story: Story, hand_in: object, *, lease: int = 60) -> None:
    """Run the newest letter's work item as a worker does."""
    with story.database.begin() as uow:
        newest = uow.session.scalars(
            select(WorkItem.id).where(WorkItem.kind == "digest").order_by(WorkItem.id.desc()).limit(1)
        ).one()
        item = work_items.claim(uow.session, newest, lease)
    assert item is not None
    send_digest(story.database.begin, item, hand_in, Office("https://s.example", lambda p, n: f"{p}.{n}.x", voice_of))  # type: ignore[arg-type]


def states(story: Story) -> list[str]:
    with story.database.begin() as uow:
        return list(uow.session.scalars(select(DigestLetter.state).order_by(DigestLetter.id)))


def test_a_letter_says_what_is_unread_and_leads_there(
    asked: Talk, story: Story, mail: MailServer, inbox: Inbox
) -> None:
    assert made(story) == 1
    send(story, mail.hand_in_once)
    (letter,) = inbox.letters
    assert (letter["To"], letter["Subject"]) == (
        "reviewer@newsroom.example",
        "Translator mentioned you · The Meridian",
    )
    assert letter["List-Unsubscribe"].startswith("<https://s.example/unsubscribe/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain, html = (part.get_content().replace("\r\n", "\n") for part in letter.iter_parts())
    assert "Night trains return\n- Translator mentioned you. “@Reviewer, ten in the evening? <b>”" in plain
    assert "  https://s.example/notifications/" in plain
    assert "ten in the evening? &lt;b&gt;" in html
    assert states(story) == ["sent"]
    # Told once: the next letter has nothing to say, and the news stays unread in the pages.
    assert made(story) == 0
    assert lines(story, story.reviewer) == ["Translator mentioned you"]


def test_a_letter_tells_what_no_letter_told(asked: Talk, story: Story, mail: MailServer, inbox: Inbox) -> None:
    """Unread news is told by one letter, also when the next one is due and has other news to tell."""
    made(story)
    send(story, mail.hand_in_once)
    day_before(story)
    assert made(story) == 0
    asked.of_article("@Reviewer, the title?", by=story.editor)
    age(story)
    assert made(story) == 1
    send(story, mail.hand_in_once)
    first, second = (letter.get_body(("plain",)).get_content() for letter in inbox.letters)  # type: ignore[union-attr]
    assert "ten in the evening" in first
    assert "the title?" in second
    assert "ten in the evening" not in second
    assert len(told(story, story.reviewer)) == 2, "both are unread still"


def day_before(story: Story) -> None:
    """All that was told, and every letter, was a day earlier."""
    with story.database.begin() as uow:
        for table, column in (("notification", "at"), ("digest", "made_at")):
            uow.session.execute(text(f"UPDATE {table} SET {column} = {column} - interval '1 day'"))


def test_a_letter_is_in_the_language_in_which_its_reader_uses_the_pages(
    asked: Talk, story: Story, mail: MailServer, inbox: Inbox
) -> None:
    with story.database.begin() as uow:
        uow.session.execute(
            update(Person).where(Person.id == story.reviewer.person_id).values(last_interface="zh-Hant")
        )
    made(story)
    send(story, mail.hand_in_once)
    (letter,) = inbox.letters
    assert letter["Subject"] == "Translator提到了你 · The Meridian"
    plain, html = (part.get_content().replace("\r\n", "\n") for part in letter.iter_parts())
    assert "- Translator提到了你：「@Reviewer, ten in the evening? <b>」" in plain
    assert "How often" not in plain
    assert '<html lang="zh-Hant">' in html


def test_what_begins_with_a_quotation_gets_no_second_marks_in_the_letter(
    story: Story, mail: MailServer, inbox: Inbox
) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.give_back("zh-Hans", "“Ten” or “eleven”?", faults=["terminology"])
    age(story)
    made(story)
    send(story, mail.hand_in_once)
    plain = next(inbox.letters[0].iter_parts()).get_content()
    assert "- Reviewer returned 简体 to you: Wrong term or name. “Ten” or “eleven”?" in plain


def test_reasons_that_were_chosen_and_not_written_are_in_the_letter(
    story: Story, mail: MailServer, inbox: Inbox
) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.submit("zh-Hant")
    story.send_back("zh-Hant", LEFT, "", faults=["style", "mistranslation"])
    story.give_back("zh-Hans", "Read it once more.", faults=["terminology"])
    assert {tuple(one.faults) for one in told(story, story.translator)} == {
        ("terminology",),
        ("mistranslation", "style"),
    }
    age(story)
    made(story)
    send(story, mail.hand_in_once)
    plain, html = (part.get_content().replace("\r\n", "\n") for part in inbox.letters[0].iter_parts())
    assert "- Reviewer sent back a segment of 繁體: Meaning is wrong; Style.\n" in plain
    assert "- Reviewer returned 简体 to you: Wrong term or name. “Read it once more.”" in plain
    assert ">繁體</span>: Meaning is wrong; Style</a>" in html


def test_what_was_read_meanwhile_is_in_no_letter(asked: Talk, story: Story, mail: MailServer, inbox: Inbox) -> None:
    made(story)
    read(story, story.reviewer)
    send(story, mail.hand_in_once)
    assert (inbox.letters, states(story)) == ([], ["dropped"])


@pytest.mark.parametrize("accepted", [True, False])
def test_a_worker_that_dies_while_sending_leaves_one_letter_at_most(
    asked: Talk, story: Story, mail: MailServer, inbox: Inbox, accepted: bool
) -> None:
    made(story)

    def dies(message: Message) -> None:
        if accepted:
            mail.hand_in_once(message)
        raise Killed

    with pytest.raises(Killed):
        send(story, dies, lease=0)
    with story.database.begin() as uow:
        assert work_items.take_back_expired(uow.session, 5)
    send(story, mail.hand_in_once)
    assert len(inbox.letters) == accepted
    assert states(story) == ["sending"]
    assert made(story) == 0


def test_a_letter_that_the_server_did_not_take_is_tried_again(
    asked: Talk, story: Story, mail: MailServer, inbox: Inbox
) -> None:
    made(story)
    away = MailServer("smtp://127.0.0.1:1", SENDER)
    with pytest.raises(Unavailable, match="did not accept the e-mail"):
        send(story, away.hand_in_once, lease=0)
    assert states(story) == ["waiting"]
    with story.database.begin() as uow:
        work_items.take_back_expired(uow.session, 5)
    send(story, mail.hand_in_once)
    assert (len(inbox.letters), states(story)) == (1, ["sent"])


def test_a_letter_that_nobody_could_hand_over_is_given_up_and_the_next_tells_of_the_same(
    asked: Talk, story: Story
) -> None:
    made(story)
    with story.database.begin() as uow:
        uow.session.execute(text("UPDATE digest SET made_at = made_at - interval '2 hours'"))
    assert made(story) == 1
    assert states(story) == ["failed", "waiting"]


def test_a_server_that_hangs_up_may_have_taken_it_so_it_is_not_sent_again(asked: Talk, story: Story) -> None:
    made(story)

    def unknown(message: Message) -> None:
        raise TimeoutError("the answer did not come")

    send(story, unknown)
    assert states(story) == ["failed"]
    assert made(story) == 0


TOLD = ("Night trains return", "ten in the evening", "Meaning is wrong", "Not ten: eleven.")


@pytest.mark.parametrize(
    ("values", "guarded"),
    [({"confidential": False}, False), ({"confidential": True}, True), ({"visibility": "assigned"}, True)],
)
def test_nothing_of_a_guarded_article_leaves_the_house(
    story: Story, mail: MailServer, inbox: Inbox, values: dict[str, object], guarded: bool
) -> None:
    """Neither its title, nor what was said of it, nor the faults for which it came back, nor the reason."""
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "Not ten: eleven.", faults=["mistranslation"])
    Talk(story).about(LEFT, "@Translator, ten in the evening?", by=story.reviewer)
    age(story)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(values))
        # Whoever has work in it sees it; the letter is what must not say it.
        uow.session.execute(
            update(JobStep).where(JobStep.article_id == story.id).values(assignee_id=story.translator.person_id)
        )
    assert made(story) == 1
    send(story, mail.hand_in_once)
    (letter,) = inbox.letters
    words = [part.get_content() for part in letter.iter_parts()]
    for part in TOLD:
        assert all(part in one for one in words) is not guarded, part
        assert any(part in one for one in words) is not guarded, part
    assert all("An article" in one for one in words) is guarded


def test_who_wants_none_has_left_or_sees_the_article_no_more_gets_none(
    asked: Talk, story: Story, mail: MailServer, inbox: Inbox
) -> None:
    made(story)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    send(story, mail.hand_in_once)
    assert (inbox.letters, states(story)) == ([], ["dropped"])
    asked.of_article("@Editor", by=story.editor)
    with story.database.begin() as uow:
        uow.session.execute(update(Membership).values(digest="never"))
        uow.session.execute(text("UPDATE notification SET letter_id = NULL"))
    assert made(story) == 0


def test_one_worker_makes_letters_at_a_time(asked: Talk, story: Story) -> None:
    with story.database.begin() as uow:
        assert make_digests(uow) == 1
        with story.database.begin() as other:
            assert make_digests(other) == 0


def test_the_daily_one_comes_by_the_clock_of_its_reader(story: Story, asked: Talk) -> None:
    far = "Pacific/Kiritimati"
    there = datetime.now(ZoneInfo(far))
    with story.database.begin() as uow:
        # A minute ago there, and hours from now on the publication's clock.
        minute = (there.hour * 60 + there.minute - 1) % 1440
        uow.session.execute(update(Membership).values(digest="daily", digest_minute=minute))
    assert made(story) == 0
    with story.database.begin() as uow:
        uow.session.execute(update(Person).values(time_zone=far))
    assert made(story) == 1


def test_many_versions_of_one_act_are_one_line_of_the_letter(story: Story, mail: MailServer, inbox: Inbox) -> None:
    articles = [make_article(story.database, story.editor, replace(ARTICLE, title=f"Number {n}")) for n in range(3)]
    wish = AssignmentRequest(articles, ["zh-Hans"], person=story.translator.person_id)
    with story.database.begin() as uow:
        change(uow, story.editor, wish)
    age(story)
    assert made(story) == 1
    send(story, mail.hand_in_once)
    (letter,) = inbox.letters
    assert str(letter["Subject"]).startswith("Editor assigned 3 steps to you")
    text, html = letter.iter_parts()
    for part in (text.get_content(), html.get_content()):
        assert part.count("Editor assigned 3 steps to you") == 1
        assert "?together=1" in part
        assert "Number" not in part

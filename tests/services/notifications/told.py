"""What somebody is told, in short."""

from sqlalchemy import text

from tests.services.story import Story
from tms.domain.permissions import Actor
from tms.services.notifications.inbox import InboxLine, OfArticle, notifications, read_notifications
from tms.services.notifications.notice_words import line


def of(story: Story, actor: Actor, *, unread_only: bool = True) -> list[OfArticle]:
    with story.database.begin() as uow:
        return list(notifications(uow, actor, unread_only=unread_only).articles)


def told(story: Story, actor: Actor) -> list[InboxLine]:
    with story.database.begin() as uow:
        return list(notifications(uow, actor, unread_only=True).lines)


def lines(story: Story, actor: Actor) -> list[str]:
    return [line(one) for one in told(story, actor)]


def read(story: Story, actor: Actor, notification_id: int | None = None) -> None:
    with story.database.begin() as uow:
        read_notifications(uow, actor, notification_id)


def age(story: Story, minutes: int = 5) -> None:
    """Everything that was told was told that much earlier."""
    with story.database.begin() as uow:
        uow.session.execute(text(f"UPDATE notification SET at = at - interval '{minutes} minutes'"))

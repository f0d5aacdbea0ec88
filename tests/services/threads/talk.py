"""A conversation about a story, in one line each."""

import uuid

from tests.services.story import Story
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_article
from tms.services.threads.comment import open_article_thread, open_segment_thread, reply
from tms.services.threads.edit_comment import edit_comment, withdraw_comment
from tms.services.threads.read_threads import Threads, ThreadView, threads_of_article, threads_of_segment
from tms.services.threads.resolve import reopen_thread, resolve_thread


class Talk:
    """What people say about one story."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def about(self, source: str, text: str, *, by: Actor, locale: str = "zh-Hans", kind: str = "remark") -> int:
        with self.story.database.begin() as uow:
            segment_id = self.story.segment(source)
            return open_segment_thread(
                uow, by, self.story.id, locale, segment_id, kind=kind, text=text, key=uuid.uuid4()
            )

    def of_article(self, text: str, *, by: Actor, key: uuid.UUID | None = None) -> int:
        with self.story.database.begin() as uow:
            return open_article_thread(uow, by, self.story.id, text=text, key=key or uuid.uuid4())

    def reply(self, thread_id: int, text: str, *, by: Actor, key: uuid.UUID | None = None) -> int:
        with self.story.database.begin() as uow:
            return reply(uow, by, self.story.id, thread_id, text=text, key=key or uuid.uuid4())

    def resolve(self, thread_id: int, *, by: Actor) -> None:
        with self.story.database.begin() as uow:
            resolve_thread(uow, by, self.story.id, thread_id)

    def reopen(self, thread_id: int, *, by: Actor) -> None:
        with self.story.database.begin() as uow:
            reopen_thread(uow, by, self.story.id, thread_id)

    def edit(self, comment_id: int, text: str, *, by: Actor) -> None:
        with self.story.database.begin() as uow:
            edit_comment(uow, by, self.story.id, comment_id, text=text)

    def withdraw(self, comment_id: int, *, by: Actor) -> None:
        with self.story.database.begin() as uow:
            withdraw_comment(uow, by, self.story.id, comment_id)

    def at(self, source: str, *, by: Actor, locale: str = "zh-Hans") -> list[ThreadView]:
        with self.story.database.begin() as uow:
            found = threads_of_segment(uow, by, self.story.id, locale, self.story.segment(source))
        return list(found.threads)

    def page(self, *, by: Actor) -> Threads:
        with self.story.database.begin() as uow:
            return threads_of_article(uow, by, authorize_article(uow, by, Action.ARTICLE_VIEW, self.story.id))

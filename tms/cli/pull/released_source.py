"""What a site needs to know of an installation: whose token it is, what changed, what is out, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from tms.api.v1.me import MeAnswer
from tms.api.v1.released import AssetRendition, ReleasedAnswer
from tms.api.v1.released_articles import ReleasedArticle, ReleasedArticlesAnswer
from tms.cli.pull.api_caller import ApiCaller
from tms.cli.pull.folder_record import Version
from tms.cli.pull.version_file import is_tag

GONE = frozenset({404, 410})
"""What a version that is not out is answered with."""

Answer = TypeVar("Answer", bound=BaseModel)


class EventsGoneError(Exception):
    """What stood behind the cursor is no longer kept."""


class ArticleNumber(BaseModel):
    """The article of an event."""

    id: int


class EventFacts(BaseModel):
    """What is particular to an event, as far as a folder needs it."""

    article: ArticleNumber


class ReadEvent(BaseModel):
    """An event. Its type may be one that this program does not know yet."""

    type: str
    data: EventFacts


class ReadEvents(BaseModel):
    """Some events, and the cursor behind them."""

    events: list[ReadEvent]
    cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True)
class ReleasedSource:
    """The installation's answers as models. Each method raises what ``ApiCaller.read`` raises."""

    caller: ApiCaller

    def me(self) -> MeAnswer:
        """Whose token it is, and what it is for."""
        return self._model(MeAnswer, self.caller.read("/me"))

    def events(self, cursor: str) -> Iterator[ReadEvents]:
        """The events after the cursor, part by part. Raises EventsGoneError."""
        while True:
            answer = self.caller.ask("/events", query={"cursor": cursor, "limit": 500})
            if answer.status == 410:
                raise EventsGoneError
            part = self._model(ReadEvents, self.caller.json(answer))
            if part.has_more and part.cursor == cursor:
                raise self.caller.not_ours()
            yield part
            if not part.has_more:
                return
            cursor = part.cursor

    def articles(self, only: int | None = None) -> Iterator[ReleasedArticle]:
        """The articles of which something is out, with their versions; of ``only``, that one if it is."""
        query: dict[str, Any] = {"limit": 1000} if only is None else {"article": only}
        seen: set[str] = set()
        while True:
            part = self._model(ReleasedArticlesAnswer, self.caller.read("/released", **query))
            for article in part.articles:
                if not all(is_tag(one.tag) for one in article.versions):
                    raise self.caller.not_ours()
                yield article
            if part.next is None:
                return
            if part.next in seen:
                raise self.caller.not_ours()
            seen.add(part.next)
            query["cursor"] = part.next

    def version(self, version: Version, etag: str | None) -> tuple[int, ReleasedAnswer | None, str | None]:
        """The answer's status, what the version says and its ETag, if it is out and another one than is known."""
        article_id, tag = version
        answer = self.caller.ask(f"/articles/{article_id}/versions/{tag}/released", etag=etag)
        if answer.status != 200:
            return answer.status, None, None
        said = self._model(ReleasedAnswer, self.caller.json(answer))
        if (said.article.id, said.tag) != version:
            raise self.caller.not_ours()
        return answer.status, said, answer.headers.get("etag")

    def picture(self, version: Version, number: int, file: AssetRendition) -> bytes | None:
        """The bytes of a picture's file, as readers get them; None where they don't."""
        name = file.href.rpartition("/")[2]
        answer = self.caller.ask_as_reader(f"/pictures/{version[0]}/{number}/{quote(name, safe='')}")
        is_one = answer.status == 200 and answer.headers.get("content-type") == file.media_type
        return answer.body if is_one else None

    def _model(self, model: type[Answer], said: Any) -> Answer:
        try:
            return model.model_validate(said)
        except ValidationError:
            raise self.caller.not_ours() from None

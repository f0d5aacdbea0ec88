"""One Celery task per kind of work item; what stages do stands in ``tms.services.pipeline``."""

from collections.abc import Callable, Mapping

from celery import Celery

from tms.adapters.broker import task_name
from tms.adapters.translations.catalogues import voice_of
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin
from tms.domain.errors import Unavailable
from tms.domain.fetched_text import FetchedText
from tms.domain.work_kinds import WorkKind
from tms.services.fetching.check_feed import check_feed
from tms.services.fetching.fetch_page import fetch_page
from tms.services.notifications.digest import Office, send_digest
from tms.services.notifications.preference import unsubscribe_token
from tms.services.pipeline import draft
from tms.services.pipeline.stage import Run
from tms.services.pipeline.stages import STAGES
from tms.services.sites.send_versions import send_versions
from tms.services.webhooks.hand_out import hand_out
from workers.process import container
from workers.work_item import run_work_item


def _draft(begin: Begin, item: Claimed) -> None:
    """With the engines that this process knows."""
    draft.run(begin, item, container().engines)


def _digest(begin: Begin, item: Claimed) -> None:
    """A letter to one person. Raises Unavailable (``mail_away``)."""
    ours = container()
    if ours.mail is None:
        raise Unavailable("mail_away", reason="TMS_SMTP_URL is not set")
    office = Office(
        ours.settings.base_url,
        lambda publication_id, person_id: unsubscribe_token(ours.secret_key, publication_id, person_id),
        voice_of,
    )
    send_digest(begin, item, ours.mail.hand_in_once, office)


def _fetch(begin: Begin, item: Claimed) -> None:
    """A page that somebody gave the address of."""
    # Reading pages takes libraries that most workers never need: loaded here, only a child that reads one has them.
    from tms.adapters.page_reader import fetch_article, read_article_at

    ours = container()
    most = ours.settings.max_upload_bytes

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        answer = fetch_article(ours.fetcher, address, most)
        is_there()
        return read_article_at(answer, most)

    fetch_page(begin, item, read)


def _feed(begin: Begin, item: Claimed) -> None:
    """A feed that is watched."""
    from tms.adapters.feed_reader import ask_feed

    check_feed(begin, item, lambda address, known: ask_feed(container().fetcher, address, known))


def _webhooks(begin: Begin, item: Claimed) -> None:
    """What is due to a publication's webhooks."""
    hand_out(begin, item, container().webhooks)


def _sites(begin: Begin, item: Claimed) -> None:
    """What is due to a publication's sites."""
    send_versions(begin, item, container().sites)


def _task(run: Run) -> Callable[[int], None]:
    def run_item(item_id: int) -> None:
        run_work_item(container(), item_id, run)

    return run_item


TASKS: Mapping[WorkKind, Callable[[int], None]] = {
    kind: _task(run)
    for kind, run in {
        **STAGES,
        WorkKind.DRAFT: _draft,
        WorkKind.DIGEST: _digest,
        WorkKind.FETCH: _fetch,
        WorkKind.FEED: _feed,
        WorkKind.WEBHOOKS: _webhooks,
        WorkKind.SITES: _sites,
    }.items()
}


def register(app: Celery) -> None:
    """Make the tasks known to the application."""
    for kind, run in TASKS.items():
        app.task(name=task_name(kind))(run)

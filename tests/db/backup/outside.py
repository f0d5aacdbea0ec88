"""What programs, sites and feeds leave in an installation, for backups to bring back."""

from dataclasses import replace

from sqlalchemy import select

from tests.api.callers import machine_token, own_token
from tests.factories import ARTICLE, PASSWORD, Newsroom
from tests.services.fetching import test_feeds, test_pages
from tms.adapters.vault import FernetVault
from tms.db.models import SiteVersion, Version, Webhook
from tms.db.unit_of_work import Database
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.domain.public_names import PublicName
from tms.domain.token_scopes import Scope
from tms.services.fetching.candidates import dismiss_candidate
from tms.services.fetching.feeds import watch_feed
from tms.services.fetching.fetch_page import fetch_page
from tms.services.fetching.pages import ask_for_page
from tms.services.people.make_token import NewToken, make_own_token
from tms.services.people.revoke_token import revoke_own_token
from tms.services.publication.public_names import change_public_names, public_names_standing
from tms.services.sites.connect import SiteInput, connect_site
from tms.services.sites.put_article import SentArticle, put_article
from tms.services.webhooks.configure import WebhookInput, make_webhook
from tms.services.webhooks.rounds import take_up

FILLED = frozenset({
    "access_token", "site_article", "outside_log", "outside_event", "feed", "feed_entry", "fetched_page", "webhook",
    "webhook_delivery", "former_public_name", "connected_site", "site_version",
})  # fmt: skip


def deal_with_the_outside(database: Database, newsroom: Newsroom) -> str:
    """Leave rows in each of the ``FILLED`` tables; the secret of the editor's token."""
    editor = newsroom[Role.EDITOR]
    secret = own_token(database, editor, [Scope.EVENTS_READ])
    machine_token(database, newsroom[Role.ADMINISTRATOR])
    with database.begin() as uow:
        wish = WebhookInput("https://cms.example/钩子", list(OutsideKind))
        hook_id = make_webhook(uow, newsroom[Role.ADMINISTRATOR], FernetVault("only for tests"), wish).id
        revoked = make_own_token(uow, editor, NewToken("lost", [Scope.EVENTS_READ], 30), password=PASSWORD)
        revoke_own_token(uow, editor, revoked.id)
        sent = SentArticle(replace(ARTICLE, title="Ferries"), original="Ferries", said=frozenset({"section"}))
        article_id = put_article(uow, editor, "post-17", sent).article_id
        wanted = SiteInput("https://site.example/", "sanwen", "abcd efgh")
        site_id = connect_site(uow, newsroom[Role.ADMINISTRATOR], FernetVault("only for tests"), wanted)
        version_id = uow.session.scalars(select(Version.id).where(Version.article_id == article_id)).first()
        key = {"publication_id": editor.publication_id, "site_id": site_id, "version_id": version_id}
        uow.session.add(SiteVersion(**key, article_id=article_id, number=1))
        watch_feed(uow, editor, test_feeds.ADDRESS)
        ask_for_page(uow, editor, test_pages.ADDRESS)
    with database.begin() as uow:
        state = public_names_standing(uow, editor).state
        called = {"zh-Hant": PublicName("zh-TW", "tc")}
        change_public_names(uow, editor, called, based_on=state, reserved=())
    entries = [test_feeds.entry(n, title='Entry\t\\N\r\n"«引号»') for n in (1, 2)]
    test_feeds.answer(database, *entries, etag='"v1"')
    with database.begin() as uow:
        dismiss_candidate(uow, editor, test_feeds.new(database, editor)[0].id)
    with database.begin() as uow:
        take_up(uow, uow.session.get_one(Webhook, (editor.publication_id, hook_id)))
    fetch_page(database.begin, test_pages.claimed(database), test_pages.answering(test_pages.FOUND))
    return secret

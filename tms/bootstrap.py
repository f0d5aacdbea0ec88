"""Builds everything from settings, once per process: database, broker, live news, secret."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tms.adapters import logs
from tms.adapters.broker import make_celery
from tms.adapters.dispatch import Dispatcher
from tms.adapters.egress import Egress
from tms.adapters.engine_limits import EngineLimits
from tms.adapters.engines import discover
from tms.adapters.live import LiveHub
from tms.adapters.mail import MailServer, Postman, Told
from tms.adapters.page_fetcher import PageFetcher
from tms.adapters.people_presence import Whereabouts
from tms.adapters.pictures import PictureBucket, PictureFolder
from tms.adapters.rate_limit import RateLimit
from tms.adapters.readiness import Readiness, of_installation
from tms.adapters.sites.wordpress import WordPressClient
from tms.adapters.vault import FernetVault
from tms.adapters.webhook_sender import WebhookSender
from tms.db.unit_of_work import IDLE_SECONDS, Database, UnitOfWork, make_engine
from tms.domain.permissions import Subject
from tms.domain.pictures import PictureStore
from tms.embedded import ServerAddresses, addresses, redis_url, secret_key
from tms.services.article_visibility import sight_of
from tms.services.engines.engines import Engines
from tms.services.people.invitations import letter_sent
from tms.services.sites.sending import SitePost
from tms.services.webhooks.sending import WebhookPost
from tms.settings import Settings

AfterCommit = Callable[[UnitOfWork], None]


@dataclass(frozen=True, slots=True)
class Container:
    """What entry points use; handed to them, never looked up."""

    settings: Settings
    database: Database
    dispatcher: Dispatcher
    live: LiveHub
    rate_limit: RateLimit
    readiness: Readiness
    secret_key: str
    engines: Engines
    whereabouts: Whereabouts
    fetcher: PageFetcher
    webhooks: WebhookPost
    pictures: PictureStore
    sites: SitePost
    postman: Postman | None = None
    mail: MailServer | None = None

    def close(self) -> None:
        """Hand on what is in hand and let the database go; for commands that end."""
        self.dispatcher.close()
        if self.postman is not None:
            self.postman.close()
        self.database.engine.dispose()


def build(settings: Settings, *, pool_size: int = 5, idle_seconds: int = IDLE_SECONDS) -> Container:
    """Raises Conflict (``instance_not_running``) if no addresses are configured and no instance runs."""
    where = addresses(settings)

    def database(after_commit: AfterCommit) -> Database:
        engine = make_engine(where.database_url, pool_size=pool_size, idle_seconds=idle_seconds)
        return Database(engine, after_commit)

    return assemble(settings, where, database)


def assemble(settings: Settings, where: ServerAddresses, make_database: Callable[[AfterCommit], Database]) -> Container:
    """The container on these servers; ``make_database`` is handed what follows a commit."""
    live_url = redis_url(where.broker_url)
    dispatcher = Dispatcher(make_celery(where.broker_url), live_url)

    def after_commit(uow: UnitOfWork) -> None:
        dispatcher.after_commit(uow)
        if postman is not None:
            postman.after_commit(uow)

    def told(link_id: int, error: str | None) -> None:
        with database.begin() as uow:
            letter_sent(uow, link_id, error)

    database = make_database(after_commit)
    agent = f"Sanwen (+{settings.public_url})" if settings.public_url else "Sanwen"
    postman = make_postman(settings, told)

    wordpress = WordPressClient(Egress(), agent)
    pictures = make_pictures(settings)

    def audience(article_ids: Sequence[int]) -> dict[int, Subject]:
        with database.begin() as uow:
            return sight_of(uow, article_ids)

    return Container(
        settings=settings,
        database=database,
        dispatcher=dispatcher,
        live=LiveHub(live_url, audience),
        rate_limit=RateLimit(live_url),
        readiness=of_installation(where.database_url, live_url, None if settings.database_url else settings.data_dir),
        secret_key=secret_key(settings),
        engines=make_engines(settings, live_url),
        whereabouts=Whereabouts(live_url),
        fetcher=PageFetcher(Egress(), agent),
        webhooks=WebhookPost(make_vault(settings), WebhookSender(Egress(), agent).send),
        pictures=pictures,
        sites=SitePost(make_vault(settings), pictures, wordpress.put, wordpress.ask),
        postman=postman,
        mail=make_mail(settings),
    )


def make_engines(settings: Settings, live_url: str) -> Engines:
    """Whoever asks engines; none is loaded before it is asked."""
    return Engines(discover(Egress()), make_vault(settings), EngineLimits(live_url))


def make_vault(settings: Settings) -> FernetVault:
    """Where keys of engines, secrets of webhooks and passwords of sites are sealed.

    What was encrypted with the secret that signs sessions, before there was a key of its own, can be read still.
    """
    own = settings.encryption_key.get_secret_value() if settings.encryption_key else ""
    return FernetVault(*filter(None, (own, secret_key(settings))))


def make_pictures(settings: Settings) -> PictureStore:
    """Where the files of pictures are kept."""
    return PictureBucket(settings.bucket) if settings.bucket else PictureFolder(settings.pictures_folder)


def make_postman(settings: Settings, told: Told) -> Postman | None:
    """Whoever sends letters with links, if a mail server is set."""
    server = make_mail(settings)
    return None if server is None else Postman(server, told)


def make_mail(settings: Settings) -> MailServer | None:
    """The mail server, if one is set."""
    if settings.smtp_url is None or settings.mail_from is None:
        return None
    return MailServer(settings.smtp_url.get_secret_value(), settings.mail_from)


def configure_logs(settings: Settings) -> None:
    """Structured lines on stderr, as the settings say."""
    logs.configure(settings.log_level, settings.log_format)

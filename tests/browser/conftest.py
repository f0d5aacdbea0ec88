"""A running product (web and worker as real processes), emptied for each test, and a real Chromium."""

import os
import shutil
import socket
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.browser.slow import DATABASE, slow_network
from tests.chaos.processes import WorkerProcess, wait_until
from tests.conftest import broker_database, copy_of, make_container
from tests.factories import PASSWORD, Newsroom, make_newsroom
from tests.gallery.serving import Served, serving
from tms.adapters.broker import make_celery
from tms.adapters.dispatch import Dispatcher
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.embedded import redis_url

IS_SLOW = bool(os.environ.get("TMS_SLOW"))
# Many other processes may have the machine meanwhile; what is there is seen at once all the same.
expect.set_options(timeout=15_000)

# Chromium's own look-ups of its vendor's hosts are useless here and slow where the network is closed.
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def chromium() -> str | None:
    """Where Chromium is on this machine, if anywhere."""
    return os.environ.get("TMS_CHROMIUM") or next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        assert not os.environ.get("TMS_REQUIRE_BROWSER"), "Chromium is missing: install it, or set TMS_CHROMIUM"
        pytest.skip("Chromium is not installed")
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *_QUIET])
    yield browser
    browser.close()


@dataclass(frozen=True, slots=True)
class Product:
    """Where the running product is, and who works there."""

    url: str
    database: Database
    telling: Database
    """The same database, of which open pages are told, as of everything that the product itself commits."""
    newsroom: Newsroom
    data: Path
    """The folder that web and worker keep their files in."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The processes that all browser tests of an xdist worker share."""

    url: str
    database: Database
    telling: Database
    data: Path


@pytest.fixture(scope="session")
def installation(migrated: str, worker_number: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    with copy_of(migrated) as database_url, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        broker = broker_database(8 + worker_number)
        environment = {
            "TMS_DATABASE_URL": database_url,
            "TMS_BROKER_URL": broker,
            "TMS_DATA_DIR": str(folder / "data"),
            "TMS_SECRET_KEY": "only for tests",
            "TMS_PORT": str(port),
            "TMS_SWEEP_SECONDS": "0.5",
            "TMS_WORKER_CONCURRENCY": "1",
        }
        programs = [
            WorkerProcess("tms.cli.main", ["web"], environment, folder / "web.log"),
            # For it the site of the tests is on the public web.
            WorkerProcess("tests.fetched_site", ["--worker"], environment, folder / "worker.log"),
        ]
        engine = create_engine(database_url, pool_size=10)
        dispatcher = Dispatcher(make_celery(broker), redis_url(broker))
        url = f"http://127.0.0.1:{port}"

        def answers() -> bool:
            try:
                with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                    return True
            except OSError:
                return False

        try:
            wait_until(answers, seconds=180, what=f"the web server answers; {programs[0].log}")
            yield Installation(url, Database(engine), Database(engine, dispatcher.after_commit), folder / "data")
        finally:
            for program in programs:
                program.kill()
            dispatcher.close()
            engine.dispose()


@pytest.fixture(scope="session")
def way_to_it(installation: Installation) -> Iterator[str]:
    """Its address, or with ``TMS_SLOW=1`` one where everything takes its time."""
    with slow_network(installation.url) if IS_SLOW else nullcontext(installation.url) as url:
        yield url


@pytest.fixture
def product(installation: Installation, way_to_it: str) -> Iterator[Product]:
    """The installation with a newsroom of the test's own, emptied afterwards."""
    newsroom = make_newsroom(installation.database)
    yield Product(way_to_it, installation.database, installation.telling, newsroom, installation.data)
    for attempt in range(10):
        try:
            _empty(installation.database)
            break
        except OperationalError:
            # A request or a stage that is still under way may hold what this wants, and want what this holds.
            if attempt == 9:
                raise


def _empty(database: Database) -> None:
    """Delete all rows; numbers go on, so that nothing a process remembers is taken for something new."""
    with database.begin() as uow:
        connection = uow.session.connection()
        tables = connection.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
        ).all()
        guarded = connection.scalars(
            text("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgtype & 32 > 0 AND NOT tgisinternal")
        ).all()
        # What is append-only for everybody is not for the owner of the test.
        for table in guarded:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(text(f"TRUNCATE {', '.join(tables)}"))
        for table in guarded:
            connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))


@pytest.fixture
def context(browser: Browser, product: Product) -> Iterator[Callable[[], BrowserContext]]:
    """New browsers that share nothing; what their pages complain about fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def new() -> BrowserContext:
        made = browser.new_context(base_url=product.url, locale="en-GB", viewport={"width": 1440, "height": 900})
        made.set_default_timeout(20_000)
        if IS_SLOW:
            made.add_init_script(DATABASE)
        made.on("weberror", lambda error: complaints.append(str(error.error)))
        contexts.append(made)
        return made

    yield new
    for made in contexts:
        made.close()
    assert not complaints


@pytest.fixture
def signed_in(context: Callable[[], BrowserContext], product: Product) -> Callable[[Role], Page]:
    """A page of the role's person, in a browser of their own."""

    def page_of(role: Role) -> Page:
        page = context().new_page()
        page.goto("/login")
        page.get_by_label("E-mail").fill(product.newsroom.email(role))
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/login" not in url)
        return page

    return page_of


@pytest.fixture(scope="session")
def served(migrated: str, worker_number: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Every page with something on it, for tests that only look."""
    with copy_of(migrated) as url:
        engine = create_engine(url, pool_size=10)
        with serving(make_container(Database(engine), url, tmp_path_factory.mktemp("gallery"))) as served:
            yield served
        engine.dispose()

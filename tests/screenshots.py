"""Pictures of every page and its states, for people to look at: ``uv run python -m tests.screenshots --out FOLDER``.

A filled newsroom is made for it and removed again. ``--readme`` renews the three pictures that the README shows.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from pydantic import SecretStr

from tests.browser.conftest import chromium
from tests.gallery.pages import PAGES, Shown
from tests.gallery.serving import Served, serving
from tests.gallery.states import STATES
from tms import embedded
from tms.bootstrap import build, configure_logs
from tms.db.migrate import upgrade
from tms.settings import Settings

README = Path(__file__).parent.parent / ".readme"
IN_README = {"doubt": "workspace", "board": "board", "decisions": "decisions"}
HEIGHT = 900
HIGHEST = 12_000
"""Of what is higher, its beginning is shown."""


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, help="the folder that they go to")
    parser.add_argument("--languages", default="en", help="of the interface, with commas between: en,zh-Hans,zh-Hant")
    parser.add_argument("--width", type=int, nargs="+", default=[1440, 390], help="of the window, in CSS pixels")
    parser.add_argument(
        "--themes", default="", help="light,dark or one of them; by default dark for the main pages only"
    )
    parser.add_argument("--only", nargs="*", help="names of pages; by default all")
    parser.add_argument("--readme", action="store_true", help="renew the pictures of the README")
    chosen = parser.parse_args()
    with _gallery() as served, _browser() as browser:
        if chosen.readme:
            for page in PAGES + STATES:
                if page.name in IN_README:
                    _take(
                        served, browser, page, README / f"{IN_README[page.name]}.png", 1440, "light", "en", whole=False
                    )
        if chosen.out:
            _take_all(served, browser, chosen)


def _take_all(served: Served, browser: Browser, chosen: argparse.Namespace) -> None:
    chosen.out.mkdir(parents=True, exist_ok=True)
    for page in PAGES + STATES:
        if chosen.only and page.name not in chosen.only:
            continue
        for language in chosen.languages.split(","):
            for width in chosen.width:
                for theme in _themes(page, chosen.themes):
                    path = chosen.out / f"{page.name}-{width}-{theme}-{language}.png"
                    _take(served, browser, page, path, width, theme, language)
                    print(path)


def _themes(page: Shown, chosen: str) -> list[str]:
    return (chosen or ("light,dark" if page.is_main else "light")).split(",")


def _take(
    served: Served,
    browser: Browser,
    shown: Shown,
    path: Path,
    width: int,
    theme: str,
    language: str,
    *,
    whole: bool = True,
) -> None:
    how = {
        "viewport": {"width": width, "height": HEIGHT if width > 600 else 844},
        "color_scheme": theme,
        "locale": {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language),
        "has_touch": width <= 600,
        "is_mobile": width <= 600,
    }
    with served.browsing(browser, shown, **how) as page:
        if not whole and page.locator(".seg > .n:focus").count():
            # A picture of the workspace shows somebody at work.
            page.keyboard.press("Enter")
            page.wait_for_timeout(1000)
        # A dialog is shown in the window that one has: what is below its edge is what people don't see either.
        whole = whole and not page.locator("dialog[open]").count()
        if whole:
            _grow(page, width)
        # Not as a “full page”: for that the browser draws a telephone's page as if a mouse were there, with its keys.
        page.screenshot(path=path)


def _grow(page: Page, width: int) -> None:
    """A window as high as the page: bars that stick stand at its ends, and rows out of sight are drawn."""
    for _ in range(3):
        page.set_viewport_size({"width": width, "height": min(_height(page), HIGHEST)})
        page.wait_for_timeout(150)


def _height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


@contextmanager
def _gallery() -> Iterator[Served]:
    with tempfile.TemporaryDirectory(prefix="tms-shots-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        servers = embedded.start(folder / "data", durable=False)
        try:
            upgrade(servers.database_url)
            settings = Settings(
                database_url=servers.database_url,
                broker_url=servers.broker_url,
                data_dir=folder / "data",
                secret_key=SecretStr("only for pictures"),
                log_level="error",
            )
            configure_logs(settings)
            container = build(settings)
            with serving(container) as served:
                yield served
            container.close()
        finally:
            servers.stop()


@contextmanager
def _browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        raise SystemExit("Chromium is missing: install it, or set TMS_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()

"""Articles with five pictures each: what bringing them in, their pages and a backup cost in time and memory."""

import itertools
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from PIL import Image

from tests.benchmarks.articles import page_of
from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import all_open
from tests.benchmarks.report import Row
from tests.benchmarks.running import SECRET, Running
from tests.benchmarks.timing import compare
from tms.adapters.pictures import make_picture
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.pictures import MadePicture, brought_address, keep_picture
from tms.services.articles.import_article import import_article
from tms.services.publishing.publish import publish

EACH = 5
PIXELS = (3000, 2000)
"""Six megapixels, as agencies send photos."""

BROUGHT = 10
"""So many come in as files; the others get the pictures of these, each with bytes of its own."""

SEGMENTS = 40
MB = 1 << 20

_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process between: what is started counts at first what its parent has."""


def picture_rows(running: Running, *, rounds: int, articles: int) -> list[Row]:
    """Bringing in, pages and a backup."""
    with tempfile.TemporaryDirectory(prefix="tms-bench-") as folder:
        photos = [_photo(number) for number in range(EACH)]
        brought, peak = _bring_in(running, Path(folder), photos)
        size = sum(map(len, photos)) / MB
        rows = [
            Row(
                "an article with five photos, by command",
                brought,
                "s",
                detail=f"{size:.1f} MB of {PIXELS[0]} × {PIXELS[1]} pixels; at most {peak:.0f} MB in a process",
            )
        ]
        ids, seconds = _fill(running, [make_picture(one) for one in photos], articles)
        rows.append(Row(f"{articles:,} more, their pictures made already", seconds, "s", detail="two children work"))
        rows += _pages(running, ids[-1], f"pictures-{articles - 1}", rounds)
        rows.append(_backup(running, Path(folder) / "all.zip"))
    return rows


def _photo(number: int) -> bytes:
    """Something with as much in it as a photo: noise in several sizes, as a JPEG of some megabytes."""
    image = Image.new("RGB", PIXELS)
    for grain in (300, 60, 12, 3):
        size = (PIXELS[0] // grain, PIXELS[1] // grain)
        layer = Image.merge("RGB", [Image.effect_noise(size, 90 + 7 * number) for _ in range(3)])
        image = Image.blend(image, layer.resize(PIXELS, Image.Resampling.BICUBIC), 0.45)
    with tempfile.SpooledTemporaryFile() as file:
        image.save(file, "JPEG", quality=85)
        file.seek(0)
        return file.read()


def _bring_in(running: Running, folder: Path, photos: list[bytes]) -> tuple[float, float]:
    """Seconds an article, and the MB of the largest process, of a folder of Markdown with photos beside it."""
    for at, photo in enumerate(photos):
        (folder / f"photo-{at}.jpg").write_bytes(photo)
    for number in range(BROUGHT):
        words = [block.text for block in page_of(SEGMENTS, number=number).blocks]
        shown = [f"![What photo {at} of article {number} shows](photo-{at}.jpg)" for at in range(EACH)]
        body = itertools.chain.from_iterable(itertools.zip_longest(words[:EACH], shown, fillvalue=""))
        text = "\n\n".join([f"# Harbour news {number}", *body, *words[EACH:]])
        (folder / f"article-{number:02}.md").write_text(text, encoding="utf-8")
    began = time.perf_counter()
    peak = _peak_of(running, "article", "import", str(folder), "--source", "en", "--new")
    return (time.perf_counter() - began) / BROUGHT, peak


def _fill(running: Running, made: list[MadePicture], articles: int) -> tuple[list[int], float]:
    """Bring in that many that readers have in their source language; the seconds until all can be worked on."""
    editor, store = running.newsroom[Role.EDITOR], running.container.pictures
    ids: list[int] = []
    began = time.perf_counter()
    for number in range(articles):
        kept = {at: keep_picture(store, _own(one, number)) for at, one in enumerate(made, start=1)}
        page = page_of(SEGMENTS, title=f"Pictures {number}", number=number)
        shown = [
            Block("caption", f"⟦1⟧Photo {at} of article {number}⟦/1⟧", {"1": Code("image", brought_address(at))})
            for at in kept
        ]
        blocks = [*itertools.chain.from_iterable(zip(page.blocks, shown, strict=False)), *page.blocks[EACH:]]
        with running.container.database.begin() as uow:
            ids.append(import_article(uow, editor, replace(page, blocks=blocks), as_new=True, brought=kept))
    while not all_open(running, ids):
        time.sleep(0.2)
    seconds = time.perf_counter() - began
    for article_id in ids:
        with running.container.database.begin() as uow:
            publish(uow, editor, article_id, ["en"])
    return ids, seconds


def _own(made: MadePicture, number: int) -> MadePicture:
    """The same with bytes of its own behind the picture, so that no two articles share a file."""
    mark = number.to_bytes(8)
    renditions = tuple(replace(one, content=one.content + mark) for one in made.renditions)
    return replace(made, renditions=renditions, card=made.card and replace(made.card, content=made.card.content + mark))


def _pages(running: Running, article_id: int, slug: str, rounds: int) -> list[Row]:
    with ExitStack() as stack:
        editor, translator = (stack.enter_context(running.browser(role)) for role in (Role.EDITOR, Role.TRANSLATOR))
        hello, reader = stack.enter_context(running.hello()), stack.enter_context(Browser(running.url))
        asks = {
            "the reading page": partial(reader.get, f"/en/{slug}"),
            "the feed": partial(reader.get, "/en/feed.atom"),
            "the article page": partial(editor.get, f"/articles/{article_id}"),
            "the source editor": partial(editor.get, f"/articles/{article_id}/source"),
            "the editor page of 40 segments": partial(translator.get, f"/articles/{article_id}/versions/zh-Hans"),
        }
        timed = compare(partial(hello.get, "/"), list(asks.values()), rounds=rounds, each=5)
    return [
        Row(what, one.times, "× hello", detail=f"{one.median * 1000:.1f} ms, p95 {one.times_p95:.1f} ×")
        for what, one in zip(asks, timed, strict=True)
    ]


def _backup(running: Running, file: Path) -> Row:
    began = time.perf_counter()
    peak = _peak_of(running, "backup", str(file))
    seconds = time.perf_counter() - began
    size = file.stat().st_size / MB
    return Row("a backup of all", seconds, "s", detail=f"{size:,.0f} MB; at most {peak:.0f} MB in a process")


def _peak_of(running: Running, *command: str) -> float:
    """Run a command of the product; the MB that the largest of its processes had."""
    settings = running.container.settings
    environment = {
        **os.environ,
        "TMS_DATABASE_URL": str(settings.database_url),
        "TMS_BROKER_URL": str(settings.broker_url),
        "TMS_DATA_DIR": str(settings.data_dir),
        "TMS_SECRET_KEY": SECRET,
    }
    told = subprocess.run(
        [sys.executable, "-c", _MEASURED, sys.executable, "-m", "tms.cli.main", *command],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(told.stdout) / 1024

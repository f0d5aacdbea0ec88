"""Whole pages, copied with their menus and pasted: ``uv run python -m tests.benchmarks.imports FOLDER``.

The folder holds public collections of pages (``collections.py`` says which); none of them is in the project.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from playwright.sync_api import Error, sync_playwright

from tests.benchmarks.imports.collections import Sample, samples
from tests.benchmarks.imports.copying import Clipboard
from tests.benchmarks.imports.measure import Result, measured
from tests.browser.conftest import chromium
from tms.adapters.formats.html_text import read_html_text
from tms.adapters.formats.upload import read_upload
from tms.domain.errors import TmsError

_MOST_BYTES = 8_000_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.imports", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=["development", "measured", "all"], default="development")
    parser.add_argument("--language", default="en,zh", help="those that the page may say of itself; empty for any")
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--only", default="", help="pages whose name has this in it")
    parser.add_argument("--plain", action="store_true", help="as plain words, without the clipboard's HTML")
    parser.add_argument("--saved", action="store_true", help="as a file that was saved, without a browser")
    parser.add_argument(
        "--show", action="store_true", help="each page that is not as it should be; development half, or our own"
    )
    parser.add_argument("--keep", type=Path, help="a folder for what the clipboard held; as --show")
    parser.add_argument("--dragged", action="store_true", help="from the headline to the end of the expected body")
    chosen = parser.parse_args()
    if chosen.dragged and chosen.saved:
        parser.error("a saved file is not dragged over")
    pages = [sample for sample in samples(chosen.folder) if _is_wanted(sample, chosen)][: chosen.most]
    results = []
    for sample, result in _results(pages, chosen):
        results.append(result)
        if chosen.show and sample.is_development:
            _show(sample, result)
    print(f"{len(results)} of {len(pages)} pages ({chosen.half})")
    own = {sample.name for sample in pages if sample.is_own}
    for line in [*_summary(results), *_losses([one for one in results if one.name in own])]:
        print(line)


def _is_wanted(sample: Sample, chosen: argparse.Namespace) -> bool:
    languages = [name for name in chosen.language.split(",") if name]
    half = chosen.half == "all" or sample.is_development == (chosen.half == "development")
    return half and chosen.only in sample.name and (not languages or sample.language in ("", *languages))


def _results(pages: Sequence[Sample], chosen: argparse.Namespace) -> Iterator[tuple[Sample, Result]]:
    return _saved(pages) if chosen.saved else _copied(pages, chosen)


def _saved(pages: Sequence[Sample]) -> Iterator[tuple[Sample, Result]]:
    for sample in pages:
        try:
            read = read_upload(sample.html.encode(), _MOST_BYTES, filename="page.html")
        except TmsError as error:
            print(f"{sample.name}: {str(error).splitlines()[0][:200]}", file=sys.stderr)
        else:
            yield sample, measured(sample, read, " ".join(read_html_text(sample.html).paragraphs))


def _copied(pages: Sequence[Sample], chosen: argparse.Namespace) -> Iterator[tuple[Sample, Result]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        clipboard = Clipboard(browser)
        for sample in pages:
            try:
                copied = clipboard.copy(sample.html, _ends(sample) if chosen.dragged else ())
                text, wanted = (copied.plain, "text") if chosen.plain else (copied.markdown, "markdown")
                if chosen.keep and sample.is_development:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / f"{sample.name}.html").write_text(copied.html)
                    (chosen.keep / f"{sample.name}.txt").write_text(copied.plain)
                yield sample, measured(sample, read_upload(text, _MOST_BYTES, wanted=wanted), copied.plain)
            except (Error, TmsError) as error:
                print(f"{sample.name}: {str(error).splitlines()[0][:200]}", file=sys.stderr)
        browser.close()


def _ends(sample: Sample) -> tuple[str, str]:
    """Between which texts somebody drags who wants the article alone."""
    lines = (sample.body or "").splitlines()
    if not sample.title or not lines:
        raise Error("nobody said where the article begins and ends")
    return sample.title, lines[-1]


def _show(sample: Sample, result: Result) -> None:
    for what, is_right, said, right in (
        ("title", result.title, result.said[0], sample.title),
        ("author", result.author, result.said[1], sample.author),
        ("date", result.published_on, result.said[2], sample.published_on),
    ):
        if is_right is False:
            print(f"{sample.name[:40]}  {what}: {said!r} for {right!r}")
    if result.body is not None and result.body < 0.9:
        print(f"{sample.name[:40]}  body: {result.body:.2f}")
    for what, texts in (("lost", result.lost), ("false author", result.false_authors)):
        for text in texts:
            print(f"{sample.name[:40]}  {what}: {text[:120]!r}")


def _summary(results: Sequence[Result]) -> Iterator[str]:
    for what, answers, said in (
        ("title", [one.title for one in results], [bool(one.said[0]) for one in results]),
        ("author", [one.author for one in results], [bool(one.said[1]) for one in results]),
        ("date", [one.published_on for one in results], [one.said[2] is not None for one in results]),
    ):
        asked = [(is_right, is_said) for is_right, is_said in zip(answers, said, strict=True) if is_right is not None]
        if asked:
            right, found = sum(is_right for is_right, _ in asked), sum(is_said for _, is_said in asked)
            beside = sum(said) - found
            yield f"{what}: {right} of {len(asked)}, {right / len(asked):.0%}; of {found} found {found - right} wrong"
            yield f"    and found in {beside} of {len(results) - len(asked)} where nobody named one"
    bodies = [one.body for one in results if one.body is not None]
    if bodies:
        good = sum(one >= 0.9 for one in bodies)
        yield f"body: mean F1 {mean(bodies):.3f}; {good} of {len(bodies)} have 0.9 or more"
    yield f"emphasis: {sum(one.emphasis for one in results)} places in {sum(one.emphasis > 0 for one in results)} pages"


def _losses(results: Sequence[Result]) -> Iterator[str]:
    """What only collections can say that name each block and everybody."""
    if results:
        lost, false = [one.lost for one in results], [one.false_authors for one in results]
        yield f"lost: {sum(map(len, lost))} blocks of the body in {sum(map(bool, lost))} of {len(results)} pages"
        yield f"false authors: {sum(map(len, false))} in {sum(map(bool, false))} of {len(results)} pages"
        yield f"missed emphasis: {sum(one.missed_emphasis for one in results)} places"


if __name__ == "__main__":
    main()

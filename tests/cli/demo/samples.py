"""The demo's files as the tests read them: plainly, without the demo's own loader."""

import csv
import json
import re
from pathlib import Path

import tms.cli

FOLDER = Path(tms.cli.__file__).parent / "demo"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SOURCES = {"cable-ships": "en", "harbour-chair": "zh-Hans", "river-books": "zh-Hant"}

Row = dict[str, str]

_MARKER = re.compile(r"⟦/?\d+/?⟧")


def without_markers(text: str) -> str:
    return _MARKER.sub("", text)


def markers(text: str) -> list[str]:
    return _MARKER.findall(text)


def source_path(article: str) -> Path:
    return FOLDER / "articles" / f"{article}.{SOURCES[article]}.md"


def segments(article: str) -> list[Row]:
    stored: dict[str, list[Row]] = json.loads((FOLDER / "articles" / f"{article}.translations.json").read_text("utf-8"))
    return stored["segments"]


def table(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

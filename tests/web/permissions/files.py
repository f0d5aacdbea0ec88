"""Files of every kind that a route takes, whole and damaged: as a bad disk or an attacker left it."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from werkzeug.test import encode_multipart

from tests.adapters.formats.test_damaged_documents import damaged, whole

MARKDOWN = "---\ntitle: Ferries\n---\n\n## Next\n\n- [one](/map) **two**\n\n> Said he.[^1]\n\n| a |\n|---|\n| 1 |\n"
PLAIN = "Ferries\n\nBy Ann Bell\n\n3 March 2026\n\nThe ferry left at noon. It was “full”.\n"
TABLE = 'en,en status,zh-Hans,note\nferry,preferred,渡轮,"a, b"\n'
PAIRS = "en\tzh-Hans\nThe ferry left.\t渡轮开走了。\n"
TBX = (
    '<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text>'
    '<body><conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec>'
    '<langSec xml:lang="zh-Hans"><termSec><term>渡轮</term></termSec></langSec></conceptEntry></body></text></tbx>'
)
SRX = (
    '<?xml version="1.0"?><srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes"'
    ' cascade="yes"/><body><languagerules><languagerule languagerulename="English"><rule break="no">'
    "<beforebreak>\\bXinh\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>"
    '<languagemap languagepattern="en.*" languagerulename="English"/></maprules></body></srx>'
)
XLIFF = (
    '<?xml version="1.0"?><xliff version="2.1" srcLang="en" trgLang="zh-Hans"'
    ' xmlns="urn:oasis:names:tc:xliff:document:2.1">'
    '<file id="f"><unit id="u"><segment><source>Ferry</source><target>渡轮</target></segment></unit></file></xliff>'
)
TMX = (
    '<?xml version="1.0"?><tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Ferry</seg></tuv>'
    '<tuv xml:lang="zh-Hans"><seg>渡轮</seg></tuv></tu></body></tmx>'
)
BOMB = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;">]><tbx>&c;</tbx>'

KINDS: Mapping[str, str] = {
    "md": MARKDOWN,
    "txt": PLAIN,
    "csv": TABLE,
    "tsv": PAIRS,
    "tbx": TBX,
    "srx": SRX,
    "xliff": XLIFF,
    "tmx": TMX,
    "xml": BOMB,
}
"""Any kind is sent to any route: a file's name says what somebody thinks that it is."""

FIELDS: Mapping[str, tuple[str, Mapping[str, Sequence[str]]]] = {
    "POST /articles/preview": ("file", {"format": ("auto", "text", "markdown"), "language": ("", "en", "zh-Hant")}),
    "POST /articles/<int:article_id>/pictures": ("file", {}),
    "POST /articles/<int:article_id>/versions/<locale>/pictures/<int:picture_id>": (
        "file",
        {"do": ("another", "leave_out", "again", "x")},
    ),
    "POST /terms/import": ("file", {"do": ("preview", "save")}),
    "POST /memory/import": ("file", {}),
    "POST /segmentation": ("srx", {"do": ("srx",), "based_on": ("0",)}),
}
"""The routes that take a file, its field, and what may stand in the others."""

_WEB = Path(__file__).parents[3] / "tms/web"
_ASKS = re.compile(r"request\.files\b")


def places_that_take_files() -> int:
    """How often the pages' code asks for a file; each is in ``FIELDS``."""
    return sum(len(_ASKS.findall(path.read_text(encoding="utf-8"))) for path in _WEB.rglob("*.py"))


def bodies(chance: random.Random, route: str, times: int) -> Iterator[tuple[str, bytes]]:
    """Forms with a damaged file of each kind, so many times, as their media type and what is sent."""
    field, others = FIELDS[route]
    for _ in range(times):
        for name, data in _files(chance):
            values: list[tuple[str, object]] = [(other, chance.choice(some)) for other, some in others.items()]
            boundary, form = encode_multipart(dict(values))
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
            body = form.removesuffix(f"--{boundary}--\r\n".encode()) + head.encode() + data
            yield f"multipart/form-data; boundary={boundary}", body + f"\r\n--{boundary}--\r\n".encode()


def _files(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    yield "a.docx", damaged(whole(), chance)
    for kind, text in KINDS.items():
        yield f"{chance.choice(('a', '..', 'ä%00'))}.{kind}", chance.choice(_HARMS)(text, chance)


def _flipped(text: str, chance: random.Random) -> bytes:
    data = bytearray(text.encode())
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut(text: str, chance: random.Random) -> bytes:
    return text.encode()[: chance.randrange(len(text))]


def _twice(text: str, chance: random.Random) -> bytes:
    return text.encode() * chance.randint(2, 400)


def _otherwise(text: str, chance: random.Random) -> bytes:
    return text.encode(chance.choice(("utf-16", "utf-8-sig", "gb18030", "utf-32")), "replace")


def _stuffed(text: str, chance: random.Random) -> bytes:
    """With something within that is no part of such a file."""
    at = chance.randrange(len(text))
    stuff = chance.choice(("\0", "\ufffe", "<" * 3000, '"', "\u202e\u200b", "&x;", "]]>", "9" * 5000, "\r", "⟦1⟧"))
    return (text[:at] + stuff + text[at:]).encode()


_HARMS: Sequence[Callable[[str, random.Random], bytes]] = (_flipped, _cut, _twice, _otherwise, _stuffed, _stuffed)

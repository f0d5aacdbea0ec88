"""Which encoding the bytes of a file are likely in, where they say nothing of it themselves."""

import re
from collections.abc import Mapping

ENCODINGS: Mapping[str, str] = {
    "UTF-8": "utf-8",
    "GB18030": "gb18030",
    "Big5": "big5hkscs",
    "Windows-1252": "cp1252",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
}
"""Python's name for each that a file may be read in. GB18030 holds GBK, and Big5 the characters of Hong Kong."""

_SAMPLE = 200_000
_COMMON = frozenset(
    "的一是不了在有人我他這这中大来來上国國个個到说說们們为為子和你地出道也時时年得就那要下以生会會自着著去之过過家学學对對可她里裡后後小么麼心多天"
    "而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_LEAST_PLAIN = 0.1
_LEAST_COMMON = 0.1
"""Of the characters of real Chinese a third and more is as common; of bytes read wrongly few are."""


def likeliest(data: bytes) -> str | None:
    """The encoding of ``ENCODINGS`` that the bytes are likely in; None if they are text in none of them."""
    if _is_in(data, "utf-8") and b"\0" not in data and _share(_CONTROLS, data.decode()[:_SAMPLE]) < 0.02:
        return "UTF-8"
    if b"\0" in data[:_SAMPLE]:
        return _utf16_by_zeros(data)
    chinese = {name: _commonness(data, ENCODINGS[name]) for name in ("GB18030", "Big5", "UTF-16 LE", "UTF-16 BE")}
    best = max(chinese, key=lambda name: chinese[name])
    if chinese[best] >= _LEAST_COMMON:
        return best
    if _is_western(data):
        return "Windows-1252"
    # Only marks of punctuation are not English, or names alone.
    return next((name for name in ("GB18030", "Big5") if _is_usual_throughout(data, ENCODINGS[name])), None)


def _is_in(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _share(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text)) / max(1, len(text))


def _utf16_by_zeros(data: bytes) -> str | None:
    """The order of the two bytes in which letters, digits, spaces and common characters come out."""
    plain = {name: _plainness(data, ENCODINGS[name]) for name in ("UTF-16 LE", "UTF-16 BE")}
    best = max(plain, key=lambda name: plain[name])
    return best if plain[best] > _LEAST_PLAIN else None


def _plainness(data: bytes, codec: str) -> float:
    if not _is_in(data, codec):
        return 0.0
    text = data.decode(codec)[:_SAMPLE]
    if _share(_CONTROLS, text) > 0.01:
        return 0.0
    return sum(char.isascii() or char in _COMMON for char in text) / max(1, len(text))


def _is_usual(char: str) -> bool:
    return (
        char.isascii()
        or char.isalpha()
        or "\u00a0" <= char <= "\u00ff"
        or "\u2000" <= char <= "\u27bf"
        or "\u3000" <= char <= "\uffef"
    )


def _commonness(data: bytes, codec: str) -> float:
    """Which part of the text's Chinese characters is common; 0 where the bytes are no such text."""
    if not _is_in(data, codec):
        return 0.0
    text = data.decode(codec)[:_SAMPLE]
    han = _HAN.findall(text)
    if _share(_CONTROLS, text) > 0.01 or sum(map(_is_usual, text)) < 0.9 * len(text):
        return 0.0
    # Two bytes of western text make one rare character each; Chinese has more of its own than that.
    others = sum(char.isalpha() and not char.isascii() and not _HAN.match(char) for char in text)
    return sum(char in _COMMON for char in han) / max(1, len(han) + others)


def _is_usual_throughout(data: bytes, codec: str) -> bool:
    if not _is_in(data, codec):
        return False
    text = data.decode(codec)[:_SAMPLE]
    return all(map(_is_usual, text)) and _share(_CONTROLS, text) < 0.01


def _is_western(data: bytes) -> bool:
    """Mostly letters of ASCII, of others mostly letters and quotation marks, and no codes that mean nothing."""
    if not _is_in(data, "cp1252"):
        return False
    text = data.decode("cp1252")[:_SAMPLE]
    others = [char for char in text if not char.isascii()]
    known = sum(char.isalpha() or char in "‘’“”–—…«»€£©®™°§·•‹›×½\u00a0" for char in others)
    return _share(_CONTROLS, text) < 0.01 and len(others) < 0.25 * len(text) and known > 0.8 * len(others)

"""What the commands over text read and write, and the locales that they take."""

import json
import sys
from pathlib import Path
from typing import Any

from tms.domain.errors import Invalid
from tms.domain.locales import is_chinese, parse_locale

_LINE_ENDS_IN_JSON = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def given_text() -> str:
    """All of standard input, its line ends as they are. Raises Invalid (``text_not_utf8``)."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("text_not_utf8", place=error.start + 1) from error


def text_of(file: str) -> str:
    """All of a file, or of standard input for ``-``. Raises Invalid (``…_not_utf8``, ``text_not_readable``)."""
    if file == "-":
        return given_text()
    try:
        return Path(file).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("file_not_utf8", file=file, place=error.start + 1) from error
    except OSError as error:
        raise Invalid("text_not_readable", file=file, reason=error.strerror or "it can’t be read") from error


def json_line(value: Any) -> bytes:
    """The value as one line of JSON: whoever reads line by line must not find a line end inside a string."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS_IN_JSON).encode() + b"\n"


def chinese_locale(tag: str) -> str:
    """The Chinese locale of a tag that a person typed. Raises Invalid."""
    locale = parse_locale(tag)
    if not is_chinese(locale):
        raise Invalid("conversion_needs_chinese", tag=locale)
    return locale

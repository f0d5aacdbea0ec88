"""Other converters on the same sentences, as far as they are installed."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any


def others() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Each other converter that is here: its name, and what it makes of a text of 简体 for Taiwan."""
    opencc = _module("opencc")
    if opencc is not None:
        by_opencc = opencc.OpenCC("s2twp")
        yield "OpenCC", lambda text: _marked(by_opencc.convert(text))
    zhconv = _module("zhconv_rs")
    if zhconv is not None:
        yield "zhconv-rs", lambda text: _marked(zhconv.zhconv(text, "zh-tw"))
    jieba = _module("jieba")
    if jieba is not None and opencc is not None:
        jieba.setLogLevel(30)
        yield "jieba's words", lambda text: _marked("".join(map(by_opencc.convert, jieba.cut(text))))


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


def _marked(text: str) -> str:
    """With Taiwan's quotation marks, which are no word of theirs to get wrong, and its usual 台."""
    return text.translate(str.maketrans("“”‘’臺", "「」『』台"))

"""What a statement leaves out and what it takes in: except the baker is not 面包师也不例外, including dogs not 狗除外.

Told only where the other version has no word that may say the same.
"""

import re
from collections.abc import Iterator

_LEFT_OUT = re.compile(
    r"\b(?:(?P<surely>except(?:ing)?(?! that)|with the exception of|excluding|(?:all|every(?:one|body|thing)?) but"
    r"|not (?:including|counting))|(?:apart|aside) from|other than)\b",
    re.IGNORECASE,
)
_NO_EXCEPTION = re.compile(
    r"\b(?:no exceptions?|without exception|not except\w*|(?<!not )includ\w+|inclusive|too|also)\b", re.IGNORECASE
)
_NO_EXCEPTION_CHINESE = "[也亦都均]?不例外|[无毫]一?例外|概莫能外"
_TAKEN_IN_CHINESE = (
    re.compile(f"{_NO_EXCEPTION_CHINESE}|(?:包括|包含|连)[^，。；]{{1,24}}?在内"),
    re.compile(f"{_NO_EXCEPTION_CHINESE}|包括|包含|计入|连同|算上"),
)
"""For what may be "besides", and for what surely leaves out."""
_MAY_LEAVE_OUT = re.compile("[除免但唯惟仅只余却没无不]|[以之]外|未(?!来)|非(?![洲常])|而是|例外")

_TAKEN_IN = re.compile(r"\b(?:including|no exceptions?|without exception|inclusive of)\b", re.IGNORECASE)
_LEFT_OUT_CHINESE = re.compile("(?<!不)除外|不包括|不包含|不含|不在此列|不在其列|不计在内|不算在内")
_MAY_EXCEPT = re.compile(
    r"\b(?:except\w*|exclu\w*|exempt\w*|apart|aside|others?|but|not|no(?! exception)|none|never|without(?! exception)"
    r"|beyond|outside|save|bar|besides|omit\w*|minus|only|alone|rest|remaining|neither|nor|few|lack\w*|free of|net of"
    r"|before|core|ex)\b|n[’']t\b",
    re.IGNORECASE,
)

Places = tuple[tuple[int, int], tuple[int, int]]


def excepted(english: str, chinese: str) -> Iterator[Places]:
    """Where English leaves out what (simplified) Chinese takes in, or the other way round; at most one of each."""
    out = _LEFT_OUT.search(english)
    taken = _TAKEN_IN_CHINESE[out["surely"] is not None].search(chinese) if out else None
    if out and taken and not _NO_EXCEPTION.search(english):
        rest = chinese[: taken.start()] + "，" + chinese[taken.end() :]
        if not _MAY_LEAVE_OUT.search(rest):
            yield out.span(), taken.span()
    kept, left = _TAKEN_IN.search(english), _LEFT_OUT_CHINESE.search(chinese)
    if kept and left and not _MAY_EXCEPT.search(english):
        yield kept.span(), left.span()

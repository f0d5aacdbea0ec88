"""How the files of pictures are sent: as pictures to be shown, and nothing that could run."""

from collections.abc import Mapping

_NOTHING_RUNS = "default-src 'none'; sandbox"


def file_headers(*, is_public: bool = False) -> Mapping[str, str]:
    """Headers beside the media type, which is that of what we made: never guessed at, and nothing in it is loaded.

    What ``is_public`` other sites may show, too, as those do that read a feed.
    """
    return {
        "Content-Security-Policy": _NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline",
        "Cross-Origin-Resource-Policy": "cross-origin" if is_public else "same-origin",
    }

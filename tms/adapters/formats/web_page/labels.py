"""Buttons and labels that stand in a headline and are none of it: of a player, with its time."""

import re
from collections.abc import Iterator

from tms.adapters.formats.web_page.tree import PageElement, remove, words_in

_HEADLINES = frozenset({"h1", "h2", "h3"})
_LABEL = re.compile(
    r"[\s▶►()（）|·]*(?:listen(?: now| to (?:this )?(?:article|story|post))?|"
    r"播放|收听|收聽|朗读|朗讀|听新闻|聽新聞|语音播报|語音播報|"
    r"[0-9]{1,2}(?::[0-9]{2}){1,2}|[0-9]+ ?min(?:ute)?s?(?: (?:read|listen))?)[\s▶►()（）|·]*",
    re.IGNORECASE,
)


def take_labels(body: PageElement) -> list[str]:
    """Take buttons and labels of players out of all headlines; their words."""
    taken: list[str] = []
    for headline in body.all_elements():
        if headline.name in _HEADLINES or headline.says("headline", "itemprop"):
            for label in _labels_in(headline):
                taken += filter(None, [words_in(label)])
                remove(label)
    return taken


def _labels_in(headline: PageElement) -> Iterator[PageElement]:
    for one in headline.all_elements():
        words, whole = words_in(one), words_in(headline)
        if not one.is_in(headline) or words == whole:
            continue
        is_button = one.name == "button" or one.get("role") == "button"
        # “Listen to me” is a headline.
        goes_on = whole.startswith(words) and whole[len(words) :].lstrip()[:1].islower()
        if is_button or (words and _LABEL.fullmatch(words) and not goes_on):
            yield one

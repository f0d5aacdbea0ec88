"""What deriving needs, loaded before the children of web and workers are made: they share its memory, nobody waits."""

import gc
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import RuleSet, derive_explained
from tms.language.conversion.context import hints
from tms.language.conversion.readings.reader import forget_texts
from tms.language.glossary import starter
from tms.language.release_memory import give_back

_SAMPLE = "皇后在10点后面的软件里，用台湾的发票做头发。"
"""With what is plain, what is a term, and what asks a question, so that everything that answers is loaded."""


def preload() -> None:
    """Load the largest of what deriving needs: thirty megabytes that each child would otherwise have for itself, and a
    second that the first save would otherwise take."""
    _load()
    # The collector writes into every object that it looks at, and what is written to is shared no longer.
    gc.collect()
    give_back()
    gc.freeze()


@cache
def _load() -> None:
    """Nothing in a copy of a process that did it: to ask again would write into a page of every table."""
    # Dictionaries need much room while they are read. The glossary, which is kept in small pieces, then fills it again.
    rules = RuleSet()
    derive_explained(_SAMPLE, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
    find_ambiguities(_SAMPLE, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
    give_back()
    starter(ZH_HANS, ZH_HANT_TW)
    hints.cache_clear()
    forget_texts()

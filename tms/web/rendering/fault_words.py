"""Why something came back, in the language of the page."""

from collections.abc import Sequence

from tms.domain.faults import FAULTS
from tms.http.context import gettext as _
from tms.http.context import translated


def fault_words(fault: str) -> str:
    """The names of types of faults, in the language of this request."""
    return translated(FAULTS[fault])


def why(faults: Sequence[str], reason: str | None) -> str:
    """Why something came back, as one line: what was chosen, then what was written."""
    return _(" – ").join(filter(None, (_("; ").join(map(fault_words, faults)), reason)))

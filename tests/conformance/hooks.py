"""What Schemathesis loads from us: it counts the requests by operation and status.

The counts are written to the file that ``TMS_CONFORMANCE_COUNTS`` names when the process ends.
"""

import atexit
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import schemathesis

from tests.conformance.trial import NO_OPERATION

_COUNTS: Counter[tuple[str, int]] = Counter()


def after_call(context: Any, case: Any, response: Any) -> None:
    """Called by Schemathesis with every answer, also to a method that the operation does not have."""
    del context
    sent = response.request.method
    of_it = case.operation.label if sent == case.operation.method.upper() else NO_OPERATION
    _COUNTS[of_it, response.status_code] += 1


schemathesis.hook(after_call)


@atexit.register
def write_counts() -> None:
    """One row for each operation and status."""
    rows = [[operation, status, count] for (operation, status), count in sorted(_COUNTS.items())]
    Path(os.environ["TMS_CONFORMANCE_COUNTS"]).write_text(json.dumps(rows), "utf-8")

"""Each alarm on a clean text and each error that is not found; of the reported half too with ``--all``."""

import sys

from tests.benchmarks.parity.documents import documents
from tests.benchmarks.parity.known import REAL
from tests.benchmarks.parity.measure import alarms, is_found
from tests.benchmarks.parity.rows import MOST
from tests.benchmarks.parity.seeds import seeds


def main() -> None:
    """Print them, the development half only: what is read here changes the detector."""
    every = documents()
    shown = [document for document in every if document.is_development or "--all" in sys.argv]
    for document in shown:
        for one in alarms(document).found:
            why = REAL.get((document.name, one.row or 0, one.code), "")
            says = [side.words if side else None for side in one.sides]
            print("real " if why else "ALARM", document.name, one.row, one.code, says, why)
    for seed in seeds(every, most=MOST):
        if seed.document in shown and not is_found(seed):
            around = seed.piece.text[max(0, seed.start - 12) : seed.start + len(seed.after) + 12]
            print("MISSED", seed.kind, seed.document.name, seed.row, seed.version, seed.before, "→", seed.after, around)


if __name__ == "__main__":
    main()

"""Take each fence away and see the tests object: ``uv run python -m tests.mutations [NAME…]``. Exit 1: not missed."""

import sys

from tests.mutations.mutations import MUTATIONS, Survived, tried


def main() -> int:
    """Try all, or those that are named."""
    survived = 0
    for mutation in MUTATIONS:
        if len(sys.argv) > 1 and mutation.name not in sys.argv[1:]:
            continue
        try:
            print(f"noticed   {mutation.name}: {tried(mutation)}")
        except Survived as error:
            survived += 1
            print(f"SURVIVED  {error}")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())

"""States, lineage, merge, permissions, inline codes, events, errors: the rules. Standard library only."""

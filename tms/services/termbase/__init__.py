"""The termbase as people keep it: concepts, their history, suggestions, what a change means for open work, files."""

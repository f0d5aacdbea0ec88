"""Splitting and merging segments where the boundary between them is wrong."""

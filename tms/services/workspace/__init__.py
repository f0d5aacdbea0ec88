"""The workspace of one version: its rows, what changed since, a segment's history, and the preview."""

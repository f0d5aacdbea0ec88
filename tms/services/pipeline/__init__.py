"""The background stages of a version: one module per stage, what stages share, and the table of their order."""

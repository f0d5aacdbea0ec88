"""Parity of three versions, measured: seeded errors that are found, and what is said of clean texts."""

from tests.benchmarks.parity.rows import parity_rows

__all__ = ["parity_rows"]

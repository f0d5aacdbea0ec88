"""Telling people of what concerns them, in the transaction that causes it."""

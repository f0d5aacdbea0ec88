"""Giving steps and dates to many articles at once: first what would change, then the change."""

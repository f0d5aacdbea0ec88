"""Releases, and what readers see of them."""

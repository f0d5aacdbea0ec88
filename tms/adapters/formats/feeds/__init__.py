"""Feeds that a site writes for programs: Atom, RSS, JSON Feed, and lists of ninjs."""

from tms.adapters.formats.feeds.read_feed import read_feed

__all__ = ["read_feed"]

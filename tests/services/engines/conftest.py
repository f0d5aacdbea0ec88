"""Tests here start from a newsroom with engines on loopback."""

from tests.services.engines.setting import *  # noqa: F403  pytest finds fixtures by their names

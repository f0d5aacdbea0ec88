"""Tests here start from the desk."""

from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names

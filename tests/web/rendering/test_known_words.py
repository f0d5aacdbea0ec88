"""Codes that pages show have words there: else they stay English, and nobody is told."""

from tms.checks import ALL
from tms.domain.permissions import Role
from tms.web.rendering.known_words import KNOWN


def test_each_family_of_checks_and_each_role_has_words() -> None:
    wordless = {*ALL, *(role.value for role in Role)} - KNOWN.keys()
    assert not wordless, "name them in tms/web/rendering/known_words.py"

"""Codes that pages show have words there: else they stay English, and nobody is told."""

import re

from sqlalchemy import CheckConstraint

from tms.checks import ALL
from tms.db.models import JobStep
from tms.domain.permissions import Role
from tms.web.rendering.known_words import KNOWN


def test_each_family_of_checks_and_each_role_has_words() -> None:
    wordless = {*ALL, *(role.value for role in Role)} - KNOWN.keys()
    assert not wordless, "name them in tms/web/rendering/known_words.py"


def test_each_state_of_a_step_has_words() -> None:
    """``active`` has its own, with how long it is."""
    checked = [one for one in JobStep.__table_args__ if isinstance(one, CheckConstraint)]
    (states,) = [str(one.sqltext) for one in checked if str(one.sqltext).startswith("state IN")]
    told = set(re.findall(r"'(\w+)'", states)) - {"active"}
    assert len(told) > 2
    assert not told - KNOWN.keys()

"""``python -m tests.outputs``: prints the table of kinds and outputs, and fails where one is not as it should be."""

import sys

import pytest

sys.exit(pytest.main(["-n0", "-q", "-s", "tests/web/test_outputs.py"]))

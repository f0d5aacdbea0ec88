"""Parity of an article's versions: the report, and the waiver."""

from tms.web.parity import parity

blueprints = (parity.blueprint,)

"""The memory's entries as a page."""

from tms.web.memory import memory

blueprints = (memory.blueprint,)

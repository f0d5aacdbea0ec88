"""The memory's entries as a page."""

from tms.web.memory import files, memory

blueprints = (memory.blueprint, files.blueprint)

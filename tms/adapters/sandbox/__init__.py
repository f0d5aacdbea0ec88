"""Reading what others wrote in a process of its own: one that takes too long or too much is ended, and nothing else."""

from tms.adapters.sandbox.limits import ReadingLimits
from tms.adapters.sandbox.parent import limited, read_apart

__all__ = ["ReadingLimits", "limited", "read_apart"]

"""Which stored sentences are like a new one."""

"""Celery workers: claim a work item, run its stage, sweep up what was lost. The work itself is in ``tms.services``."""

"""One file per table family: how rows are found and written. Rules live in ``tms.domain`` and ``tms.services``."""

"""Pictures that others send: read in a process of its own, and made anew in the sizes that readers get."""

from tms.adapters.pictures.sent_file import make_picture

__all__ = ["make_picture"]

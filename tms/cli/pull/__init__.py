"""``tms pull``: what readers have of an installation elsewhere, as files for a static site."""

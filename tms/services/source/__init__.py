"""An article's source: it comes in, is revised, compared, and may change its language."""

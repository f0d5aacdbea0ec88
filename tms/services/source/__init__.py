"""An article's source: its blocks and sentences, its revisions, and the change of its language."""

"""Articles of a Sanwen installation as Wagtail pages: a tree for each language, pulled by events and cursor."""

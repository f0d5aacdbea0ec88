"""The release of the tables that come with the program, by which a derived text was made.

The dictionaries are OpenCC's; ours are the starter glossary, the words that are kept apart or keep their sense in news,
those that people write otherwise, what tells a name or a sense by its context, what the reader of sentences was made
from, and what is known of ambiguous words. A text that older ones made is derived anew when a release brings others.
"""

from tms.language.conversion import DICTIONARY_VERSION

TABLES = 79
"""Rises whenever one of our own tables changes, or what reads them; a test holds their digest beside it."""

BUILT_IN_VERSION = DICTIONARY_VERSION * 1_000 + TABLES
"""A number that rises with OpenCC's dictionaries and with our own tables: 10402001 is OpenCC 1.4.2 with the first."""

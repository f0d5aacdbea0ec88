"""Names of the news that every version must have alike, without anybody's termbase: Macron is not 奥朗德.

Countries, cities, organisations and persons, from the starter glossary, from Unicode CLDR (``tools/news_names.py``
makes that table) and from a table by hand. A version that names another one of the same kind than the others, and not
theirs, is wrong; one that names none says it in other words, which is no error.
"""

from tms.checks.parity.known_names.comparing import NamedText, Renamed, documents_of, first_renamed, renamed_in_row
from tms.checks.parity.known_names.table import COUNTRY, DATA, ORGANISATION, PERSON, KnownName, known_names

__all__ = [
    "COUNTRY",
    "DATA",
    "ORGANISATION",
    "PERSON",
    "KnownName",
    "NamedText",
    "Renamed",
    "documents_of",
    "first_renamed",
    "known_names",
    "renamed_in_row",
]

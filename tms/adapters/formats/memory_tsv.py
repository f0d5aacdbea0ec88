"""A table of sentences: tab-separated, its first line names the language of each column."""

from tms.adapters.formats.memory_units import ReadUnits, our_locale
from tms.domain.errors import Invalid
from tms.domain.translatable import Words


def read_memory_tsv(text: str) -> ReadUnits:
    """The rows as units; an empty cell is no text. Raises Invalid (``memory_table_unreadable``) for a first line with
    fewer than two of our languages, or one twice: then nothing is taken."""
    # Cells may have line breaks of other kinds, which end no row.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    locales = [our_locale(tag) for tag in (lines[0] if lines else "").split("\t")]
    ours = [locale for locale in locales if locale]
    if len(ours) < 2 or len(set(ours)) < len(ours):
        raise Invalid("memory_table_unreadable")
    found = ReadUnits()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) > len(locales):
            said = Words("{n} columns instead of {wanted}", n=len(cells), wanted=len(locales))
            found.left_out.append((Words("line {n}", n=number), said))
            continue
        texts = {locale: cell.strip() for locale, cell in zip(locales, cells, strict=False) if locale and cell.strip()}
        found.take(Words("line {n}", n=number), texts)
    return found

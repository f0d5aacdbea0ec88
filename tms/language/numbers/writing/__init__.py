"""Writing a quantity as the news of a locale writes it."""

from tms.domain.locales import is_chinese
from tms.language.numbers.quantity import Quantity
from tms.language.numbers.writing import chinese, english


def write_quantity(quantity: Quantity, source_text: str, locale: str) -> str | None:
    """What stands for the quantity of ``source_text`` in a text of the locale; None where that cannot be said safely.

    ``source_text`` is the whole text that the quantity was found in. Whoever replaces the quantity sets Latin words
    apart with spaces itself.
    """
    written = source_text[quantity.start : quantity.end]
    if is_chinese(locale):
        return chinese.write(quantity, written, locale)
    return english.write(quantity, written)

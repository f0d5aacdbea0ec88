"""Writing a quantity as the news of a locale writes it."""

from tms.domain.locales import is_chinese
from tms.language.numbers.quantity import Kind, PartialDate, Quantity
from tms.language.numbers.writing import chinese, english


def write_quantity(quantity: Quantity, source_text: str, locale: str) -> str | None:
    """What stands for the quantity of ``source_text`` in a text of the locale; None where that cannot be said safely.

    ``source_text`` is the whole text that the quantity was found in. Whoever replaces the quantity sets Latin words
    apart with spaces itself.
    """
    if not (quantity.is_certain or _may_be_written(quantity)):
        return None
    written = source_text[quantity.start : quantity.end]
    if is_chinese(locale):
        return chinese.write(quantity, written, locale)
    return english.write(quantity, written)


def _may_be_written(quantity: Quantity) -> bool:
    """What is uncertain about 元, 上千, 15日 and the '90s changes nothing about how they are written."""
    if isinstance(quantity.value, PartialDate):
        return quantity.value.day is not None and quantity.value.month is None
    return quantity.is_approximate or quantity.kind in (Kind.MONEY, Kind.DECADE)

"""Numbers for inline codes while a text with markup is read."""

from dataclasses import dataclass, field

from tms.domain.inline import MOST_NESTED, Code, Codes

_MOST_CODES = 999


@dataclass(slots=True)
class NumberedCodes:
    """The codes of one text, by numbers that the text doesn't show itself (``reserved``)."""

    reserved: frozenset[str]
    codes: Codes = field(default_factory=dict)
    last: int = 0
    nested: int = 0

    def number(self, code: Code) -> str | None:
        """The code's number; None once a marker's digits are used up."""
        self.last += 1
        while str(self.last) in self.reserved:
            self.last += 1
        if self.last > _MOST_CODES:
            return None
        self.codes[str(self.last)] = code
        return str(self.last)

    def opened(self, code: Code) -> str | None:
        """The number of a code that is opened around others; None also for one that lies too deep within others."""
        number = self.number(code) if self.nested < MOST_NESTED else None
        self.nested += number is not None
        return number

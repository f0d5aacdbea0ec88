"""What a run of Chinese numerals and digits says: 三千五百万, 3千5百万, 1.4万亿, 二〇二五, 两万五."""

import re
from decimal import Decimal

DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "零〇一二三四五六七八九十百千万亿兆两廿卅"
RUN = re.compile(rf"(?:(?:{DIGITS})|[{HAN}]|(?<=\d) (?=[十百千万亿兆])|(?<=[万亿兆]) (?=\d+ ?[千万亿]))+")
_SCORE_AND_BY = re.compile(r"(\d+)[一二两三四五六七八九](?=[票球分])")
_TOKEN = re.compile(rf"{DIGITS}|[{HAN}]")

_DIGIT = {character: at for at, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TENS = {"廿": 20, "卅": 30}


def value_of(run: str) -> Decimal | None:
    """The number that a run in one shape says; None where it is no number (五四, 万千)."""
    tokens = _TOKEN.findall(run)
    if all(token in _DIGIT for token in tokens):
        return _positional(tokens)
    return _Reading().of(tokens)


def _positional(digits: list[str]) -> Decimal | None:
    """一百 without its units: 二〇二五; two digits without zero are a date or a guess (五四, 三四), not a number."""
    if len(digits) > 1 and not {"〇", "零"} & set(digits) and len(digits) != 4:
        return None
    return Decimal("".join(str(_DIGIT[digit]) for digit in digits))


class _Reading:
    """The parts of a number read so far: done, the section below it, and the figure that waits for a unit."""

    def __init__(self) -> None:
        self.done = self.section = Decimal(0)
        self.figure: Decimal | None = None
        self.last_unit = Decimal(0)
        self.after_zero = False

    def of(self, tokens: list[str]) -> Decimal | None:
        for token in tokens:
            if not self._take(token):
                return None
        if self.figure is None:
            return self.done + self.section
        short = self.last_unit >= 100 and not self.after_zero and len(tokens[-1]) == 1
        return self.done + self.section + self.figure * (self.last_unit / 10 if short else 1)

    def _take(self, token: str) -> bool:
        if token in _SMALL:
            return self._small(Decimal(_SMALL[token]))
        if token in _LARGE:
            return self._large(Decimal(_LARGE[token]))
        return self._figure(token)

    def _figure(self, token: str) -> bool:
        if token in ("零", "〇") and self.figure is None:
            self.after_zero = True
            return bool(self.last_unit)
        if self.figure is not None:
            return False
        if token in _TENS:
            self.section += _TENS[token]
            self.last_unit = Decimal(10)
            return True
        self.figure = Decimal(_DIGIT[token]) if token in _DIGIT else Decimal(token.replace(",", "").replace("，", ""))
        return True

    def _small(self, unit: Decimal) -> bool:
        if self.figure is None and (self.section or unit > 10) and not (unit == 10 and self.after_zero):
            return not self.section and not self.done and self._start(unit)
        self.section += (1 if self.figure is None else self.figure) * unit
        self._close(unit)
        return True

    def _start(self, unit: Decimal) -> bool:
        """A run that begins with its unit: 百万, 千万."""
        self.section += unit
        self._close(unit)
        return True

    def _large(self, unit: Decimal) -> bool:
        section = self.section + (self.figure or 0)
        if self.done and (not section or self.done < unit):
            self.done = (self.done + section) * unit
        else:
            self.done += (section or 1) * unit
        self.section = Decimal(0)
        self._close(unit)
        return True

    def _close(self, unit: Decimal) -> None:
        self.figure, self.last_unit, self.after_zero = None, unit, False


def decimals_of(figures: str) -> Decimal:
    """What stands after 点, figure by figure: 二五 is 0.25."""
    return Decimal("0." + "".join(str(_DIGIT[figure]) for figure in figures)) if figures else Decimal(0)


def run_at(text: str, start: int) -> re.Match[str] | None:
    """The numerals that begin there: of 51比50一票之差 the 50 alone."""
    by = _SCORE_AND_BY.match(text, start) if text[start - 1 : start] == "比" else None
    return RUN.match(text, start, by.end(1)) if by else RUN.match(text, start)

"""What a figure is counted in: 每秒30米 are 108 kilometres an hour, and 每亩800公斤 are 12 tonnes per hectare."""

import re

_NAUTICAL = re.compile(r"\b(?:knots?|kph|kmh|km/h|mph)$|[节節]$", re.IGNORECASE)
_AREAS = {
    "acre": 4046.856,
    "hectare": 10_000.0,
    "mu": 10_000 / 15,
    "亩": 10_000 / 15,
    "英亩": 4046.856,
    "公顷": 10_000.0,
}
_SIMPLE = str.maketrans("畝頃時鐘單", "亩顷时钟单")
_SPANS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "秒": 1.0, "分": 60.0, "小时": 3600.0, "时": 3600.0}
_BEHIND = re.compile(
    r"(?:,? (?:per|an?|every) |/)(?P<what>second|minute|hour|acre|hectare|mu)(?![a-z])|/(?P<each>[秒时])", re.IGNORECASE
)
_BEFORE = re.compile(
    "(?:每|平均)(?P<what>小时|秒|分|英亩|公顷|亩)[钟鐘]?[^，。；\\d]{0,8}$|(?P<speed>[时秒]速)[^，。；\\d]{0,8}$|(?P<yield>亩产|单产)"
)
_LONGEST = 14


def per_what(text: str, start: int, end: int, sort: str) -> float | None:
    """In how many seconds a length, on how many square metres a weight; None where nothing tells."""
    if sort not in ("length", "weight"):
        return None
    if sort == "length" and _NAUTICAL.search(text, start, end):
        return _SPANS["hour"]
    behind = _BEHIND.match(text, end)
    what = (behind["what"] or behind["each"]).lower() if behind else _led(text, start)
    return (_SPANS if sort == "length" else _AREAS).get(what or "")


def _led(text: str, start: int) -> str | None:
    found = _BEFORE.search(text[max(0, start - _LONGEST) : start].translate(_SIMPLE))
    if found is None:
        return None
    return found["what"] or (found["speed"][0] if found["speed"] else "亩")

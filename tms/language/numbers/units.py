"""Units of length, area, weight, volume, temperature and time, as news names them in English and Chinese.

Each name has what it measures and how many metres, square metres, kilograms, litres or seconds it is. ``DEGREES`` are
those of an unnamed scale, or of an angle.
"""

import re
from collections.abc import Mapping

CELSIUS, FAHRENHEIT, DEGREES = "celsius", "fahrenheit", "degrees"
TIME, WEIGHT, MONEY = "time", "weight", "money"

_FOOT, _MILE, _YARD, _INCH = 0.3048, 1609.344, 0.9144, 0.0254
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0
_YEAR = 365.25 * _DAY
_QUARTER = _YEAR / 4

_Unit = tuple[str, float]


def _units(rows: Mapping[str, _Unit]) -> dict[str, _Unit]:
    return {name: unit for names, unit in rows.items() for name in names.split("|")}


ENGLISH = _units(
    {
        "mile|miles|mph": ("length", _MILE),
        "nautical mile|nautical miles": ("length", 1852),
        "foot|feet|ft": ("length", _FOOT),
        "inch|inches": ("length", _INCH),
        "knot|knots": ("length", 1852),
        "yard|yards": ("length", _YARD),
        "kilometre|kilometres|kilometer|kilometers|km|kms|kph|kmh|km/h": ("length", 1000),
        "metre|metres|meter|meters": ("length", 1),
        "centimetre|centimetres|centimeter|centimeters|cm": ("length", 0.01),
        "millimetre|millimetres|millimeter|millimeters|mm": ("length", 0.001),
        "micrometre|micrometres|micrometer|micrometers|micron|microns": ("length", 1e-6),
        "nanometre|nanometres|nanometer|nanometers|nm": ("length", 1e-9),
        "light year|light years": ("length", 9.4607e15),
        "square mile|square miles|sq mi|mi²": ("area", _MILE**2),
        "square foot|square feet|sq ft|ft²": ("area", _FOOT**2),
        "square yard|square yards": ("area", _YARD**2),
        "square inch|square inches": ("area", _INCH**2),
        "acre|acres": ("area", 4046.856),
        "hectare|hectares": ("area", 10_000),
        "square kilometre|square kilometres|square kilometer|square kilometers|sq km|km²": ("area", 10**6),
        "square metre|square metres|square meter|square meters|sq m|m²": ("area", 1),
        "square centimetre|square centimetres|square centimeter|square centimeters|cm²": ("area", 1e-4),
        "pound|pounds|lb|lbs": (WEIGHT, 0.453592),
        "ounce|ounces": (WEIGHT, 0.0283495),
        "troy ounce|troy ounces": (WEIGHT, 0.0311035),
        "carat|carats": (WEIGHT, 0.0002),
        "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg": (WEIGHT, 1),
        "gram|grams|gramme|grammes": (WEIGHT, 0.001),
        "milligram|milligrams|milligramme|milligrammes|mg": (WEIGHT, 1e-6),
        "microgram|micrograms|microgramme|microgrammes": (WEIGHT, 1e-9),
        "stone": (WEIGHT, 6.35029),
        "ton|tons|tonne|tonnes|metric ton|metric tons": (WEIGHT, 1000),
        "bushel|bushels": (WEIGHT, 27.2155),
        "gallon|gallons": ("volume", 3.78541),
        "fluid ounce|fluid ounces|fl oz": ("volume", 0.0295735),
        "pint|pints": ("volume", 0.473176),
        "quart|quarts": ("volume", 0.946353),
        "barrel|barrels": ("volume", 158.987),
        "litre|litres|liter|liters": ("volume", 1),
        "millilitre|millilitres|milliliter|milliliters|ml": ("volume", 0.001),
        "cubic metre|cubic metres|cubic meter|cubic meters|m³": ("volume", 1000),
        "cubic foot|cubic feet|ft³": ("volume", 28.3168),
        "degrees fahrenheit|degree fahrenheit|degrees f|°f|f|fahrenheit": (FAHRENHEIT, 1),
        "degrees celsius|degree celsius|degrees c|degrees centigrade|°c|c|celsius": (CELSIUS, 1),
        "degrees|degree": (DEGREES, 1),
        "second|seconds": (TIME, 1),
        "minute|minutes": (TIME, _MINUTE),
        "hour|hours": (TIME, _HOUR),
        "day|days": (TIME, _DAY),
        "week|weeks": (TIME, 7 * _DAY),
        "month|months": (TIME, _YEAR / 12),
        "quarter|quarters": (TIME, _QUARTER),
        "year|years": (TIME, _YEAR),
        "decade|decades": (TIME, 10 * _YEAR),
        "century|centuries": (TIME, 100 * _YEAR),
    }
)
CHINESE = _units(
    {
        "公里|千米": ("length", 1000),
        "米|公尺": ("length", 1),
        "厘米|公分|釐米": ("length", 0.01),
        "毫米|公釐|公厘": ("length", 0.001),
        "微米": ("length", 1e-6),
        "纳米|奈米|納米": ("length", 1e-9),
        "光年": ("length", 9.4607e15),
        "英里|英哩|哩": ("length", _MILE),
        "海里|海浬|浬": ("length", 1852),
        "英尺|英呎|呎": ("length", _FOOT),
        "英寸|英吋|吋": ("length", _INCH),
        "码|碼": ("length", _YARD),
        "节|節": ("length", 1852),
        "平方公里|平方千米|km²": ("area", 10**6),
        "平方米|平方公尺|m²": ("area", 1),
        "平方厘米|平方公分|cm²": ("area", 1e-4),
        "平方英里|平方英哩|平方哩": ("area", _MILE**2),
        "平方英尺|平方英呎|平方呎": ("area", _FOOT**2),
        "平方码|平方碼": ("area", _YARD**2),
        "公顷|公頃": ("area", 10_000),
        "亩|畝": ("area", 10_000 / 15),
        "坪": ("area", 400 / 121),
        "甲": ("area", 9699.17),
        "英亩|英畝": ("area", 4046.856),
        "公斤|千克": (WEIGHT, 1),
        "斤|市斤": (WEIGHT, 0.5),
        "台斤|臺斤|司斤|司馬斤|司马斤": (WEIGHT, 0.6),
        "两|兩": (WEIGHT, 0.05),
        "克|公克": (WEIGHT, 0.001),
        "毫克": (WEIGHT, 1e-6),
        "微克": (WEIGHT, 1e-9),
        "吨|噸|公噸|公吨": (WEIGHT, 1000),
        "磅": (WEIGHT, 0.453592),
        "盎司|安士": (WEIGHT, 0.0283495),
        "克拉": (WEIGHT, 0.0002),
        "蒲式耳|英斗|英鬥": (WEIGHT, 27.2155),
        "升|公升": ("volume", 1),
        "毫升": ("volume", 0.001),
        "立方米|立方公尺": ("volume", 1000),
        "立方英尺|立方英呎|立方呎": ("volume", 28.3168),
        "加仑|加侖": ("volume", 3.78541),
        "液量盎司|液盎司|液体盎司|液體盎司": ("volume", 0.0295735),
        "品脱|品脫": ("volume", 0.473176),
        "夸脱|夸脫": ("volume", 0.946353),
        "桶": ("volume", 158.987),
        "华氏度|華氏度|℉|°F": (FAHRENHEIT, 1),
        "摄氏度|攝氏度|℃|°C": (CELSIUS, 1),
        "度": (DEGREES, 1),
        "秒|秒钟|秒鐘": (TIME, 1),
        "分钟|分鐘": (TIME, _MINUTE),
        "小时|小時|个小时|個小時|钟头|鐘頭|个钟头|個鐘頭": (TIME, _HOUR),
        "天": (TIME, _DAY),
        "周|週|星期|个星期|個星期|礼拜|禮拜|个礼拜|個禮拜": (TIME, 7 * _DAY),
        "个月|個月|月": (TIME, _YEAR / 12),
        "季度|个季度|個季度|季": (TIME, _QUARTER),
        "年|周年|週年": (TIME, _YEAR),
        "个十年|個十年": (TIME, 10 * _YEAR),
        "世纪|世紀|个世纪|個世紀": (TIME, 100 * _YEAR),
    }
)
_OTHERWISE: Mapping[_Unit, tuple[float, ...]] = {
    ENGLISH["ounces"]: (0.0311035,),
    ENGLISH["gallons"]: (4.54609,),
    ENGLISH["pints"]: (0.568261,),
    ENGLISH["bushels"]: (25.4012, 21.7724, 14.515),
    CHINESE["斤"]: (0.6,),
    CHINESE["两"]: (0.0375,),
}
"""An ounce of gold, a gallon in Britain, a bushel of maize, barley, oats; 斤 and 兩 weigh otherwise in Taiwan."""


def other_sizes(sort: str, factor: float) -> tuple[float, ...]:
    """What one of a unit measures, and what it measures elsewhere, by its size in this table."""
    return factor, *_OTHERWISE.get((sort, factor), ())


_NO_UNIT = (
    r"(?!(?<=年)[代级級度龄齡轻輕糕]|(?<=[周週])[年岁歲边邊末围圍转轉期刊报報日游折密旋一二三四五六]"
    r"|(?<=天)[王津]|(?<=克)[拉朗隆罗羅里]|(?<=米)[兰蘭其]|(?<=甲)[级級板骨板等组組]|(?<=升)[至到级級降值温溫格学學息为為市]|(?<=度)[电電假过過]"
    r"|(?<=月)[初底末中份]|(?<=[码碼])[头頭]|(?<=秒)[杀殺]|(?<=桶)[装裝]|(?<=日)元|(?<=季)[后後节節赛賽军軍风風])"
)
"""What makes another word of a unit's character: 10周年, 90年代, 3克拉, 排名第3升至第1."""


def _names(units: Mapping[str, _Unit]) -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", "[ -]")
        for name in sorted(units, key=len, reverse=True)
        if len(name) > 1 or not name.isascii()
    )


AFTER_ENGLISH = re.compile(
    r"(?:(?: to | or |-|–)\d[\d.,]*)?(?:[ -]|(?=°)|(?<=[0-9])(?=[a-z]))(?:(?:of )?an? )?"
    rf"(?P<unit>{_names(ENGLISH)}|(?<=[0-9])(?-i:[CF]))(?![a-z²³]|[- ]olds?(?![a-z])"
    r"|(?<=stone) (?:walls?|lions?|steps?|st|houses?|build|bridges?|pill|figures?|bl|tow|carv|tab|col|arch)"
    r"|(?<=quarter)[- ]?(?:final|back|point|mile|hour|century|note|of|percent)|(?<=quarters) of)",
    re.IGNORECASE,
)
"""After a figure: 60 miles, a 60-mile trek, half an hour, a quarter of a century; not a 60-year-old."""
AFTER_CHINESE = re.compile(
    rf"(?:[至到~～–-]\d[\d.,]*)?\s?(?:[个個]?[多余餘]|[几幾来來])?(?P<unit>{_names(CHINESE)}){_NO_UNIT}"
)

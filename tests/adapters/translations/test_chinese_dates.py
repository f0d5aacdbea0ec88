"""Days in Chinese are as Unicode's CLDR has them: those who only run the program have no Babel to ask."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from tms.adapters.translations import chinese_dates


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_day_of_a_leap_year_is_written_as_cldr_writes_it(language: str) -> None:
    tag = language.replace("-", "_")
    for day in (date(2028, 1, 1) + timedelta(days=n) for n in range(366)):
        assert chinese_dates.full_day_in_chinese(day, language) == format_date(day, "full", tag)
        assert chinese_dates.weekday_in_chinese(day) == format_date(day, "EEEE", tag)
        assert chinese_dates.short_weekday_in_chinese(day, language) == format_date(day, "EEE", tag)

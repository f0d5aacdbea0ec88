"""Whether the versions of an article say the same: compared as they stand, told on a page, waived, asked at release."""

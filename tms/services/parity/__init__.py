"""Whether the versions of an article say the same: compared as they stand, waived, asked at approval and release."""

"""What a version says now: its texts as readers would see them, its counts, and how far its release lags behind."""

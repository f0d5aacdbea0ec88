"""The translation memory: what it remembers, looking sentences up, its entries one by one, and its exchange."""

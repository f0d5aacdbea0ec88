"""What was done in a time: words approved day by day, and how long steps waited."""

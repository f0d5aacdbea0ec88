"""What was done in a time, and what drafts were worth: words approved, waits, and how much people changed."""

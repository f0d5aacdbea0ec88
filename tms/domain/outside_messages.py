"""The words of what is wrong about outside events and their receivers, in English."""

OUTSIDE_MESSAGES: dict[str, str] = {
    "cursor_wrong": "That is no cursor. Use the one that came with the last events, “now”, or none to begin with the oldest.",
    "events_gone": "Events after this cursor were deleted by age. Ask for the cursor “now”, read all articles once, then go on from that cursor.",
}
"""The words of each error code; each names the remedy."""

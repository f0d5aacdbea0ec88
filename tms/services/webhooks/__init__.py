"""Webhooks: set up by administrators, handed out by workers from the log of outside events."""

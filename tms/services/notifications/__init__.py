"""Telling people of what concerns them: in the transaction that causes it, in their inbox, and in the digest."""

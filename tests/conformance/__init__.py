"""The API against its document, by programs that are not ours: Schemathesis, and a client that a generator writes."""

"""Use cases, one file per activity: authorize, load, ask the domain, store, record, queue. Services never commit."""

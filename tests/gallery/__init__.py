"""A filled newsroom, every page of it, and a server: for tests and screenshots of what people see."""
